/** What the round is about, how far it is, who reviews, and what this person can do next. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { TableButton } from "../table/table-button.tsx";
import { ReviewerList } from "./reviewer-list.tsx";
import { RoundActions } from "./round-actions.tsx";
import { useRound } from "./round-context.ts";
import { roundPath } from "./round-path.ts";
import { RoundTimeline } from "./round-timeline.tsx";
import { useRoundWords } from "./use-round-words.ts";

export function RoundHead() {
  const { t } = useTranslation("rounds");
  const { list, round } = useRound();
  const words = useRoundWords();
  const { open, addressed, closed } = round.counts;
  const sender = list.people[round.sentBy]?.name;
  return (
    <header className="round-head">
      <h1>{words.name(round)}</h1>
      <p className="round-about">
        {round.revision !== undefined && (
          <span title={t("page.frozenHint")}>
            {t("page.frozen", { date: words.moment(round.sentAt) })}
          </span>
        )}
        {sender !== undefined && <span>{t("page.sentBy", { name: sender })}</span>}
        <span>{words.remarks(round.counts)}</span>
      </p>
      <RoundTimeline />
      {round.note !== "" && (
        <figure className="round-note">
          <figcaption>{t("page.note")}</figcaption>
          <blockquote>{round.note}</blockquote>
        </figure>
      )}
      <ReviewerList />
      <RoundActions />
      {open + addressed + closed > 0 && (
        <div className="round-table">
          <TableButton initial={{ round: round.id }} />
        </div>
      )}
      <OtherRounds />
    </header>
  );
}

function OtherRounds() {
  const { t } = useTranslation("rounds");
  const { documentId, list, round } = useRound();
  const words = useRoundWords();
  if (list.rounds.length < 2) return null;
  return (
    <nav className="round-others" aria-label={t("page.rounds")}>
      {list.rounds.map((other) => (
        <Link
          key={other.id}
          to={roundPath(documentId, other.id)}
          aria-current={other.id === round.id ? "page" : undefined}
        >
          {words.name(other)}
        </Link>
      ))}
    </nav>
  );
}
