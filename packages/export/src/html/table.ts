import type { TableBlock, TableCell, TableRow } from "../print.ts";
import type { HtmlContext } from "./context.ts";
import { escapeHtml, lines } from "./escape.ts";
import { inlinesHtml } from "./inlines.ts";

/** Wide tables scroll by themselves, by keyboard too. */
export function tableHtml(table: TableBlock, context: HtmlContext): string {
  const { caption, columns, head, body, foot, note, anchor } = table;
  const id = anchor === undefined ? "" : ` id="a-${escapeHtml(anchor)}"`;
  const label = caption === undefined ? "" : ` role="region" aria-label="${escapeHtml(caption)}"`;
  const isNumber = columns.map(({ align }) => align === "end");
  const part = (tag: string, rows: readonly TableRow[]) =>
    rows.length === 0
      ? ""
      : `<${tag}>${rowsHtml(rows, tag === "thead", isNumber, context)}</${tag}>`;
  return lines([
    `<div class="table"${id} tabindex="0"${label}>`,
    `<table${table.isWide ? ' class="wide"' : ""}>`,
    caption === undefined ? "" : `<caption>${escapeHtml(caption)}</caption>`,
    part("thead", head),
    part("tbody", body),
    part("tfoot", foot),
    "</table>",
    note === undefined ? "" : `<p class="note">${escapeHtml(note)}</p>`,
    "</div>",
  ]);
}

function rowsHtml(
  rows: readonly TableRow[],
  isHead: boolean,
  isNumber: readonly boolean[],
  context: HtmlContext,
): string {
  /** Columns that a cell of a row above still fills, and for how many rows. */
  const filled = new Map<number, number>();
  return rows
    .map(({ cells }) => {
      let column = 0;
      const inside = cells.map((cell) => {
        while ((filled.get(column) ?? 0) > 0) column += 1;
        const html = cellHtml(cell, isHead, isNumber[column] === true, context);
        for (let right = 0; right < cell.colspan; right += 1)
          filled.set(column + right, cell.rowspan);
        column += cell.colspan;
        return html;
      });
      for (const [at, left] of filled) filled.set(at, left - 1);
      return `<tr>${inside.join("")}</tr>`;
    })
    .join("\n");
}

function cellHtml(
  { blocks, isHeader, colspan, rowspan }: TableCell,
  isHead: boolean,
  isNumber: boolean,
  context: HtmlContext,
): string {
  const tag = isHeader ? "th" : "td";
  const scope = !isHeader
    ? ""
    : isHead
      ? ` scope="${colspan > 1 ? "colgroup" : "col"}"`
      : ` scope="${rowspan > 1 ? "rowgroup" : "row"}"`;
  const spans = `${colspan > 1 ? ` colspan="${colspan}"` : ""}${rowspan > 1 ? ` rowspan="${rowspan}"` : ""}`;
  const align = isNumber ? ' class="number"' : "";
  const [only] = blocks;
  const html =
    blocks.length === 1 && only?.type === "paragraph"
      ? inlinesHtml(only.inlines, context)
      : context.inside(blocks);
  return `<${tag}${scope}${spans}${align} dir="auto">${html}</${tag}>`;
}
