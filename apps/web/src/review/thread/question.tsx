import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useSending } from "./use-sending.tsx";

export interface QuestionProps {
  readonly text: string;
  readonly yes: string;
  readonly no?: string;
  readonly run: () => Promise<unknown>;
  /** It is done, or they would rather not. */
  readonly onDone: () => void;
}

/** Asks in place before something that cannot be undone. */
export function Question({ text, yes, no, run, onDone }: QuestionProps) {
  const { t } = useTranslation();
  const { isSending, problem, send } = useSending();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <div className="thread-question" role="group" aria-label={text}>
      <p>{text}</p>
      {problem}
      <div className="thread-actions">
        <button
          className="button small danger"
          type="button"
          ref={first}
          disabled={isSending}
          onClick={() =>
            void send(run).then((isDone) => {
              if (isDone) onDone();
            })
          }
        >
          {yes}
        </button>
        <button className="button small quiet" type="button" onClick={onDone}>
          {no ?? t("app.cancel")}
        </button>
      </div>
    </div>
  );
}
