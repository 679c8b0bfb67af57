import { type RefObject, useLayoutEffect, useState } from "react";

/** Where the rows of the chart are, in pixels from its top: arrows are drawn from one to another. */
export interface Boxes {
  /** Of the track. */
  readonly width: number;
  readonly headHeight: number;
  readonly rows: ReadonlyMap<string, { readonly top: number; readonly height: number }>;
}

const nothing: Boxes = { width: 0, headHeight: 0, rows: new Map() };

/** Measured when a row or the chart changes its size; `rows` says which rows there are, so that new ones are watched. */
export function useBoxes(canvas: RefObject<HTMLElement | null>, rows: string): Boxes {
  const [boxes, setBoxes] = useState(nothing);
  useLayoutEffect(() => {
    const { current } = canvas;
    if (!current) return;
    const observer = new ResizeObserver(() => setBoxes((last) => kept(last, measured(current))));
    for (const element of [current, ...rowsIn(current)]) observer.observe(element);
    return () => observer.disconnect();
  }, [canvas, rows]);
  return boxes;
}

function rowsIn(canvas: HTMLElement): HTMLElement[] {
  return [...canvas.querySelectorAll<HTMLElement>("tr[data-action]")];
}

function measured(canvas: HTMLElement): Boxes {
  const rows = rowsIn(canvas).map(
    ({ dataset, offsetTop, offsetHeight }) =>
      [dataset["action"] ?? "", { top: offsetTop, height: offsetHeight }] as const,
  );
  return {
    width: canvas.querySelector(".gantt-lane")?.clientWidth ?? 0,
    headHeight: canvas.querySelector("thead")?.clientHeight ?? 0,
    rows: new Map(rows),
  };
}

function kept(last: Boxes, next: Boxes): Boxes {
  const isSame =
    last.width === next.width &&
    last.headHeight === next.headHeight &&
    last.rows.size === next.rows.size &&
    [...next.rows].every(([id, { top, height }]) => {
      const row = last.rows.get(id);
      return row?.top === top && row.height === height;
    });
  return isSame ? last : next;
}
