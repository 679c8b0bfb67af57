/** Milestones in a row: diamonds for the eye, a sentence for who listens. */
import { axisShareOf, formatDate, type GanttAxis, type GanttMilestone } from "@brudnopis/document";
import { joinedLabels, textWidth } from "@brudnopis/export";
import { useTranslation } from "react-i18next";
import { useDocument } from "../../document/document-context.ts";
import { percent } from "./bar.tsx";

interface DiamondsProps {
  readonly milestones: readonly GanttMilestone[];
  readonly axis: GanttAxis;
  /** In pixels, to know which codes have room. */
  readonly trackWidth: number;
}

/** From the middle of a diamond to its code, and from there to the next diamond. */
const besidesPx = 20;

export function Diamonds({ milestones, axis, trackWidth }: DiamondsProps) {
  const text = useMilestoneText();
  const { t } = useTranslation("gantt");
  if (milestones.length === 0) return null;
  const labelled = joinedLabels(
    milestones.map((milestone) => ({
      ...milestone,
      x: axisShareOf(axis, milestone.date) * trackWidth,
    })),
    (label) => textWidth(label, 11) + besidesPx,
  );
  return (
    <>
      {labelled.map((milestone) => (
        <span
          key={milestone.id}
          className="gantt-diamond"
          style={{ left: percent(axisShareOf(axis, milestone.date)) }}
          data-late={milestone.x > trackWidth - textWidth(milestone.label, 11) - besidesPx}
          title={text(milestone)}
          aria-hidden
        >
          {milestone.label}
        </span>
      ))}
      <span className="visually-hidden">
        {t("milestones", { list: milestones.map(text).join("; ") })}
      </span>
    </>
  );
}

function useMilestoneText(): (milestone: GanttMilestone) => string {
  const { t } = useTranslation("gantt");
  const { language } = useDocument();
  return ({ code, date, name }) =>
    t("milestone", { code, date: formatDate(date, language), name: name || t("unnamed") });
}
