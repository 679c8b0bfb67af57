/** The ways of arrows from the end of one bar to the start of another: along rows and between them, behind the bars. */
import { axisShare, axisShareAfter } from "@brudnopis/document";
import type { Point, Shape, Stroke } from "../scene/scene.ts";
import { barMiddle, type Drawing, sizes, xOf } from "./gantt-rows.ts";

export interface ArrowEnd {
  readonly x: number;
  /** The middle of the bar. */
  readonly y: number;
  /** Where its row begins and ends. */
  readonly top: number;
  readonly bottom: number;
}

/** How far an arrow goes straight on before it turns. */
const stub = 6;

/** `order` keeps the arrows that end at one bar apart. */
export function arrowWay(from: ArrowEnd, to: ArrowEnd, order: number): Point[] {
  const out = from.x + stub;
  const into = to.x - stub - 2 - order * 3;
  const y = to.y + order * 3;
  const begin: Point[] = [
    [from.x, from.y],
    [out, from.y],
  ];
  if (into >= out) return [...begin, [out, y], [to.x, y]];
  const between = (from.y < to.y ? to.top : to.bottom) + order * 2;
  return [...begin, [out, between], [into, between], [into, y], [to.x, y]];
}

const strokes: Readonly<Record<"kept" | "violated" | "unknown", Stroke>> = {
  kept: { tone: "ink-soft", width: 1 },
  violated: { tone: "danger", width: 1.3, isDashed: true },
  unknown: { tone: "ink-soft", width: 1 },
};

/** An arrow from or to a row of another picture crosses the edge of this one. */
export function ganttArrows({ gantt, axis, rows, bottom }: Drawing): Shape[] {
  const edges = { above: sizes.head - 3, below: bottom + 3 };
  const indexOf = (id: string | undefined) => gantt.actions.findIndex((action) => action.id === id);
  const endAt = (id: string, x: number): ArrowEnd & { readonly isHere: boolean } => {
    const row = rows.find(({ action }) => action?.id === id);
    if (row) {
      const { top, height } = row;
      return { x, y: top + barMiddle, top, bottom: top + height, isHere: true };
    }
    const y = indexOf(id) < indexOf(rows[0]?.action?.id) ? edges.above : edges.below;
    return { x, y, top: y, bottom: y, isHere: false };
  };
  return gantt.actions.flatMap(({ id, start, dependencies }) =>
    dependencies.flatMap(({ id: before, state }, order): Shape[] => {
      const predecessor = gantt.actions[indexOf(before)];
      if (!predecessor) return [];
      const from = endAt(before, xOf(axisShareAfter(axis, predecessor.end)));
      const to = endAt(id, xOf(axisShare(axis, start)));
      if (!from.isHere && !to.isHere) return [];
      const stroke = strokes[state];
      if (!to.isHere) return [{ type: "line", points: leaving(from, to.y), stroke }];
      const points = arrowWay(from, to, order).slice(from.isHere ? 0 : 1);
      return [{ type: "line", points, stroke, isArrow: true }];
    }),
  );
}

function leaving({ x, y }: ArrowEnd, edge: number): Point[] {
  return [
    [x, y],
    [x + stub, y],
    [x + stub, edge],
  ];
}
