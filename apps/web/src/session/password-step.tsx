import type { Me } from "@brudnopis/schema";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { accountApi } from "../account/account-api.ts";
import { useErrorText } from "../ui/error-text.ts";
import { FormField } from "../ui/form-field.tsx";
import { formText } from "../ui/form-text.ts";
import { Notice } from "../ui/notice.tsx";
import { PasswordField } from "../account/password-field.tsx";

export interface PasswordStepProps {
  readonly onDone: (me: Me) => Promise<void>;
  /** The password is right, and there is a second factor. */
  readonly onCode: () => void;
}

export function PasswordStep({ onDone, onCode }: PasswordStepProps) {
  const { t } = useTranslation("account");
  const errorText = useErrorText();
  const [isIncomplete, setIncomplete] = useState(false);
  const signIn = useMutation({
    mutationFn: accountApi.signIn,
    onSuccess: async (answer) => (answer.step === "done" ? onDone(answer.me) : onCode()),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = { email: formText(form, "email").trim(), password: formText(form, "password") };
    const isMissing = body.email === "" || body.password === "";
    setIncomplete(isMissing);
    if (!isMissing) signIn.mutate(body);
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      {isIncomplete && <Notice kind="bad">{t("signIn.missing")}</Notice>}
      {!isIncomplete && signIn.isError && <Notice kind="bad">{errorText(signIn.error)}</Notice>}
      <FormField label={t("signIn.email")} name="email" type="email" autoComplete="username" />
      <PasswordField
        label={t("passwordField.label")}
        name="password"
        autoComplete="current-password"
      />
      <button className="button primary" type="submit" disabled={signIn.isPending}>
        {signIn.isPending ? t("signIn.busy") : t("signIn.submit")}
      </button>
      <Link className="form-link" to="/nie-pamietam-hasla">
        {t("signIn.forgotten")}
      </Link>
    </form>
  );
}
