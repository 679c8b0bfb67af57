/** How a distance on the screen becomes a step in time: as fine as a hand can aim at this scale. */
import type { GanttStep } from "@brudnopis/document";

/** A step takes at least this many pixels, unless it is a day. */
const leastPx = 5;
const daysOf = { day: 1, week: 7, month: 365.25 / 12 } as const;

export function draggedStep(
  distancePx: number,
  pxPerDay: number,
): Exclude<GanttStep, { unit: "quarter" }> {
  const unit = pxPerDay >= 2 ? "day" : pxPerDay * daysOf.week >= leastPx ? "week" : "month";
  // Not -0, which is no step either.
  return { unit, count: Math.round(distancePx / (pxPerDay * daysOf[unit])) || 0 };
}
