/** Where the round is, since when, and how long each side took. */
import { Check, Circle, CircleDot, Minus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useRound } from "./round-context.ts";
import { daysBetween, type RoundStage, stagesOf } from "./round-stages.ts";
import { today, useRoundWords } from "./use-round-words.ts";

const icons = { done: Check, current: CircleDot, ahead: Circle, skipped: Minus } as const;

export function RoundTimeline() {
  const { t } = useTranslation("rounds");
  const { round } = useRound();
  const words = useRoundWords();
  return (
    <ol className="round-timeline" aria-label={t("timeline.label")}>
      <li className="is-done">
        <Check size={16} aria-hidden />
        <b>{t("timeline.sent")}</b>
        <span>{words.moment(round.sentAt)}</span>
      </li>
      {stagesOf(round).map((stage) => (
        <Stage key={stage.state} stage={stage} />
      ))}
    </ol>
  );
}

function Stage({ stage }: { readonly stage: RoundStage }) {
  const { t } = useTranslation("rounds");
  const { round } = useRound();
  const words = useRoundWords();
  const { state, progress, from, to } = stage;
  const isOver = state === "closed" && progress === "current";
  const Icon = isOver ? Check : icons[progress];
  const daysText = useDaysText();
  return (
    <li
      className={`is-${isOver ? "done" : progress}`}
      aria-current={progress === "current" ? "step" : undefined}
    >
      <Icon size={16} aria-hidden />
      <b>{t(`stage.${state}`)}</b>
      <span>
        {progress === "skipped" && t("timeline.skipped")}
        {isOver && from !== undefined && (
          <>
            {words.moment(from)}
            <br />
            {t("timeline.total", { days: daysText(round.sentAt, from) })}
          </>
        )}
        {!isOver && from !== undefined && daysText(from, to ?? Date.now())}
      </span>
      {state === "reviewing" && progress === "current" && round.due !== undefined && (
        <span className={round.due < today() ? "round-late" : undefined}>
          {t(round.due < today() ? "timeline.late" : "timeline.due", {
            date: words.day(round.due),
          })}
        </span>
      )}
    </li>
  );
}

/** „3 dni”; „poniżej dnia” */
function useDaysText(): (from: number, to: number) => string {
  const { t } = useTranslation("rounds");
  return (from, to) => {
    const count = daysBetween(from, to);
    return count < 1 ? t("timeline.underDay") : t("timeline.days", { count });
  };
}
