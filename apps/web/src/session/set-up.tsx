import type { SetUp } from "@brudnopis/schema";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { accountApi } from "../account/account-api.ts";
import { PasswordField, shortestPassword } from "../account/password-field.tsx";
import { withChosenLanguage } from "../i18n/language.ts";
import { useErrorText } from "../ui/error-text.ts";
import { FormField } from "../ui/form-field.tsx";
import { formText } from "../ui/form-text.ts";
import { Notice } from "../ui/notice.tsx";
import { Loading, PlainPage } from "../ui/plain-page.tsx";
import { useLinkToken } from "./link-token.ts";
import { useSignedIn } from "./use-signed-in.ts";

/** The first account of an installation, behind the one-time link that the server printed. */
export function SetUpPage() {
  const { t } = useTranslation(["account", "translation"]);
  const token = useLinkToken("set-up") ?? "";
  const link = useQuery({
    queryKey: ["set-up", token],
    queryFn: () => accountApi.isSetUpLinkValid(token),
    enabled: token !== "",
  });

  if (link.isLoading) return <Loading label={t("translation:app.loading")} />;
  return (
    <PlainPage title={t("setUp.title")}>
      {link.data?.valid === true ? <SetUpForm token={token} /> : <InvalidLink />}
    </PlainPage>
  );
}

function InvalidLink() {
  const { t } = useTranslation("account");
  return (
    <>
      <p>{t("setUp.invalid")}</p>
      <div className="actions">
        <Link className="button primary" to="/zaloguj">
          {t("signIn.title")}
        </Link>
      </div>
    </>
  );
}

function SetUpForm({ token }: { readonly token: string }) {
  const { t } = useTranslation("account");
  const errorText = useErrorText();
  const signedIn = useSignedIn();
  const [problem, setProblem] = useState<"missing" | "passwordShort">();

  const setUp = useMutation({
    mutationFn: async (body: SetUp) => withChosenLanguage(await accountApi.setUp(body)),
    onSuccess: (me) => signedIn(me, "/"),
  });

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = {
      token,
      name: formText(form, "name").trim(),
      email: formText(form, "email").trim(),
      password: formText(form, "password"),
      organisation: formText(form, "organisation").trim(),
    };
    const isMissing = Object.values(body).some((value) => value === "");
    const isShort = body.password.length < shortestPassword;
    setProblem(isMissing ? "missing" : isShort ? "passwordShort" : undefined);
    if (!isMissing && !isShort) setUp.mutate(body);
  };

  return (
    <>
      <p>{t("setUp.lead")}</p>
      <form className="form" onSubmit={submit} noValidate>
        {problem === "missing" && <Notice kind="bad">{t("setUp.missing")}</Notice>}
        {problem === undefined && setUp.isError && (
          <Notice kind="bad">{errorText(setUp.error)}</Notice>
        )}
        <FormField label={t("setUp.name")} name="name" autoComplete="name" />
        <FormField label={t("setUp.email")} name="email" type="email" autoComplete="username" />
        <PasswordField
          label={t("passwordField.label")}
          hint={t("passwordField.hint")}
          problem={problem === "passwordShort" ? t("passwordField.short") : undefined}
          name="password"
          autoComplete="new-password"
        />
        <FormField
          label={t("setUp.organisation")}
          hint={t("setUp.organisationHint")}
          name="organisation"
          autoComplete="organization"
        />
        <button className="button primary" type="submit" disabled={setUp.isPending}>
          {setUp.isPending ? t("setUp.busy") : t("setUp.submit")}
        </button>
      </form>
    </>
  );
}
