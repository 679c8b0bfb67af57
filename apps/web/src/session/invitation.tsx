import type { InvitationOffer, Me } from "@brudnopis/schema";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useNavigate, useSearchParams } from "react-router";
import { accountApi } from "../account/account-api.ts";
import { api } from "../api.ts";
import { localeOf } from "../i18n/i18n.ts";
import { useErrorText } from "../ui/error-text.ts";
import { Loading, PlainPage } from "../ui/plain-page.tsx";
import { AcceptInvitation } from "./accept-invitation.tsx";
import { forgetLinkToken, useLinkToken } from "./link-token.ts";
import { isLinkInvalid } from "./new-password.tsx";
import "./invitation.css";

/** Behind an invitation's link: who invites whom to what, and the way in. */
export function InvitationPage() {
  const { t } = useTranslation(["account", "translation"]);
  const token = useLinkToken("invitation");
  const me = useQuery({ queryKey: ["me"], queryFn: api.me, retry: false });
  const offer = useQuery({
    queryKey: ["invitation", token],
    queryFn: () => accountApi.lookAtInvitation(token ?? ""),
    enabled: token !== undefined && !me.isLoading,
    retry: false,
    staleTime: Infinity,
  });
  const [isAccepted, setAccepted] = useState(false);
  const goOn = useGoOn();
  const accepted = (now: Me) => {
    // What comes next takes the place of an offer that is no more.
    setAccepted(true);
    return goOn(now);
  };
  if (isAccepted || me.isLoading || offer.isLoading)
    return <Loading label={t("translation:app.loading")} />;
  if (offer.data && token !== undefined) {
    return (
      <PlainPage title={t("invitation.title")} wide>
        <Offer offer={offer.data} />
        <AcceptInvitation token={token} offer={offer.data} me={me.data} onDone={accepted} />
      </PlainPage>
    );
  }
  return (
    <Unusable
      error={offer.error}
      isOver={token === undefined || isLinkInvalid(offer.error)}
      me={me.data}
      onRetry={() => void offer.refetch()}
    />
  );
}

function useGoOn(): (me: Me) => Promise<void> {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return async (me) => {
    forgetLinkToken("invitation");
    queries.setQueryData(["me"], me);
    await navigate("/witaj", { replace: true });
  };
}

function Offer({ offer }: { readonly offer: InvitationOffer }) {
  const { t, i18n } = useTranslation("account");
  const { kind, name } = offer.scope;
  const until = new Intl.DateTimeFormat(localeOf(i18n), { dateStyle: "long", timeStyle: "short" });
  const facts = [
    [t("invitation.to"), t(`invitation.scope.${kind}`, { name: name ?? t("grants.unnamed") })],
    [t("invitation.as"), t(`role.${offer.role}`)],
    [t("invitation.organisation"), offer.organisation],
    [t("invitation.email"), offer.email],
    [t("invitation.until"), until.format(offer.expiresAt)],
  ] as const;
  return (
    <>
      <p>{t("invitation.lead", { who: offer.invitedBy })}</p>
      <dl className="facts">
        {facts.map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

interface UnusableProps {
  readonly error: unknown;
  readonly isOver: boolean;
  readonly me: Me | undefined;
  readonly onRetry: () => void;
}

function Unusable({ error, isOver, me, onRetry }: UnusableProps) {
  const { t } = useTranslation(["account", "translation"]);
  const errorText = useErrorText();
  const [parameters] = useSearchParams();
  // Whoever comes back from the organisation's own sign-in has used the link up there.
  if (isOver && me && parameters.has("sso")) return <Navigate to="/witaj" replace />;
  return (
    <PlainPage title={t("invitation.title")}>
      <p>{isOver ? t("invitation.invalid") : errorText(error)}</p>
      {isOver && !me && <p>{t("invitation.acceptedBefore")}</p>}
      <div className="actions">
        {!isOver && (
          <button className="button primary" type="button" onClick={onRetry}>
            {t("translation:app.retry")}
          </button>
        )}
        <Link className={isOver ? "button primary" : "button"} to={me ? "/" : "/zaloguj"}>
          {me ? t("translation:app.back") : t("signIn.title")}
        </Link>
      </div>
    </PlainPage>
  );
}
