import { type FormEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { TextAreaField } from "../../ui/form-field.tsx";
import { formText } from "../../ui/form-text.ts";

export interface RejectFormProps {
  readonly isBusy: boolean;
  readonly onReject: (because: string) => Promise<unknown>;
  readonly onCancel: () => void;
}

export function RejectForm({ isBusy, onReject, onCancel }: RejectFormProps) {
  const { t } = useTranslation("suggest");
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("textarea")?.focus(), []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const because = formText(new FormData(event.currentTarget), "because").trim();
    if (!isBusy) void onReject(because);
  };
  return (
    // Esc closes what it opened, wherever in it the keyboard is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="reject-form"
      ref={form}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <TextAreaField label={t("because")} name="because" rows={2} maxLength={1000} />
      <div className="suggestion-actions">
        <button className="button small primary" type="submit" aria-disabled={isBusy}>
          {t("rejectNow")}
        </button>
        <button className="button small" type="button" onClick={onCancel}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}
