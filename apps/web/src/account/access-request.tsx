import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../ui/error-text.ts";
import { TextAreaField } from "../ui/form-field.tsx";
import { formText } from "../ui/form-text.ts";
import { LazyModal } from "../ui/lazy-modal.tsx";
import { Notice } from "../ui/notice.tsx";
import { accountApi } from "./account-api.ts";

export interface AccessRequestDialogProps {
  readonly documentId: string;
  readonly onClose: () => void;
}

/** Asks those who run a document to be let in. What it answers does not say whether there is such a document. */
export function AccessRequestDialog({ documentId, onClose }: AccessRequestDialogProps) {
  const { t } = useTranslation("account");
  const ask = useMutation({ mutationFn: accountApi.askForAccess });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    ask.mutate({ documentId, message: formText(form, "message").trim() });
  };
  return (
    <LazyModal title={t("accessRequest.title")} kind="card" onClose={onClose}>
      {ask.isSuccess ? (
        <Sent onClose={onClose} />
      ) : (
        <RequestForm onSubmit={submit} onClose={onClose} isBusy={ask.isPending} error={ask.error} />
      )}
    </LazyModal>
  );
}

function Sent({ onClose }: Pick<AccessRequestDialogProps, "onClose">) {
  const { t } = useTranslation(["account", "translation"]);
  const button = useRef<HTMLButtonElement>(null);
  // The form that had the focus is gone.
  useEffect(() => button.current?.focus(), []);
  return (
    <>
      <p role="status">{t("accessRequest.sent")}</p>
      <div className="actions">
        <button className="button primary" type="button" ref={button} onClick={onClose}>
          {t("translation:document.close")}
        </button>
      </div>
    </>
  );
}

interface RequestFormProps {
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  readonly onClose: () => void;
  readonly isBusy: boolean;
  readonly error: unknown;
}

function RequestForm({ onSubmit, onClose, isBusy, error }: RequestFormProps) {
  const { t } = useTranslation(["account", "translation"]);
  const errorText = useErrorText();
  return (
    <form className="form" onSubmit={onSubmit}>
      {error !== null && <Notice kind="bad">{errorText(error)}</Notice>}
      <TextAreaField
        label={t("accessRequest.message")}
        hint={t("accessRequest.hint")}
        name="message"
        maxLength={500}
      />
      <div className="actions">
        <button className="button primary" type="submit" disabled={isBusy}>
          {t("accessRequest.submit")}
        </button>
        <button className="button" type="button" onClick={onClose}>
          {t("translation:app.cancel")}
        </button>
      </div>
    </form>
  );
}
