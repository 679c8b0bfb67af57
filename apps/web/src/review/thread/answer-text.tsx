import type { ThreadAnswer } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { MessageText } from "./message-text.tsx";

export interface AnswerTextProps {
  readonly answer: Pick<ThreadAnswer, "kind" | "text">;
}

/** What the city has done about a remark. */
export function AnswerText({ answer: { kind, text } }: AnswerTextProps) {
  const { t } = useTranslation("review");
  return (
    <div className={`thread-answer is-${kind}`}>
      <b>{t(`answered.${kind}`)}</b>
      {text !== "" && <MessageText text={text} />}
    </div>
  );
}
