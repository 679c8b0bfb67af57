/** Makes a link with which somebody without an account answers one question. */
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";
import { momentOf } from "../guest/moments.ts";
import { CopyLink } from "../ui/copy-link.tsx";
import { useErrorText } from "../ui/error-text.ts";
import { SelectField, TextAreaField } from "../ui/form-field.tsx";
import { formText } from "../ui/form-text.ts";
import { LazyModal } from "../ui/lazy-modal.tsx";
import { Notice } from "../ui/notice.tsx";
import { proposalsApi } from "./proposals-api.ts";
import { useRefreshAnswers } from "./use-answers.ts";
import { usePlaceName } from "./use-place-name.ts";
import "./proposals.css";

const lifetimes = [3, 7, 14, 30, 90];

export interface AskDialogProps {
  /** Of a field or a record. */
  readonly address: string;
  readonly onClose: () => void;
}

export function AskDialog({ address, onClose }: AskDialogProps) {
  const { t } = useTranslation("proposals");
  const { session } = useConnectedDocument();
  const refresh = useRefreshAnswers();
  const ask = useMutation({
    mutationFn: (body: { note: string; days: number }) =>
      proposalsApi.ask(session.details.document.id, { address, ...body }),
    onSuccess: refresh,
  });
  return (
    <LazyModal title={t("ask.title")} kind="card" onClose={onClose}>
      {ask.data ? (
        <Asked link={ask.data.link} expiresAt={ask.data.expiresAt} onClose={onClose} />
      ) : (
        <AskForm
          address={address}
          error={ask.error}
          isBusy={ask.isPending}
          onSubmit={ask.mutate}
          onClose={onClose}
        />
      )}
    </LazyModal>
  );
}

interface AskFormProps extends AskDialogProps {
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly onSubmit: (body: { note: string; days: number }) => void;
}

function AskForm({ address, error, isBusy, onSubmit, onClose }: AskFormProps) {
  const { t } = useTranslation(["proposals", "translation"]);
  const errorText = useErrorText();
  const place = usePlaceName(address);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onSubmit({ note: formText(form, "note").trim(), days: Number(formText(form, "days")) });
  };
  return (
    <form className="form ask" onSubmit={submit}>
      <p className="ask-place">{place}</p>
      <p className="form-hint">{t("ask.lead")}</p>
      <TextAreaField
        label={t("ask.note")}
        hint={t("ask.noteHint")}
        name="note"
        rows={3}
        maxLength={500}
      />
      <SelectField label={t("ask.days")} name="days" defaultValue="14">
        {lifetimes.map((count) => (
          <option key={count} value={count}>
            {t("ask.day", { count })}
          </option>
        ))}
      </SelectField>
      {error !== null && <Notice kind="bad">{errorText(error)}</Notice>}
      <div className="actions">
        <button className="button primary" type="submit" disabled={isBusy}>
          {t("ask.submit")}
        </button>
        <button className="button" type="button" onClick={onClose}>
          {t("translation:app.cancel")}
        </button>
      </div>
    </form>
  );
}

interface AskedProps {
  readonly link: string;
  readonly expiresAt: number;
  readonly onClose: () => void;
}

function Asked({ link, expiresAt, onClose }: AskedProps) {
  const { t, i18n } = useTranslation("proposals");
  const box = useRef<HTMLDivElement>(null);
  // The form that had the focus is gone; the link is what comes next.
  useEffect(() => box.current?.querySelector("button")?.focus(), []);
  return (
    <div className="form ask" ref={box}>
      <CopyLink
        label={t("ask.link")}
        hint={t("ask.linkHint", { date: momentOf(expiresAt, i18n.language) })}
        link={link}
        action={t("ask.copy")}
      />
      <div className="actions">
        <button className="button primary" type="button" onClick={onClose}>
          {t("ask.done")}
        </button>
      </div>
    </div>
  );
}
