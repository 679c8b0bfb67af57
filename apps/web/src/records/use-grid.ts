/** What keys and the pointer do in a table that can be written in. One listener of each kind serves all its cells. */
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  useLayoutEffect,
  useRef,
} from "react";
import { useDocument } from "../document/document-context.ts";
import { type Caret, recordOf } from "../document/page-state.ts";
import { reveal } from "../document/reveal.ts";
import { keepTabStop, nextStop, setTabStop } from "./grid-focus.ts";

export interface GridOptions {
  /** Opens a cell that can be written in; `typed` is the key that did it. */
  readonly open: (address: string, caret: Caret, typed: string | undefined) => void;
  readonly toggleSelected: (record: string) => void;
  readonly setHeld: (isHeld: boolean) => void;
}

export function useGrid({ open, toggleSelected, setHeld }: GridOptions) {
  const shownDocument = useDocument();
  const ref = useRef<HTMLTableElement>(null);
  useLayoutEffect(() => {
    if (ref.current) keepTabStop(ref.current);
  });

  const openCell = (cell: HTMLElement, caret: Caret, typed: string | undefined) => {
    const address = cell.dataset["cell"];
    if (address === undefined) return;
    const isFormOpen = shownDocument.page.get().openRecords.has(recordOf(address));
    if ("inline" in cell.dataset && !isFormOpen) open(address, caret, typed);
    else if (typed === undefined) reveal(shownDocument, address, true);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const { target, currentTarget, key } = event;
    if (event.defaultPrevented || !isOwnStop(target, currentTarget)) return;
    const next = nextStop(currentTarget, target, event);
    if (next) {
      event.preventDefault();
      next.focus();
    } else if (key === " " && event.shiftKey) {
      event.preventDefault();
      const record = target.closest<HTMLElement>("[data-record]")?.dataset["record"];
      if (record !== undefined) toggleSelected(record);
    } else if ("cell" in target.dataset) {
      const typed = openingKey(event);
      if (typed === false) return;
      event.preventDefault();
      openCell(target, { at: "end" }, typed);
    }
  };
  const onClick = ({ target, currentTarget, clientX, clientY }: MouseEvent<HTMLTableElement>) => {
    if (!(target instanceof Element) || target.closest(".cell-editor, button, a")) return;
    const cell = target.closest<HTMLElement>("[data-inline]");
    if (!cell || !isOwnStop(cell, currentTarget)) return;
    openCell(cell, { at: "point", x: clientX, y: clientY }, undefined);
  };
  const onFocus = ({ target, currentTarget }: FocusEvent<HTMLTableElement>) => {
    if (isOwnStop(target, currentTarget)) setTabStop(currentTarget, target);
    setHeld(true);
  };
  const onBlur = ({ relatedTarget, currentTarget }: FocusEvent<HTMLTableElement>) => {
    const isInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
    if (!isInside && document.hasFocus()) setHeld(false);
  };
  return { ref, onKeyDown, onClick, onFocus, onBlur };
}

/** Tables stand in forms that stand in tables: an inner one's keys are its own. */
function isOwnStop(target: EventTarget, table: HTMLTableElement): target is HTMLElement {
  return (
    target instanceof HTMLElement &&
    "stop" in target.dataset &&
    target.closest("[role=grid]") === table
  );
}

/** The character that opens a cell, undefined for Enter and F2, and false for keys that do not. */
function openingKey(event: KeyboardEvent): string | undefined | false {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (key === "Enter" || key === "F2") return undefined;
  // AltGr, with which Polish letters are typed, is Ctrl and Alt together on Windows.
  const isShortcut = (ctrlKey || metaKey || altKey) && !event.getModifierState("AltGraph");
  return key.length === 1 && key !== " " && !isShortcut ? key : false;
}
