import type { GuestLink } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { dayOf } from "../guest/moments.ts";
import { PlaceLink } from "./place-link.tsx";

export interface QuestionItemProps {
  readonly question: GuestLink;
  readonly onLeave: (() => void) | undefined;
  readonly onTakeBack: (question: GuestLink) => void;
}

/** A question that can still be answered. Its link was shown once; who lost it asks anew. */
export function QuestionItem({ question, onLeave, onTakeBack }: QuestionItemProps) {
  const { t, i18n } = useTranslation("proposals");
  const { address = "", note, createdBy, expiresAt, uses } = question;
  return (
    <li>
      <PlaceLink address={address} onLeave={onLeave} />
      {note !== "" && <p className="answer-text">{note}</p>}
      <p className="answer-by">
        {t("asked", { name: createdBy, date: dayOf(expiresAt, i18n.language) })}{" "}
        {uses === 0 ? t("unopened") : t("opened", { count: uses })}
      </p>
      <div className="answer-actions">
        <button className="button small quiet" type="button" onClick={() => onTakeBack(question)}>
          {t("takeBack")}
        </button>
      </div>
    </li>
  );
}
