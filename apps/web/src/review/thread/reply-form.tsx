import type { Thread } from "@brudnopis/schema";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { newId } from "../../records/new-id.ts";
import { MentionInput } from "../compose/mention-input.tsx";
import { toStored } from "../compose/mentions.ts";
import { useDrafts } from "../compose/use-drafts.ts";
import { useMentionable } from "../compose/use-mentionable.ts";
import { useReviewActions } from "../use-review-actions.ts";
import { useSending } from "./use-sending.tsx";

export interface ReplyFormProps {
  readonly thread: Thread;
  readonly onEscape: () => void;
}

/** What is begun stays in this browser until it is sent. */
export function ReplyForm({ thread, onEscape }: ReplyFormProps) {
  const { t } = useTranslation("review");
  const drafts = useDrafts();
  const people = useMentionable(thread.isInternal);
  const { reply } = useReviewActions();
  const { isSending, problem, send } = useSending();
  const [text, setText] = useState(() => drafts.reply(thread.id));
  // The same for every try, so that a reply whose answer was lost is not there twice.
  const id = useRef(newId());
  const isEmpty = text.trim() === "";
  const change = (next: string) => {
    setText(next);
    drafts.setReply(thread.id, next);
  };
  const submit = async () => {
    if (isEmpty || isSending) return;
    const stored = toStored(text, people).trim();
    if (!(await send(() => reply(thread.id, stored, id.current)))) return;
    change("");
    id.current = newId();
  };
  return (
    <form
      className="reply-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <MentionInput
        label={t("thread.replyLabel")}
        {...(isEmpty ? {} : { hint: t("thread.replyHint") })}
        rows={isEmpty ? 1 : 3}
        value={text}
        people={people}
        onChange={change}
        onSubmit={() => void submit()}
        onEscape={onEscape}
      />
      {problem}
      {!isEmpty && (
        <button className="button small" type="submit" disabled={isSending}>
          {t("thread.reply")}
        </button>
      )}
    </form>
  );
}
