/** A Gantt chart for paper: years and quarters above, a row for each action, what the shapes mean below. */
import type { Gantt, GanttAxis } from "@brudnopis/document";
import type { Language } from "@brudnopis/schema";
import type { Scene } from "../scene/scene.ts";
import { ganttArrows } from "./gantt-arrows.ts";
import { ganttGrid, todayLine } from "./gantt-grid.ts";
import { ganttLegend } from "./gantt-legend.ts";
import { rowShapes } from "./gantt-row-shapes.ts";
import { type GanttRow, type PlacedRow, sizes } from "./gantt-rows.ts";
import { moved, paper } from "./plot-kit.ts";

/** One picture of some of the rows. Arrows to rows of another picture leave over its edge. */
export function ganttScene(
  gantt: Gantt,
  axis: GanttAxis,
  some: readonly GanttRow[],
  language: Language,
): Scene {
  const rows: PlacedRow[] = [];
  for (const row of some) {
    const above = rows.at(-1);
    rows.push({ ...row, top: above ? above.top + above.height : sizes.head });
  }
  const last = rows.at(-1);
  const bottom = last ? last.top + last.height : sizes.head;
  const drawing = { gantt, axis, rows, bottom, language };
  const legend = moved(ganttLegend(gantt, language), 0, bottom + sizes.legend - 6);
  return {
    width: paper.width,
    height: bottom + sizes.legend,
    shapes: [
      ...ganttGrid(drawing),
      ...todayLine(drawing),
      ...ganttArrows(drawing),
      ...rows.flatMap((row) => rowShapes(row, axis)),
      ...legend,
    ],
  };
}
