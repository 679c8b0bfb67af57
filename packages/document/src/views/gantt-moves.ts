/** How a bar of the Gantt chart moves and stretches: a span and a wish in, the dates to write out. */
import {
  addDays,
  addMonths,
  dayNumber,
  endOfQuarter,
  startOfQuarter,
  yearOf,
} from "../calendar.ts";
import type { GanttSpan } from "./gantt.ts";
import { isPlausibleYear } from "./spread.ts";

/** What of a bar moves. */
export type GanttEdge = "both" | "start" | "end";

export type GanttStep =
  | { readonly unit: "day" | "week" | "month"; readonly count: number }
  /** To the beginning of a quarter, or to the end of one: the nearest in that direction that is not here. */
  | { readonly unit: "quarter"; readonly count: -1 | 1 };

/** An edge stops at the other one, and nothing leaves the years in which plans are made: then it stays. */
export function moveSpan(span: GanttSpan, edge: GanttEdge, step: GanttStep): GanttSpan {
  const moved = step.unit === "quarter" ? toQuarter(span, edge, step.count) : by(span, edge, step);
  const isPossible = [moved.start, moved.end].every((day) => isPlausibleYear(yearOf(day)));
  return isPossible ? moved : span;
}

function by(
  span: GanttSpan,
  edge: GanttEdge,
  { unit, count }: Exclude<GanttStep, { unit: "quarter" }>,
): GanttSpan {
  const shift = (day: string) =>
    unit === "month" ? addMonths(day, count) : addDays(day, unit === "week" ? count * 7 : count);
  return {
    start: edge === "end" ? span.start : earlier(shift(span.start), edge, span.end),
    end: edge === "start" ? span.end : later(shift(span.end), edge, span.start),
  };
}

/** The whole bar begins with a quarter, going back, or ends with one, going on. It stays as long as it was. */
function toQuarter({ start, end }: GanttSpan, edge: GanttEdge, direction: -1 | 1): GanttSpan {
  if (edge === "start") {
    const wanted = direction === 1 ? startOfQuarter(start, 1) : quarterBefore(start);
    return { start: earlier(wanted, edge, end), end };
  }
  if (edge === "end") {
    const wanted = direction === 1 ? quarterEndAfter(end) : endOfQuarter(end, -1);
    return { start, end: later(wanted, edge, start) };
  }
  const days =
    direction === 1
      ? dayNumber(quarterEndAfter(end)) - dayNumber(end)
      : dayNumber(quarterBefore(start)) - dayNumber(start);
  return { start: addDays(start, days), end: addDays(end, days) };
}

function quarterBefore(day: string): string {
  const here = startOfQuarter(day);
  return here < day ? here : startOfQuarter(day, -1);
}

function quarterEndAfter(day: string): string {
  const here = endOfQuarter(day);
  return here > day ? here : endOfQuarter(day, 1);
}

function earlier(wanted: string, edge: GanttEdge, end: string): string {
  return edge === "start" && wanted > end ? end : wanted;
}

function later(wanted: string, edge: GanttEdge, start: string): string {
  return edge === "end" && wanted < start ? start : wanted;
}
