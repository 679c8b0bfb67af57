/** The city says what it has done about a remark: all, a part, or nothing and why. */
import { answerKinds, type Thread, type ThreadAnswer } from "@brudnopis/schema";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { TextAreaField } from "../../ui/form-field.tsx";
import { useReviewActions } from "../use-review-actions.ts";
import { ThreadForm } from "./thread-form.tsx";
import { useSending } from "./use-sending.tsx";

export interface AnswerFormProps {
  readonly thread: Thread;
  readonly onDone: () => void;
}

export function AnswerForm({ thread, onDone }: AnswerFormProps) {
  const { t } = useTranslation("review");
  const { step } = useReviewActions();
  const sending = useSending();
  const [kind, setKind] = useState<ThreadAnswer["kind"]>(thread.answer?.kind ?? "done");
  const [text, setText] = useState(thread.answer?.text ?? "");
  const [hasTried, setTried] = useState(false);
  const isMissing = kind === "no" && text.trim() === "";
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLInputElement>("input:checked")?.focus(), []);

  const submit = async () => {
    setTried(true);
    if (isMissing) return form.current?.querySelector("textarea")?.focus();
    const answer = { kind, text: text.trim() };
    if (await sending.send(() => step(thread.id, { step: "address", answer }))) onDone();
  };
  return (
    <ThreadForm
      form={form}
      label={t("thread.addressSend")}
      sending={sending}
      onSubmit={() => void submit()}
      onCancel={onDone}
    >
      <AnswerKinds kind={kind} onChange={setKind} />
      <TextAreaField
        label={kind === "no" ? t("thread.addressBecause") : t("thread.addressText")}
        problem={hasTried && isMissing ? t("thread.addressMissing") : undefined}
        rows={2}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </ThreadForm>
  );
}

interface AnswerKindsProps {
  readonly kind: ThreadAnswer["kind"];
  readonly onChange: (kind: ThreadAnswer["kind"]) => void;
}

function AnswerKinds({ kind, onChange }: AnswerKindsProps) {
  const { t } = useTranslation("review");
  const name = useId();
  return (
    <fieldset className="answer-kinds">
      <legend>{t("thread.addressTitle")}</legend>
      {answerKinds.map((each) => (
        <label key={each}>
          <input type="radio" name={name} checked={kind === each} onChange={() => onChange(each)} />
          {t(`answer.${each}`)}
        </label>
      ))}
    </fieldset>
  );
}
