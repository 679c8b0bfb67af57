import type { FormEvent, ReactNode, RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { Sending } from "./use-sending.tsx";

export interface ThreadFormProps {
  readonly form: RefObject<HTMLFormElement | null>;
  /** On the button that sends it. */
  readonly label: string;
  readonly sending: Pick<Sending, "isSending" | "problem">;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** What is said with a step of a thread: its fields, why it was not sent, and the way on or back. */
export function ThreadForm(props: ThreadFormProps) {
  const { form, label, sending, onSubmit, onCancel, children } = props;
  const { t } = useTranslation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className="answer-form" ref={form} onSubmit={submit} noValidate>
      {children}
      {sending.problem}
      <div className="thread-actions">
        <button className="button small" type="submit" disabled={sending.isSending}>
          {label}
        </button>
        <button className="button small quiet" type="button" onClick={onCancel}>
          {t("app.cancel")}
        </button>
      </div>
    </form>
  );
}
