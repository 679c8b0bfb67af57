import { type RefObject, useEffect, useEffectEvent } from "react";
import { parseAddress } from "@brudnopis/document";
import type { Caret } from "../document/page-state.ts";
import { readClipboard } from "./clipboard-table.ts";
import type { PasteRequest } from "./lazy-paste.tsx";

export interface TablePasteOptions {
  readonly table: RefObject<HTMLTableElement | null>;
  readonly onPaste: (request: PasteRequest) => void;
  readonly open: (address: string, caret: Caret, typed: string | undefined) => void;
}

/** What is pasted while a cell has the keyboard: a block of cells is looked at first, one value opens the cell. */
export function useTablePaste({ table, onPaste, open }: TablePasteOptions): void {
  const paste = useEffectEvent((event: ClipboardEvent) => {
    // Browsers send this to where a selection last was; the keyboard tells where the person is.
    const cell = cellInFocus(table.current);
    if (!cell) return;
    const rows = readClipboard(event.clipboardData);
    const isBlock = rows.length > 1 || (rows[0]?.length ?? 0) > 1;
    const isWriting = cell !== document.activeElement;
    if (rows.length === 0 || (isWriting && !isBlock)) return;
    event.preventDefault();
    event.stopPropagation();
    const address = cell.dataset["cell"] ?? "";
    const place = parseAddress(address);
    if (isBlock) onPaste({ rows, start: place && { record: place.record, field: place.field } });
    else if ("inline" in cell.dataset) open(address, { at: "end" }, rows[0]?.[0]);
  });
  useEffect(() => {
    // Before an editor in a cell takes it as text.
    document.addEventListener("paste", paste, true);
    return () => document.removeEventListener("paste", paste, true);
  }, []);
}

/** The cell that has the keyboard, or in which something has it. Forms below rows are no cells of the table. */
function cellInFocus(table: HTMLTableElement | null): HTMLElement | undefined {
  const active = document.activeElement;
  const cell = active?.closest<HTMLElement>("[data-stop]");
  const inCell = active?.closest<HTMLElement>("[data-cell]") ?? cell;
  return inCell && inCell.closest("[role=grid]") === table ? inCell : undefined;
}
