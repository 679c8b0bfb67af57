import type { InvitationAcceptance, InvitationOffer, Me } from "@brudnopis/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { accountApi } from "../account/account-api.ts";
import { PasswordField, shortestPassword } from "../account/password-field.tsx";
import { api, ApiError } from "../api.ts";
import { withChosenLanguage } from "../i18n/language.ts";
import { useErrorText } from "../ui/error-text.ts";
import { FormField } from "../ui/form-field.tsx";
import { formText } from "../ui/form-text.ts";
import { Notice } from "../ui/notice.tsx";
import { SsoButton } from "./sso-button.tsx";

const thisPage = "/zaproszenie";

export interface AcceptInvitationProps {
  readonly token: string;
  readonly offer: InvitationOffer;
  /** Whoever is signed in in this browser. */
  readonly me: Me | undefined;
  readonly onDone: (me: Me) => Promise<void>;
}

/**
 * One of three ways, after who is signed in. Nobody says whether there is an account for the address, so whoever is
 * signed out is offered both: making one, and signing in.
 */
export function AcceptInvitation({ token, offer, me, onDone }: AcceptInvitationProps) {
  if (offer.isSignedIn) return <AcceptAsMyself token={token} onDone={onDone} />;
  if (me) return <SomebodyElse me={me} invited={offer.email} />;
  return (
    <>
      <NewAccount token={token} name={offer.name ?? ""} email={offer.email} onDone={onDone} />
      <SignInFirst email={offer.email} />
    </>
  );
}

type WayProps = Pick<AcceptInvitationProps, "token" | "onDone">;

function AcceptAsMyself({ token, onDone }: WayProps) {
  const { t } = useTranslation("account");
  const errorText = useErrorText();
  const accept = useMutation({
    mutationFn: () => accountApi.acceptInvitation({ token }),
    onSuccess: onDone,
  });
  return (
    <>
      {accept.isError && <Notice kind="bad">{errorText(accept.error)}</Notice>}
      <div className="actions">
        <button
          className="button primary"
          type="button"
          disabled={accept.isPending}
          onClick={() => accept.mutate()}
        >
          {accept.isPending ? t("invitation.busy") : t("invitation.accept")}
        </button>
      </div>
    </>
  );
}

function SomebodyElse({ me, invited }: { readonly me: Me; readonly invited: string }) {
  const { t } = useTranslation("account");
  const queries = useQueryClient();
  const signOut = useMutation({
    mutationFn: api.signOut,
    onSuccess: () => queries.resetQueries(),
  });
  return (
    <Notice>
      <p>{t("invitation.elsewhere", { name: me.name, email: me.email, invited })}</p>
      <button
        className="button small"
        type="button"
        disabled={signOut.isPending}
        onClick={() => signOut.mutate()}
      >
        {t("invitation.signOut")}
      </button>
    </Notice>
  );
}

function SignInFirst({ email }: { readonly email: string }) {
  const { t } = useTranslation("account");
  return (
    <>
      <h2>{t("invitation.haveAccount")}</h2>
      <p>{t("invitation.haveAccountLead", { email })}</p>
      <div className="actions">
        <Link className="button" to={`/zaloguj?dalej=${encodeURIComponent(thisPage)}`}>
          {t("invitation.signIn")}
        </Link>
      </div>
    </>
  );
}

interface NewAccountProps extends WayProps {
  readonly name: string;
  readonly email: string;
}

function NewAccount({ token, name, email, onDone }: NewAccountProps) {
  const { t } = useTranslation("account");
  const errorText = useErrorText();
  const [problem, setProblem] = useState<"missing" | "short">();
  const accept = useMutation({
    mutationFn: async (body: InvitationAcceptance) =>
      withChosenLanguage(await accountApi.acceptInvitation(body)),
    onSuccess: onDone,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = { name: formText(form, "name").trim(), password: formText(form, "password") };
    const isMissing = body.name === "" || body.password === "";
    const isShort = body.password.length < shortestPassword;
    setProblem(isMissing ? "missing" : isShort ? "short" : undefined);
    if (!isMissing && !isShort) accept.mutate({ token, ...body });
  };
  return (
    <>
      <h2>{t("invitation.newAccount")}</h2>
      <form className="form" onSubmit={submit} noValidate>
        {problem === "missing" && <Notice kind="bad">{t("invitation.missing")}</Notice>}
        {problem === undefined && accept.isError && (
          <Notice kind="bad">
            {isTaken(accept.error) ? t("invitation.taken", { email }) : errorText(accept.error)}
          </Notice>
        )}
        <FormField
          label={t("invitation.name")}
          hint={t("invitation.nameHint")}
          name="name"
          autoComplete="name"
          defaultValue={name}
          maxLength={120}
        />
        {/* So that password managers know whose it is. */}
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <PasswordField
          label={t("passwordField.label")}
          hint={t("passwordField.hint")}
          problem={problem === "short" ? t("passwordField.short") : undefined}
          name="password"
          autoComplete="new-password"
        />
        <p className="form-hint">
          {t("invitation.privacy")} <Link to="/informacja">{t("information.title")}</Link>
        </p>
        <button className="button primary" type="submit" disabled={accept.isPending}>
          {accept.isPending ? t("invitation.busy") : t("invitation.acceptNew")}
        </button>
      </form>
      <SsoButton
        start={{ returnTo: `${thisPage}?sso`, invitation: token }}
        label={(label) => t("invitation.sso", { label })}
        before={<p className="form-or">{t("signIn.or")}</p>}
      />
    </>
  );
}

/** There is an account for the address, to be signed in to. */
function isTaken(error: unknown): boolean {
  return error instanceof ApiError && error.code === "unauthenticated";
}
