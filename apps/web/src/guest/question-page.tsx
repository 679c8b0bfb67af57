/** One question to somebody without an account: what it is about, and a place for the answer. */
import type { GuestOffer } from "@brudnopis/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate } from "react-router";
import { Loading, PlainPage } from "../ui/plain-page.tsx";
import { AnswerForm } from "./answer-form.tsx";
import { DeadLink, LinkProblem } from "./link-problem.tsx";
import { momentOf } from "./moments.ts";
import { QuestionPlace } from "./question-place.tsx";
import { Thanks } from "./thanks.tsx";
import { useGuestOffer } from "./use-guest-offer.ts";
import { useGuestToken } from "./use-guest-token.ts";
import "./guest.css";

export function QuestionPage() {
  const token = useGuestToken();
  return token === "" ? <DeadLink /> : <WithLink token={token} />;
}

function WithLink({ token }: { readonly token: string }) {
  const { t } = useTranslation("translation");
  const { data: offer, error, refetch } = useGuestOffer(token);
  if (error) return <LinkProblem error={error} retry={refetch} />;
  if (!offer) return <Loading label={t("app.loading")} />;
  if (!offer.question) return <Navigate to={`/gosc#klucz=${token}`} replace />;
  return <OpenQuestion key={token} token={token} offer={offer} question={offer.question} />;
}

interface OpenQuestionProps {
  readonly token: string;
  readonly offer: GuestOffer;
  readonly question: NonNullable<GuestOffer["question"]>;
}

function OpenQuestion({ token, offer, question }: OpenQuestionProps) {
  const { t, i18n } = useTranslation(["guest", "translation"]);
  const [isSent, setSent] = useState(false);
  const { title, organisations, askedBy, note, expiresAt } = offer;
  if (isSent) return <Thanks onAgain={() => setSent(false)} />;
  return (
    <PlainPage title={t("question.title", { name: askedBy })} wide>
      <p>
        {t("question.document", {
          title: title || t("translation:document.untitled"),
          organisations: organisations.join(", "),
        })}
      </p>
      {note !== "" && <blockquote className="question-note">{note}</blockquote>}
      <QuestionPlace question={question} />
      <AnswerForm token={token} onSent={() => setSent(true)} />
      <p className="question-until">
        {t("question.until", { date: momentOf(expiresAt, i18n.language) })}
      </p>
    </PlainPage>
  );
}
