import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { LazyModal } from "../ui/lazy-modal.tsx";
import { Notice } from "../ui/notice.tsx";
import { type AdminForm, type FormOptions, useForm } from "./use-form.ts";

export interface FormDialogProps<T> extends FormOptions<T> {
  readonly title: string;
  /** What the button does: „Dodaj edycję”. */
  readonly action: string;
  /** For what takes something away. */
  readonly isDangerous?: boolean;
  readonly onClose: () => void;
  readonly children: (problemAt: AdminForm["problemAt"]) => ReactNode;
  /** Below the form: what else can be done with the same thing, such as archiving it. */
  readonly footer?: ReactNode;
}

/** A small form over the page. It closes when what it asks for is stored. */
export function FormDialog<T>(props: FormDialogProps<T>) {
  const { title, action, isDangerous = false, onClose, children, footer, ...options } = props;
  const form = useForm({ ...options, onSaved: onClose });
  return (
    <LazyModal title={title} kind="card" onClose={onClose}>
      <DialogForm form={form} action={action} isDangerous={isDangerous} onClose={onClose}>
        {children(form.problemAt)}
      </DialogForm>
      {footer}
    </LazyModal>
  );
}

interface DialogFormProps {
  readonly form: AdminForm;
  readonly action: string;
  readonly isDangerous: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function DialogForm({ form, action, isDangerous, onClose, children }: DialogFormProps) {
  const { t } = useTranslation(["administration", "translation"]);
  const { ref, onSubmit, refusal, isBusy } = form;
  useEffect(() => {
    ref.current?.querySelector<HTMLElement>("input, select, textarea")?.focus();
  }, [ref]);
  return (
    <form className="form dialog-form" ref={ref} onSubmit={onSubmit} noValidate>
      {refusal !== undefined && <Notice kind="bad">{refusal}</Notice>}
      {children}
      <div className="actions">
        <button
          className={isDangerous ? "button primary dangerous" : "button primary"}
          type="submit"
          aria-disabled={isBusy}
        >
          {isBusy ? t("saving") : action}
        </button>
        <button className="button" type="button" onClick={onClose}>
          {t("translation:app.cancel")}
        </button>
      </div>
    </form>
  );
}
