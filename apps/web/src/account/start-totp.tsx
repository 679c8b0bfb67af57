import type { TotpStart } from "@brudnopis/schema";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { formText } from "../ui/form-text.ts";
import { accountApi } from "./account-api.ts";
import { PasswordField } from "./password-field.tsx";
import { PasswordRefusal } from "./password-refusal.tsx";

export interface StartTotpProps {
  readonly hasPassword: boolean;
  readonly email: string;
  readonly onStart: (start: TotpStart) => void;
}

/** Who has a password types it first: a browser that was left open turns nothing on. */
export function StartTotp({ hasPassword, email, onStart }: StartTotpProps) {
  const { t } = useTranslation("account");
  const [isAsking, setAsking] = useState(false);
  const start = useMutation({ mutationFn: accountApi.startTotp, onSuccess: onStart });
  if (isAsking) {
    return (
      <AskPassword
        email={email}
        error={start.error}
        isBusy={start.isPending}
        onPassword={(password) => start.mutate({ password })}
        onCancel={() => setAsking(false)}
      />
    );
  }
  return (
    <>
      {start.isError && <PasswordRefusal error={start.error} />}
      <button
        className="button primary"
        type="button"
        disabled={start.isPending}
        onClick={() => (hasPassword ? setAsking(true) : start.mutate({ password: "" }))}
      >
        {t("totp.start")}
      </button>
    </>
  );
}

interface AskPasswordProps {
  readonly email: string;
  readonly error: Error | null;
  readonly isBusy: boolean;
  readonly onPassword: (password: string) => void;
  readonly onCancel: () => void;
}

function AskPassword({ email, error, isBusy, onPassword, onCancel }: AskPasswordProps) {
  const { t } = useTranslation(["account", "translation"]);
  const [isMissing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // The button that led here is gone.
  useEffect(() => form.current?.querySelector<HTMLInputElement>("[type=password]")?.focus(), []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = formText(new FormData(event.currentTarget), "password");
    setMissing(password === "");
    if (password !== "") onPassword(password);
  };
  return (
    <form ref={form} className="form" onSubmit={submit} noValidate>
      <p>{t("totp.prove")}</p>
      {error && !isMissing && <PasswordRefusal error={error} />}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <PasswordField
        label={t("password.current")}
        problem={isMissing ? t("totp.proveMissing") : undefined}
        name="password"
        autoComplete="current-password"
      />
      <div className="account-actions">
        <button className="button primary" type="submit" disabled={isBusy}>
          {t("totp.goOn")}
        </button>
        <button className="button" type="button" onClick={onCancel}>
          {t("translation:app.cancel")}
        </button>
      </div>
    </form>
  );
}
