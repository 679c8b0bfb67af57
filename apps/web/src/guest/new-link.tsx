import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { CopyLink } from "../ui/copy-link.tsx";
import { useErrorText } from "../ui/error-text.ts";
import { FormField, SelectField } from "../ui/form-field.tsx";
import { formText } from "../ui/form-text.ts";
import { Notice } from "../ui/notice.tsx";
import { guestApi } from "./guest-api.ts";
import { dayOf } from "./moments.ts";

const lifetimes = [7, 30, 90, 365];

export interface NewLinkProps {
  readonly documentId: string;
  /** Undefined while it is not known: a link that was just made is shown in any case. */
  readonly hasEnded: (linkId: string) => boolean | undefined;
  readonly onMade: () => unknown;
}

/** Makes a link and shows it once: nobody can look it up afterwards. */
export function NewLink({ documentId, hasEnded, onMade }: NewLinkProps) {
  const { t, i18n } = useTranslation("guest");
  const [isFilling, setFilling] = useState(false);
  const made = useMutation({
    mutationFn: (body: Parameters<typeof guestApi.make>[1]) => guestApi.make(documentId, body),
    onSuccess: () => {
      setFilling(false);
      return onMade();
    },
  });
  const button = useRef<HTMLButtonElement>(null);
  const begin = () => {
    made.reset();
    setFilling(true);
  };
  const cancel = () => {
    setFilling(false);
    // It is there again with the next render.
    requestAnimationFrame(() => button.current?.focus());
  };
  if (isFilling) {
    return (
      <LinkForm
        error={made.error}
        isBusy={made.isPending}
        onSubmit={made.mutate}
        onClose={cancel}
      />
    );
  }
  const shown = made.data && !hasEnded(made.data.id) ? made.data : undefined;
  return (
    <>
      {shown && (
        <Made
          link={shown.link}
          hint={t("links.once", { date: dayOf(shown.expiresAt, i18n.language) })}
        />
      )}
      <button className="button small" type="button" ref={button} onClick={begin}>
        {shown ? t("links.another") : t("links.new")}
      </button>
    </>
  );
}

function Made({ link, hint }: { readonly link: string; readonly hint: string }) {
  const { t } = useTranslation("guest");
  const box = useRef<HTMLDivElement>(null);
  // The form that had the focus is gone; the link is what comes next.
  useEffect(() => box.current?.querySelector("button")?.focus(), []);
  return (
    <div ref={box}>
      <CopyLink label={t("links.link")} hint={hint} link={link} action={t("links.copy")} />
    </div>
  );
}

interface LinkFormProps {
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly onSubmit: (body: Parameters<typeof guestApi.make>[1]) => void;
  readonly onClose: () => void;
}

function LinkForm({ error, isBusy, onSubmit, onClose }: LinkFormProps) {
  const { t } = useTranslation(["guest", "translation"]);
  const errorText = useErrorText();
  const [isFixed, setFixed] = useState(false);
  const [isNameMissing, setNameMissing] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  // The button that opened the form is gone.
  useEffect(() => element.current?.querySelector("input")?.focus(), []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const revision = formText(form, "revision").trim();
    const isMissing = isFixed && revision === "";
    setNameMissing(isMissing);
    if (isMissing) {
      element.current?.querySelector<HTMLInputElement>("[name=revision]")?.focus();
      return;
    }
    onSubmit({
      ...(isFixed ? { revision } : {}),
      note: formText(form, "note").trim(),
      days: Number(formText(form, "days")),
    });
  };
  return (
    <form className="form guest-link-form" ref={element} onSubmit={submit} noValidate>
      <fieldset>
        <legend>{t("links.what")}</legend>
        <label>
          <input type="radio" name="what" checked={!isFixed} onChange={() => setFixed(false)} />
          {t("links.whatCurrent")}
        </label>
        <label>
          <input type="radio" name="what" checked={isFixed} onChange={() => setFixed(true)} />
          {t("links.whatFixed")}
        </label>
      </fieldset>
      {isFixed && (
        <FormField
          label={t("links.revision")}
          hint={t("links.revisionHint")}
          problem={isNameMissing ? t("links.revisionMissing") : undefined}
          name="revision"
          maxLength={120}
        />
      )}
      <FormField label={t("links.note")} hint={t("links.noteHint")} name="note" maxLength={500} />
      <SelectField label={t("links.days")} name="days" defaultValue="30">
        {lifetimes.map((count) => (
          <option key={count} value={count}>
            {t("links.day", { count })}
          </option>
        ))}
      </SelectField>
      {error !== null && <Notice kind="bad">{errorText(error)}</Notice>}
      <div className="actions">
        <button className="button primary" type="submit" disabled={isBusy}>
          {t("links.make")}
        </button>
        <button className="button" type="button" onClick={onClose}>
          {t("translation:app.cancel")}
        </button>
      </div>
    </form>
  );
}
