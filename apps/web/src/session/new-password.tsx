import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { accountApi } from "../account/account-api.ts";
import { ApiError } from "../api.ts";
import { useErrorText } from "../ui/error-text.ts";
import { formText } from "../ui/form-text.ts";
import { Notice } from "../ui/notice.tsx";
import { PasswordField, shortestPassword } from "../account/password-field.tsx";
import { Loading, PlainPage } from "../ui/plain-page.tsx";
import { forgetLinkToken, useLinkToken } from "./link-token.ts";

/** Behind a link that came by e-mail or from an administrator. */
export function NewPasswordPage() {
  const { t } = useTranslation(["account", "translation"]);
  const errorText = useErrorText();
  const token = useLinkToken("reset");
  const offer = useQuery({
    queryKey: ["reset", token],
    queryFn: () => accountApi.lookAtReset(token ?? ""),
    enabled: token !== undefined,
    retry: false,
    staleTime: Infinity,
  });
  if (offer.isLoading) return <Loading label={t("translation:app.loading")} />;
  if (offer.data && token !== undefined) {
    return (
      <PlainPage title={t("newPassword.title")}>
        <NewPasswordForm token={token} email={offer.data.email} />
      </PlainPage>
    );
  }
  const isOver = token === undefined || isLinkInvalid(offer.error);
  return (
    <PlainPage title={t("newPassword.title")}>
      <p>{isOver ? t("newPassword.invalid") : errorText(offer.error)}</p>
      <div className="actions">
        {isOver ? (
          <Link className="button primary" to="/nie-pamietam-hasla">
            {t("newPassword.again")}
          </Link>
        ) : (
          <button className="button primary" type="button" onClick={() => void offer.refetch()}>
            {t("translation:app.retry")}
          </button>
        )}
        <Link className="button" to="/zaloguj">
          {t("signIn.title")}
        </Link>
      </div>
    </PlainPage>
  );
}

export function isLinkInvalid(error: unknown): boolean {
  return error instanceof ApiError && ["link-invalid", "invalid-input"].includes(error.code);
}

interface NewPasswordFormProps {
  readonly token: string;
  readonly email: string;
}

function NewPasswordForm({ token, email }: NewPasswordFormProps) {
  const { t } = useTranslation("account");
  const errorText = useErrorText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [isShort, setShort] = useState(false);
  const set = useMutation({
    mutationFn: (password: string) => accountApi.resetPassword({ token, password }),
    onSuccess: async () => {
      forgetLinkToken("reset");
      queries.clear();
      await navigate("/zaloguj", { replace: true, state: "password-changed" });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = formText(new FormData(event.currentTarget), "password");
    setShort(password.length < shortestPassword);
    if (password.length >= shortestPassword) set.mutate(password);
  };
  return (
    <>
      <p>
        {t("newPassword.lead", { email })} {t("newPassword.details")}
      </p>
      <form className="form" onSubmit={submit} noValidate>
        {set.isError && !isShort && <Notice kind="bad">{errorText(set.error)}</Notice>}
        {/* So that password managers know whose it is. */}
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <PasswordField
          label={t("passwordField.new")}
          hint={t("passwordField.hint")}
          problem={isShort ? t("passwordField.short") : undefined}
          name="password"
          autoComplete="new-password"
        />
        <button className="button primary" type="submit" disabled={set.isPending}>
          {set.isPending ? t("newPassword.busy") : t("newPassword.submit")}
        </button>
      </form>
    </>
  );
}
