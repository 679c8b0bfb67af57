/** The time that a Gantt chart shows: whole years and their quarters, measured in days. */
import { dayNumber, yearOf } from "../calendar.ts";

export interface GanttAxis {
  /** First day of the first year, last day of the last one. */
  readonly start: string;
  readonly end: string;
  readonly days: number;
  readonly years: readonly GanttYear[];
}

export interface GanttYear {
  readonly year: number;
  /** The first days of its quarters. */
  readonly quarters: readonly string[];
}

export function ganttAxis(days: readonly string[]): GanttAxis | undefined {
  const sorted = days.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const [from, to] = [yearOf(first), yearOf(last)];
  const [start, end] = [`${from}-01-01`, `${to}-12-31`];
  return {
    start,
    end,
    days: dayNumber(end) - dayNumber(start) + 1,
    years: Array.from({ length: to - from + 1 }, (_, index) => toYear(from + index)),
  };
}

function toYear(year: number): GanttYear {
  return { year, quarters: ["01", "04", "07", "10"].map((month) => `${year}-${month}-01`) };
}

/** How much of the axis lies before this day begins: 0 at its first day, 1 after its last. Outside, less or more. */
export function axisShare({ start, days }: GanttAxis, iso: string): number {
  return (dayNumber(iso) - dayNumber(start)) / days;
}

/** How much of the axis lies before this day ends: where a bar that ends with it ends. */
export function axisShareAfter({ start, days }: GanttAxis, iso: string): number {
  return (dayNumber(iso) + 1 - dayNumber(start)) / days;
}

/** The middle of a day, where a milestone stands. */
export function axisShareOf(axis: GanttAxis, iso: string): number {
  return (axisShare(axis, iso) + axisShareAfter(axis, iso)) / 2;
}
