/**
 * Taking hold of a bar, or of one of its edges.
 *
 *   D1  Nothing is written before it is let go; until then the bar and its dates follow the hand.
 *   D2  A drag goes on from where it began, whatever others write in the meantime.
 *   D3  A finger scrolls the chart, unless it has chosen the bar by a tap before.
 */
import { type GanttEdge, type GanttSpan, moveSpan } from "@brudnopis/document";
import { type PointerEvent, useEffect, useRef } from "react";
import { draggedStep } from "./snap.ts";

/** Closer to where it began, it is a click. */
const leastDistancePx = 4;

interface Drag {
  readonly x: number;
  readonly pxPerDay: number;
  readonly edge: GanttEdge;
  readonly from: GanttSpan;
  /** Where the bar is now; undefined while it has not moved. */
  to: GanttSpan | undefined;
}

type BarEvent = PointerEvent<HTMLElement>;

export interface BarDragOptions {
  readonly span: GanttSpan;
  /** Days that the whole width of the track stands for. */
  readonly days: number;
  /** Where the bar is while it is dragged; undefined when it is let go. */
  onHold(span: GanttSpan | undefined): void;
  onDrop(from: GanttSpan, to: GanttSpan): void;
}

export interface BarDrag {
  readonly handlers: {
    onPointerDown(event: BarEvent): void;
    onPointerMove(event: BarEvent): void;
    onPointerUp(): void;
    onPointerCancel(): void;
    onLostPointerCapture(): void;
  };
  /** Puts the bar back. False when nobody holds it. */
  cancel(): boolean;
}

export function useBarDrag({ span, days, onHold, onDrop }: BarDragOptions): BarDrag {
  const drag = useRef<Drag>(undefined);
  const end = () => {
    const wasHeld = drag.current?.to !== undefined;
    drag.current = undefined;
    if (wasHeld) onHold(undefined);
    return wasHeld;
  };
  const endLatest = useRef(end);
  useEffect(() => {
    endLatest.current = end;
  });
  // The row may go while its bar is held: somebody removed the action.
  useEffect(() => () => void endLatest.current(), []);

  return {
    handlers: {
      onPointerDown: (event) => {
        const bar = event.currentTarget;
        if (event.button !== 0) return;
        if (event.pointerType === "touch" && document.activeElement !== bar) return;
        const trackWidth = bar.parentElement?.clientWidth ?? 0;
        if (trackWidth === 0) return;
        bar.setPointerCapture(event.pointerId);
        const { x, edge } = { x: event.clientX, edge: edgeAt(event.target) };
        drag.current = { x, edge, pxPerDay: trackWidth / days, from: span, to: undefined };
      },
      onPointerMove: ({ clientX }) => {
        const { current } = drag;
        if (!current) return;
        const distance = clientX - current.x;
        if (!current.to && Math.abs(distance) < leastDistancePx) return;
        const step = draggedStep(distance, current.pxPerDay);
        current.to = moveSpan(current.from, current.edge, step);
        onHold(current.to);
      },
      onPointerUp: () => {
        const { from, to } = drag.current ?? {};
        if (from && to && (from.start !== to.start || from.end !== to.end)) {
          drag.current = undefined;
          onDrop(from, to);
          // The dates come back with the content's next reading, which is asked for before this frame.
          requestAnimationFrame(() => onHold(undefined));
        } else end();
      },
      onPointerCancel: end,
      onLostPointerCapture: end,
    },
    cancel: end,
  };
}

function edgeAt(target: EventTarget): GanttEdge {
  const edge = target instanceof HTMLElement ? target.dataset["edge"] : undefined;
  return edge === "start" || edge === "end" ? edge : "both";
}
