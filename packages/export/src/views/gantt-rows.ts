/** The rows of a Gantt chart on paper: how high each is, and which of them share a picture. */
import type { Gantt, GanttAction, GanttAxis, GanttMilestone, GanttSpan } from "@brudnopis/document";
import type { Language } from "@brudnopis/schema";
import { wrapText } from "../text-width.ts";
import { paper } from "./plot-kit.ts";

export const columns = { nameX: 32, nameWidth: 168, trackX: 212, trackWidth: 420 } as const;
export const sizes = { name: 11, line: 12, head: 38, legend: 28, bar: 12, lane: 6 } as const;
/** From the top of a row to the middle of its bar. */
export const barMiddle = 12;

export interface GanttRow {
  readonly height: number;
  readonly lines: readonly string[];
  /** Absent in the row of milestones of the whole plan. */
  readonly action?: GanttAction;
  readonly lanes: readonly (readonly GanttSpan[])[];
  readonly milestones: readonly GanttMilestone[];
}

export function actionRow(
  action: GanttAction,
  milestones: readonly GanttMilestone[],
  name: string,
): GanttRow {
  const lines = wrapText(name, sizes.name, columns.nameWidth, 2);
  const lanes = stageLanes(action.stages.flatMap(({ span }) => span ?? []));
  const height = Math.max(24, lines.length * sizes.line + 3, 22 + lanes.length * sizes.lane + 2);
  return { height, lines, action, lanes, milestones };
}

export function planRow({ planMilestones }: Gantt, name: string): GanttRow[] {
  if (planMilestones.length === 0) return [];
  return [{ height: 24, lines: [name], lanes: [], milestones: planMilestones }];
}

export interface PlacedRow extends GanttRow {
  readonly top: number;
}

/** One picture: some of the rows, each in its place. */
export interface Drawing {
  readonly gantt: Gantt;
  readonly axis: GanttAxis;
  readonly rows: readonly PlacedRow[];
  readonly bottom: number;
  readonly language: Language;
}

export function xOf(share: number): number {
  return columns.trackX + share * columns.trackWidth;
}

/** Stages that overlap lie below one another. */
function stageLanes(spans: readonly GanttSpan[]): GanttSpan[][] {
  const lanes: GanttSpan[][] = [];
  for (const span of spans.toSorted((one, other) => (one.start < other.start ? -1 : 1))) {
    const free = lanes.find((lane) => (lane.at(-1)?.end ?? "") < span.start);
    if (free) free.push(span);
    else lanes.push([span]);
  }
  return lanes;
}

/** As few pictures as a page's height asks for, each about as high as the others. */
export function pictures(rows: readonly GanttRow[]): GanttRow[][] {
  const heightOf = (some: readonly GanttRow[]) => some.reduce((sum, { height }) => sum + height, 0);
  const room = paper.maxHeight - sizes.head - sizes.legend;
  const target = heightOf(rows) / Math.ceil(heightOf(rows) / room);
  const parts: GanttRow[][] = [];
  for (const row of rows) {
    const last = parts.at(-1);
    const isFull =
      !last || heightOf(last) + row.height / 2 > target || heightOf(last) + row.height > room;
    if (isFull) parts.push([row]);
    else last.push(row);
  }
  return parts;
}
