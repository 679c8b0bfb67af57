/** One action: its name, its dates, its bar with the milestones, and its stages below when they are asked for. */
import {
  axisShare,
  axisShareAfter,
  axisShareOf,
  dependencyState,
  formatDate,
  type GanttAction,
  type GanttAxis,
  type GanttSpan,
  ownMilestones,
} from "@brudnopis/document";
import { ChevronDown } from "lucide-react";
import { memo, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../../document/document-context.ts";
import { recordKey } from "../../document/page-state.ts";
import { RecordLink } from "../record-link.tsx";
import { MovableBar, PlainBar } from "./bar.tsx";
import { Diamonds } from "./diamonds.tsx";
import { StageRows } from "./stage-rows.tsx";
import type { BarMoves } from "./use-bar-moves.ts";

/** A shorter bar has no room for its code, and a milestone nearer to its start would cover it. */
const codePx = 34;

export interface RowProps {
  readonly action: GanttAction;
  readonly axis: GanttAxis;
  /** Where its bar is held, while it is. */
  readonly held: GanttSpan | undefined;
  /** The codes of the actions before whose end this one starts. */
  readonly early: string;
  readonly trackWidth: number;
  /** Absent for readers. */
  readonly moves: BarMoves | undefined;
  readonly helpId: string;
  readonly onHold: (id: string, span: GanttSpan | undefined) => void;
}

export const Row = memo(function Row(props: RowProps) {
  const { action, axis, held, early, trackWidth, moves, helpId, onHold } = props;
  const { t } = useTranslation("gantt");
  const { language } = useDocument();
  const [isOpen, setOpen] = useState(false);
  const { id, code, dependencies, stages } = action;
  const name = action.name || t("unnamed");
  const span = held ?? action;
  const clash = early === "" ? "" : t("clash", { codes: early });
  const hasCode = hasRoomForCode(action, span, axis, trackWidth);
  const hold = useCallback((to: GanttSpan | undefined) => onHold(id, to), [onHold, id]);
  return (
    <>
      <tr data-action={id}>
        <th scope="row">
          <div className="gantt-name">
            <RecordLink place={recordKey("actions", id)}>
              <span className="gantt-code">{code}</span> <span className="gantt-title">{name}</span>
            </RecordLink>
            {stages.length > 0 && (
              <button
                className="icon-button"
                type="button"
                aria-expanded={isOpen}
                aria-label={t(isOpen ? "hideStages" : "showStages", { name: code })}
                onClick={() => setOpen(!isOpen)}
              >
                <ChevronDown size={16} aria-hidden />
              </button>
            )}
          </div>
        </th>
        <td className="gantt-dates">
          <span>{formatDate(span.start, language)} –</span>{" "}
          <span>{formatDate(span.end, language)}</span>
          {early !== "" && <span className="gantt-clash">{t("clashShort", { codes: early })}</span>}
          {dependencies.length > 0 && (
            <span className="visually-hidden">
              {t("dependsOn", { codes: dependencies.map((each) => each.code).join(", ") })}
            </span>
          )}
        </td>
        <td className={held ? "gantt-track is-held" : "gantt-track"}>
          <div className="gantt-lane">
            {moves ? (
              <MovableBar
                action={action}
                axis={axis}
                span={span}
                hasCode={hasCode}
                moves={moves}
                helpId={helpId}
                clash={clash}
                onHold={hold}
              />
            ) : (
              <PlainBar action={action} axis={axis} span={span} hasCode={hasCode} />
            )}
            <Diamonds milestones={ownMilestones(action)} axis={axis} trackWidth={trackWidth} />
          </div>
        </td>
      </tr>
      {isOpen && <StageRows stages={stages} axis={axis} />}
    </>
  );
});

function hasRoomForCode(
  action: GanttAction,
  { start, end }: GanttSpan,
  axis: GanttAxis,
  trackWidth: number,
): boolean {
  const from = axisShare(axis, start);
  const isWide = (share: number) => share * trackWidth > codePx;
  const isFree = ownMilestones(action).every(({ date }) =>
    isWide(Math.abs(axisShareOf(axis, date) - from)),
  );
  return isFree && isWide(axisShareAfter(axis, end) - from);
}

/** „D1, D2”: the actions that have not ended when this one starts, wherever the bars are just now. */
export function earlyCodes(
  { id, dependencies }: GanttAction,
  spans: ReadonlyMap<string, GanttSpan>,
): string {
  return dependencies
    .filter((before) => dependencyState(spans.get(id), spans.get(before.id)) === "violated")
    .map(({ code }) => code)
    .join(", ");
}
