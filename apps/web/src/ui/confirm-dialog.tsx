import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "./error-text.ts";
import { LazyModal } from "./lazy-modal.tsx";
import { Notice } from "./notice.tsx";

export interface ConfirmDialogProps {
  /** A question that names what it is about: „Odebrać dostęp Annie Wójcik?” */
  readonly title: string;
  /** What will happen, and whether it can be taken back. */
  readonly children: ReactNode;
  /** What the button does: „Odbierz dostęp”. */
  readonly action: string;
  /** For what takes something away. */
  readonly isDangerous?: boolean;
  readonly onConfirm: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks before something that cannot simply be undone. It closes when that is done, and says why when it is not. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, action, isDangerous = true, onConfirm, onClose } = props;
  const { t } = useTranslation();
  const errorText = useErrorText();
  const confirm = useMutation({ mutationFn: onConfirm, onSuccess: onClose });
  return (
    <LazyModal title={title} kind="card" onClose={onClose}>
      <div className="confirm">{children}</div>
      {confirm.isError && <Notice kind="bad">{errorText(confirm.error)}</Notice>}
      <div className="actions">
        <button
          className={isDangerous ? "button primary dangerous" : "button primary"}
          type="button"
          disabled={confirm.isPending}
          onClick={() => confirm.mutate()}
        >
          {action}
        </button>
        <button className="button" type="button" onClick={onClose}>
          {t("app.cancel")}
        </button>
      </div>
    </LazyModal>
  );
}
