import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { api } from "../api.ts";
import { useErrorText } from "../ui/error-text.ts";
import { FormField } from "../ui/form-field.tsx";
import { formText } from "../ui/form-text.ts";
import { Notice } from "../ui/notice.tsx";
import { PlainPage } from "../ui/plain-page.tsx";

/** Only a path of our own, so that a link cannot send somebody elsewhere after signing in. */
export function returnPath(wanted: string | null): string {
  return wanted !== null && /^\/(?![/\\])/.test(wanted) ? wanted : "/";
}

export function SignInPage() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [parameters] = useSearchParams();
  const [isIncomplete, setIncomplete] = useState(false);
  const wanted = parameters.get("dalej");

  const signIn = useMutation({
    mutationFn: api.signIn,
    onSuccess: async (answer) => {
      if (answer.step !== "done") return;
      queries.clear();
      queries.setQueryData(["me"], answer.me);
      await navigate(returnPath(wanted), { replace: true });
    },
  });

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = { email: formText(form, "email").trim(), password: formText(form, "password") };
    setIncomplete(body.email === "" || body.password === "");
    if (body.email !== "" && body.password !== "") signIn.mutate(body);
  };

  return (
    <PlainPage title={t("signIn.title")}>
      <p>{wanted === null ? t("app.tagline") : t("signIn.expired")}</p>
      <form className="form" onSubmit={submit} noValidate>
        {isIncomplete && <Notice kind="bad">{t("signIn.missing")}</Notice>}
        {!isIncomplete && signIn.isError && <Notice kind="bad">{errorText(signIn.error)}</Notice>}
        <FormField label={t("signIn.email")} name="email" type="email" autoComplete="username" />
        <FormField
          label={t("signIn.password")}
          name="password"
          type="password"
          autoComplete="current-password"
        />
        <button className="button primary" type="submit" disabled={signIn.isPending}>
          {signIn.isPending ? t("signIn.busy") : t("signIn.submit")}
        </button>
        <p className="form-hint">{t("signIn.noAccount")}</p>
      </form>
    </PlainPage>
  );
}
