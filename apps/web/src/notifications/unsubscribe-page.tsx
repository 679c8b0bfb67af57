/** Behind the link at the end of an e-mail: less of it, without signing in. */
import type { Unsubscribe, UnsubscribeOffer } from "@brudnopis/schema";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ApiError } from "../api.ts";
import { useLinkToken } from "../session/link-token.ts";
import { useErrorText } from "../ui/error-text.ts";
import { Notice } from "../ui/notice.tsx";
import { Loading, PlainPage } from "../ui/plain-page.tsx";
import { notificationsApi } from "./notifications-api.ts";
import "./notifications.css";

export function UnsubscribePage() {
  const { t } = useTranslation(["notifications", "translation"]);
  const errorText = useErrorText();
  const token = useLinkToken("unsubscribe");
  const offer = useQuery({
    queryKey: ["unsubscribe", token],
    queryFn: () => notificationsApi.lookAtUnsubscribing(token ?? ""),
    enabled: token !== undefined,
    retry: false,
    staleTime: Infinity,
  });
  if (offer.isLoading) return <Loading label={t("translation:app.loading")} />;
  if (offer.data && token !== undefined) return <Choice token={token} offer={offer.data} />;
  const isOver = token === undefined || isInvalid(offer.error);
  return (
    <PlainPage title={t("unsubscribe.title")}>
      <p>{isOver ? t("unsubscribe.invalid") : errorText(offer.error)}</p>
      <div className="actions">
        {!isOver && (
          <button className="button primary" type="button" onClick={() => void offer.refetch()}>
            {t("translation:app.retry")}
          </button>
        )}
        <Link className="button" to="/konto#powiadomienia">
          {t("toSettings")}
        </Link>
      </div>
    </PlainPage>
  );
}

function isInvalid(error: unknown): boolean {
  return error instanceof ApiError && ["link-invalid", "invalid-input"].includes(error.code);
}

interface ChoiceProps {
  readonly token: string;
  readonly offer: UnsubscribeOffer;
}

function Choice({ token, offer: { event, hasDocument } }: ChoiceProps) {
  const { t } = useTranslation("notifications");
  const errorText = useErrorText();
  const end = useMutation({
    mutationFn: (from: Unsubscribe["from"]) => notificationsApi.unsubscribe({ token, from }),
  });
  const what = event === undefined ? "" : t(`settings.event.${event}`);
  if (end.isSuccess) {
    return (
      <PlainPage title={t("unsubscribe.done")}>
        <p role="status">{t(`unsubscribe.ended.${end.variables}`, { what })}</p>
        <p>{t("unsubscribe.inbox")}</p>
        <div className="actions">
          <Link className="button" to="/konto#powiadomienia">
            {t("toSettings")}
          </Link>
        </div>
      </PlainPage>
    );
  }
  const offered = [
    ...(event === undefined ? [] : (["event"] as const)),
    ...(hasDocument ? (["document"] as const) : []),
    "all" as const,
  ];
  return (
    <PlainPage title={t("unsubscribe.title")}>
      <p>{t("unsubscribe.lead")}</p>
      {end.isError && <Notice kind="bad">{errorText(end.error)}</Notice>}
      <div className="unsubscribe-ways">
        {offered.map((from) => (
          <button
            key={from}
            className="button"
            type="button"
            disabled={end.isPending}
            onClick={() => end.mutate(from)}
          >
            {t(`unsubscribe.from.${from}`, { what })}
          </button>
        ))}
      </div>
    </PlainPage>
  );
}
