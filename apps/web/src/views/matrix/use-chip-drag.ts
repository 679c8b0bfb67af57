/**
 * Taking hold of a chip with the mouse or a pen. A finger scrolls the page instead: it opens the record and scores there.
 *
 *   D1  Nothing is written before the chip is let go over another cell of its own matrix.
 *   D2  While it is dragged, nothing renders: the chip and the cell under it are marked directly.
 */
import { type Score, scores } from "@brudnopis/document";
import { type PointerEvent, useRef } from "react";

/** Closer to where it began, it is a click. */
const leastDistance = 5;

interface Drag {
  readonly chip: HTMLElement;
  readonly x: number;
  readonly y: number;
  isMoving: boolean;
  over: HTMLElement | undefined;
}

type ChipEvent = PointerEvent<HTMLElement>;

export interface ChipDrag {
  readonly handlers: {
    onPointerDown(event: ChipEvent): void;
    onPointerMove(event: ChipEvent): void;
    onPointerUp(event: ChipEvent): void;
    onPointerCancel(): void;
    onLostPointerCapture(): void;
  };
  cancel(): void;
  /** Whether the click that comes now ends a drag. */
  wasDrag(): boolean;
}

export function useChipDrag(onDrop: (across: Score, up: Score) => void): ChipDrag {
  const drag = useRef<Drag>(undefined);
  const dragged = useRef(false);
  const end = () => {
    if (!drag.current) return;
    const { chip, over } = drag.current;
    chip.style.translate = "";
    delete chip.dataset["dragging"];
    mark(over, false);
    drag.current = undefined;
  };
  return {
    handlers: {
      onPointerDown: (event) => {
        dragged.current = false;
        if (event.button !== 0 || event.pointerType === "touch") return;
        const chip = event.currentTarget;
        chip.setPointerCapture(event.pointerId);
        drag.current = {
          chip,
          x: event.clientX,
          y: event.clientY,
          isMoving: false,
          over: undefined,
        };
      },
      onPointerMove: (event) => {
        if (drag.current) follow(drag.current, event);
      },
      onPointerUp: () => {
        // Let go with Escape already: the click that comes now still belongs to it.
        if (!drag.current) return;
        const { isMoving, over } = drag.current;
        dragged.current = isMoving;
        end();
        const [across, up] = (over?.dataset["cell"] ?? "").split(" ").map(toScore);
        if (across !== undefined && up !== undefined) onDrop(across, up);
      },
      onPointerCancel: end,
      onLostPointerCapture: end,
    },
    cancel: () => {
      dragged.current = drag.current?.isMoving === true;
      end();
    },
    wasDrag: () => {
      const was = dragged.current;
      dragged.current = false;
      return was;
    },
  };
}

function follow(drag: Drag, { clientX, clientY }: ChipEvent): void {
  const { chip } = drag;
  const [dx, dy] = [clientX - drag.x, clientY - drag.y];
  if (!drag.isMoving && Math.hypot(dx, dy) < leastDistance) return;
  drag.isMoving = true;
  chip.dataset["dragging"] = "";
  chip.style.translate = `${dx}px ${dy}px`;
  const below = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>("[data-cell]");
  const isOurs = below?.closest(".matrix") === chip.closest(".matrix");
  const over = below && isOurs ? below : undefined;
  if (over === drag.over) return;
  mark(drag.over, false);
  mark(over, true);
  drag.over = over;
}

function mark(cell: HTMLElement | undefined, isOver: boolean): void {
  cell?.toggleAttribute("data-over", isOver);
}

function toScore(text: string): Score | undefined {
  return scores.find((score) => String(score) === text);
}
