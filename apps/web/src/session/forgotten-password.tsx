import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { accountApi } from "../account/account-api.ts";
import { useErrorText } from "../ui/error-text.ts";
import { FormField } from "../ui/form-field.tsx";
import { formText } from "../ui/form-text.ts";
import { Notice } from "../ui/notice.tsx";
import { Loading, PlainPage } from "../ui/plain-page.tsx";
import { useSignInWays } from "./sso-button.tsx";

/** Asks for a link to set a new password. What it answers does not say whether there is such an account. */
export function ForgottenPasswordPage() {
  const { t } = useTranslation(["account", "translation"]);
  const ways = useSignInWays();
  const ask = useMutation({ mutationFn: accountApi.askForReset });
  if (!ways) return <Loading label={t("translation:app.loading")} />;
  return (
    <PlainPage title={t("forgotten.title")}>
      {!ways.mail && <p>{t("forgotten.noMail")}</p>}
      {ways.mail && ask.isSuccess && <Sent email={ask.variables} />}
      {ways.mail && !ask.isSuccess && (
        <AskForm onAsk={ask.mutate} isBusy={ask.isPending} error={ask.error} />
      )}
      <div className="actions">
        <Link className="button" to="/zaloguj">
          {t("forgotten.back")}
        </Link>
      </div>
    </PlainPage>
  );
}

function Sent({ email }: { readonly email: string }) {
  const { t } = useTranslation("account");
  return (
    <div role="status">
      <p>
        <b>{t("forgotten.sent", { email })}</b>
      </p>
      <p>{t("forgotten.sentDetails")}</p>
    </div>
  );
}

interface AskFormProps {
  readonly onAsk: (email: string) => void;
  readonly isBusy: boolean;
  readonly error: unknown;
}

function AskForm({ onAsk, isBusy, error }: AskFormProps) {
  const { t } = useTranslation("account");
  const errorText = useErrorText();
  const [isMissing, setMissing] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = formText(new FormData(event.currentTarget), "email").trim();
    const isAddress = /^\S+@\S+\.\S+$/.test(email);
    setMissing(!isAddress);
    if (isAddress) onAsk(email);
  };
  return (
    <>
      <p>{t("forgotten.lead")}</p>
      <form className="form" onSubmit={submit} noValidate>
        {error !== null && !isMissing && <Notice kind="bad">{errorText(error)}</Notice>}
        <FormField
          label={t("signIn.email")}
          problem={isMissing ? t("forgotten.missing") : undefined}
          name="email"
          type="email"
          autoComplete="username"
        />
        <button className="button primary" type="submit" disabled={isBusy}>
          {t("forgotten.submit")}
        </button>
      </form>
    </>
  );
}
