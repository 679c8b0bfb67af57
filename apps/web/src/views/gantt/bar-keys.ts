/** What keys do to a bar: how far, and to which of its edges. */
import type { GanttEdge, GanttStep } from "@brudnopis/document";

export interface BarMove {
  readonly edge: GanttEdge;
  readonly step: GanttStep;
}

export type PressedKey = Pick<KeyboardEvent, "key" | "shiftKey" | "altKey" | "ctrlKey" | "metaKey">;

const steps: Readonly<Record<string, GanttStep>> = {
  ArrowLeft: { unit: "day", count: -1 },
  ArrowRight: { unit: "day", count: 1 },
  ArrowDown: { unit: "week", count: -1 },
  ArrowUp: { unit: "week", count: 1 },
  PageDown: { unit: "month", count: -1 },
  PageUp: { unit: "month", count: 1 },
  Home: { unit: "quarter", count: -1 },
  End: { unit: "quarter", count: 1 },
};

/**
 * Undefined for keys that are not a bar's. Ctrl does what Alt does, for who has no Alt to spare; the browser's own
 * shortcuts with the arrows are only those of Alt, which a page may take.
 */
export function barMove({
  key,
  shiftKey,
  altKey,
  ctrlKey,
  metaKey,
}: PressedKey): BarMove | undefined {
  const step = steps[key];
  const isStart = altKey || ctrlKey;
  if (!step || metaKey || (shiftKey && isStart)) return undefined;
  return { edge: shiftKey ? "end" : isStart ? "start" : "both", step };
}
