import type { Thread } from "@brudnopis/schema";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { TextAreaField } from "../../ui/form-field.tsx";
import { useReviewActions } from "../use-review-actions.ts";
import { ThreadForm } from "./thread-form.tsx";
import { useSending } from "./use-sending.tsx";

export interface ReopenFormProps {
  readonly thread: Thread;
  readonly onDone: () => void;
}

/** Its author says that it is not done yet, and may say what is missing. */
export function ReopenForm({ thread, onDone }: ReopenFormProps) {
  const { t } = useTranslation("review");
  const { step } = useReviewActions();
  const sending = useSending();
  const [text, setText] = useState("");
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("textarea")?.focus(), []);
  const submit = async () => {
    if (await sending.send(() => step(thread.id, { step: "reopen", text: text.trim() }))) onDone();
  };
  return (
    <ThreadForm
      form={form}
      label={t("thread.reopen")}
      sending={sending}
      onSubmit={() => void submit()}
      onCancel={onDone}
    >
      <TextAreaField
        label={t("thread.reopenText")}
        rows={2}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </ThreadForm>
  );
}
