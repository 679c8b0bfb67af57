import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useRound } from "./round-context.ts";
import { roundPath, type RoundView } from "./round-path.ts";

/** A peer review has scores besides the text. */
export function RoundViews() {
  const { t } = useTranslation("rounds");
  const { documentId, round, me, view } = useRound();
  if (round.kind !== "peer") return null;
  const isReviewer = round.reviewers.some(({ person }) => person === me.id);
  const views: readonly RoundView[] = isReviewer
    ? ["text", "grid", "summary"]
    : ["text", "summary"];
  return (
    <nav className="round-views" aria-label={t("page.views")}>
      {views.map((each) => (
        <Link
          key={each}
          to={roundPath(documentId, round.id, each)}
          aria-current={each === view ? "page" : undefined}
        >
          {t(`page.${each}`)}
        </Link>
      ))}
    </nav>
  );
}
