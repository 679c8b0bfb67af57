/** Moving a row by its handle with the pointer. A press that does not move opens the row's menu instead. */
import { type MouseEvent, type PointerEvent, type RefObject, useRef, useState } from "react";
import type { DropLineProps } from "./drop-line.tsx";

export interface RowDragOptions {
  readonly table: RefObject<HTMLTableElement | null>;
  readonly isMovable: boolean;
  readonly onPress: (record: string) => void;
  /** `position` is the place among the rows without the one that is moved. */
  readonly onDrop: (record: string, position: number) => void;
}

/** Hands are never quite still. */
const slack = 5;

export function useRowDrag({ table, isMovable, onPress, onDrop }: RowDragOptions) {
  const [line, setLine] = useState<DropLineProps>();
  const stop = useRef<() => void>(undefined);
  /** The click that ends a drag is no press. */
  const isDragged = useRef(false);

  const onPointerDown = (event: PointerEvent<HTMLTableElement>) => {
    const record = handledRecord(event);
    if (event.button !== 0 || record === undefined) return;
    stop.current?.();
    stop.current = follow(event.clientY, record);
  };
  const onClick = (event: MouseEvent<HTMLTableElement>) => {
    const record = handledRecord(event);
    if (record !== undefined && !isDragged.current) onPress(record);
  };

  const follow = (startY: number, record: string) => {
    let position: number | undefined;
    const onMove = ({ clientY }: globalThis.PointerEvent) => {
      if (!isMovable || !table.current) return;
      if (position === undefined && Math.abs(clientY - startY) < slack) return;
      const place = placeAt(table.current, record, clientY);
      position = place.position;
      isDragged.current = true;
      setLine(place.line);
    };
    const end = () => {
      removeEventListener("pointermove", onMove);
      removeEventListener("pointerup", onUp);
      removeEventListener("pointercancel", end);
      removeEventListener("keydown", onKey, true);
      setLine(undefined);
      requestAnimationFrame(() => {
        isDragged.current = false;
      });
    };
    const onUp = () => {
      end();
      if (position !== undefined) onDrop(record, position);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      position = undefined;
      end();
    };
    addEventListener("pointermove", onMove);
    addEventListener("pointerup", onUp);
    addEventListener("pointercancel", end);
    addEventListener("keydown", onKey, true);
    return end;
  };
  return { line, onPointerDown, onClick };
}

function handledRecord({ target, currentTarget }: MouseEvent<HTMLTableElement>) {
  const handle = target instanceof Element ? target.closest("[data-handle]") : null;
  if (!handle || handle.closest("table") !== currentTarget) return undefined;
  return handle.closest<HTMLElement>("[data-record]")?.dataset["record"];
}

/** Between which rows the pointer is, and where to draw that. */
function placeAt(table: HTMLTableElement, record: string, y: number) {
  const rows = [...table.querySelectorAll<HTMLElement>(":scope > tbody > [data-record]")];
  const others = rows.filter((row) => row.dataset["record"] !== record);
  const below = others.findIndex((row) => {
    const { top, height } = row.getBoundingClientRect();
    return y < top + height / 2;
  });
  const position = below < 0 ? others.length : below;
  const { left, width } = table.getBoundingClientRect();
  const beside =
    others[position]?.getBoundingClientRect().top ?? table.getBoundingClientRect().bottom;
  return { position, line: { top: beside, left, width } };
}
