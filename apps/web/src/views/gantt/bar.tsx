/** A bar on the time axis. In edit mode it is a control for two dates at once; for readers it leads to its action. */
import {
  axisShare,
  axisShareAfter,
  dayNumber,
  type GanttAction,
  type GanttAxis,
  type GanttSpan,
} from "@brudnopis/document";
import { type CSSProperties, type KeyboardEvent, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../../document/document-context.ts";
import { reveal } from "../../document/reveal.ts";
import { recordKey } from "../../document/page-state.ts";
import { barMove } from "./bar-keys.ts";
import type { BarMoves } from "./use-bar-moves.ts";
import { useBarDrag } from "./use-bar-drag.ts";
import { useSpanText } from "./use-span-text.ts";

interface BarProps {
  readonly action: GanttAction;
  readonly axis: GanttAxis;
  /** Where the bar is: while it is dragged, somewhere else than its dates say. */
  readonly span: GanttSpan;
  /** Whether there is room for the action's code in it. */
  readonly hasCode: boolean;
}

export interface MovableBarProps extends BarProps {
  readonly moves: BarMoves;
  readonly helpId: string;
  /** What of its dates does not fit; said with them. */
  readonly clash: string;
  readonly onHold: (span: GanttSpan | undefined) => void;
}

export function MovableBar(props: MovableBarProps) {
  const { action, axis, span, hasCode, moves, helpId, clash, onHold } = props;
  const spanText = useSpanText();
  const { t } = useTranslation("gantt");
  const bar = useRef<HTMLDivElement>(null);
  const drag = useBarDrag({
    span: action,
    days: axis.days,
    onHold,
    onDrop: (from, to) => moves.drop(action, from, to),
  });
  useLayoutEffect(() => {
    // What moved by a key stays in view.
    const { current } = bar;
    if (current && document.activeElement === current && !current.matches(":active")) {
      current.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  }, [action.start, action.end]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (handleKey(event)) event.preventDefault();
  };
  const handleKey = (event: KeyboardEvent): boolean => {
    const isCommand = event.ctrlKey || event.metaKey;
    if (isCommand && !event.shiftKey && event.key.toLowerCase() === "z") {
      moves.undo(action);
      return true;
    }
    if (event.key === "Escape") return drag.cancel() || moves.takeBack(action);
    if (event.key === "Enter") {
      moves.open(action);
      return true;
    }
    const move = barMove(event);
    if (!move) return false;
    moves.press(action, move);
    return true;
  };

  const width = laneWidth(axis, span);
  const day = dayNumber(span.start) - dayNumber(axis.start);
  return (
    <div
      ref={bar}
      className="gantt-bar is-movable"
      style={barStyle(axis, span)}
      role="slider"
      tabIndex={0}
      aria-label={`${action.code} ${action.name || t("unnamed")}`}
      aria-valuemin={0}
      aria-valuemax={axis.days}
      aria-valuenow={Math.min(Math.max(day, 0), axis.days)}
      aria-valuetext={[spanText(span), clash].filter(Boolean).join(", ")}
      aria-describedby={helpId}
      onKeyDown={onKeyDown}
      onBlur={moves.endRun}
      {...drag.handlers}
    >
      <Fill code={hasCode ? action.code : ""} width={width} />
      <span className="gantt-edge is-start" data-edge="start" />
      <span className="gantt-edge is-end" data-edge="end" style={{ left: width }} />
    </div>
  );
}

/** The action's name in the same row leads to the same place by keyboard. */
export function PlainBar({ action, axis, span, hasCode }: BarProps) {
  const open = useDocument();
  return (
    <button
      className="gantt-bar"
      type="button"
      style={barStyle(axis, span)}
      tabIndex={-1}
      aria-hidden
      onClick={() => reveal(open, recordKey("actions", action.id), true)}
    >
      <Fill code={hasCode ? action.code : ""} width={laneWidth(axis, span)} />
    </button>
  );
}

interface FillProps {
  readonly code: string;
  readonly width: string;
}

/** What is seen of a bar: as long as its days, where the bar itself is as long as a hand needs it. */
function Fill({ code, width }: FillProps) {
  return (
    <span className="gantt-fill" style={{ width }} aria-hidden>
      {code}
    </span>
  );
}

export function barStyle(axis: GanttAxis, span: GanttSpan): CSSProperties {
  return { left: percent(axisShare(axis, span.start)), width: percent(spanShare(axis, span)) };
}

/** In units of the lane (a CSS container), for what lies inside of the bar. */
function laneWidth(axis: GanttAxis, span: GanttSpan): string {
  return `${spanShare(axis, span) * 100}cqi`;
}

function spanShare(axis: GanttAxis, { start, end }: GanttSpan): number {
  return axisShareAfter(axis, end) - axisShare(axis, start);
}

export function percent(share: number): string {
  return `${share * 100}%`;
}
