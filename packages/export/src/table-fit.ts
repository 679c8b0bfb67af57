/** How tables meet the page: which words are divided, which rows may go on over it, which tables stay whole. */
import { blocksText } from "./blocks-text.ts";
import { linesOf, mustDivide } from "./column-shares.ts";
import type { TableCell, TableRow } from "./print.ts";

/** A row of more lines may go on over the page. */
const longestRowLines = 14;
/** Headers are repeated on every page and never divided: longer ones would leave no room for anything else. */
const longestHeadLines = 10;
/** About what a line takes, and what stands above and below the text of a row, in points. */
const linePt = 12;
const rowInsetPt = 10;
/** A higher table may go on over the page; one with a total later, because a total should not stand alone. */
const shortTablePt = { plain: 230, withTotal: 460 } as const;

export interface FittedCell {
  readonly cell: TableCell;
  readonly lines: number;
}

export interface FittedRow {
  readonly row: TableRow;
  readonly lines: number;
}

export function fitCell(cell: Omit<TableCell, "divides">, share: number): FittedCell {
  const text = blocksText(cell.blocks);
  // A table inside a cell has columns of its own, so its lines cannot be guessed.
  const holdsTable = cell.blocks.some(({ type }) => type === "table");
  return {
    cell: { ...cell, divides: mustDivide(text, share) },
    lines: holdsTable ? Number.POSITIVE_INFINITY : linesOf(text, share),
  };
}

export function fitRow(cells: readonly FittedCell[]): FittedRow {
  const lines = Math.max(1, ...cells.map((cell) => cell.lines));
  return {
    row: { cells: cells.map(({ cell }) => cell), canBreak: lines > longestRowLines },
    lines,
  };
}

export function isShort(rows: readonly FittedRow[], hasTotal: boolean): boolean {
  const heights = rows.map(({ lines }) => lines * linePt + rowInsetPt);
  const height = heights.reduce((sum, each) => sum + each, 0);
  return height <= (hasTotal ? shortTablePt.withTotal : shortTablePt.plain);
}

export function fitsAsHead(rows: readonly FittedRow[]): boolean {
  return rows.reduce((sum, { lines }) => sum + lines, 0) <= longestHeadLines;
}
