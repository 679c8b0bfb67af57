import type { TableBlock, TableCell, TableColumn, TableRow } from "../print.ts";
import { captionXml } from "./captions.ts";
import type { Draft, Inside } from "./draft.ts";
import { paragraph } from "./paragraph.ts";
import { textWidth } from "./page-size.ts";
import { textXml } from "./xml.ts";

type Kind = "head" | "body" | "foot";

/** `inside` writes the blocks of a cell, which may be of any kind. */
export function tableXml(table: TableBlock, draft: Draft, inside: Inside): string {
  const { caption, columns, head, body, foot, note, anchor, isWide } = table;
  if (isWide) draft.turnTo("Landscape");
  draft.mark(anchor);
  const above = caption === undefined ? "" : captionXml("Table", caption, draft);
  const style = tableStyle(table, draft);
  const widths = columns.map(
    (column) => `<table:table-column table:style-name="${columnStyle(column, draft)}"/>`,
  );
  const rows = [
    head.length === 0
      ? ""
      : `<table:table-header-rows>${rowsXml(head, "head", columns, draft, inside)}</table:table-header-rows>`,
    rowsXml(body, "body", columns, draft, inside),
    rowsXml(foot, "foot", columns, draft, inside),
  ];
  const name = `Table${draft.nextTable()}`;
  const below = note === undefined ? "" : paragraph("TableNote", textXml(note), draft);
  if (isWide) draft.turnTo("Standard");
  return `${above}<table:table table:name="${name}" table:style-name="${style}">${widths.join("")}${rows.join("")}</table:table>${below}`;
}

function tableStyle({ isShort }: TableBlock, draft: Draft): string {
  const page = draft.takePage();
  const width = textWidth(draft.isLandscape);
  const master = page === undefined ? "" : ` style:master-page-name="${page}"`;
  return draft.style(
    `table ${width} ${page} ${isShort}`,
    (name) =>
      `<style:style style:name="${name}" style:family="table"${master}><style:table-properties style:width="${width}cm" style:rel-width="100%" table:align="margins" fo:margin-top="0.1cm" fo:margin-bottom="0.4cm" style:may-break-between-rows="${!isShort}"/></style:style>`,
  );
}

function columnStyle({ share }: TableColumn, draft: Draft): string {
  const width = (share * textWidth(draft.isLandscape)).toFixed(2);
  return draft.style(
    `column ${width}`,
    (name) =>
      `<style:style style:name="${name}" style:family="table-column"><style:table-column-properties style:column-width="${width}cm" style:rel-column-width="${Math.max(1, Math.round(share * 65_535))}*"/></style:style>`,
  );
}

function rowStyle({ canBreak }: TableRow, draft: Draft): string {
  const keep = canBreak ? "auto" : "always";
  return draft.style(
    `row ${keep}`,
    (name) =>
      `<style:style style:name="${name}" style:family="table-row"><style:table-row-properties fo:keep-together="${keep}"/></style:style>`,
  );
}

function rowsXml(
  rows: readonly TableRow[],
  kind: Kind,
  columns: readonly TableColumn[],
  draft: Draft,
  inside: Inside,
): string {
  /** Columns that a cell of a row above still covers, and for how many rows. */
  const covered = new Map<number, number>();
  return rows
    .map((row) => {
      const cells: string[] = [];
      const fill = () => {
        for (let left = covered.get(cells.length) ?? 0; left > 0;) {
          covered.set(cells.length, left - 1);
          cells.push("<table:covered-table-cell/>");
          left = covered.get(cells.length) ?? 0;
        }
      };
      fill();
      for (const cell of row.cells) {
        const at = cells.length;
        cells.push(cellXml(cell, kind, columns[at]?.align === "end", draft, inside));
        for (let right = 1; right < cell.colspan; right += 1)
          cells.push("<table:covered-table-cell/>");
        for (let right = 0; right < cell.colspan; right += 1)
          if (cell.rowspan > 1) covered.set(at + right, cell.rowspan - 1);
        fill();
      }
      return `<table:table-row table:style-name="${rowStyle(row, draft)}">${cells.join("")}</table:table-row>`;
    })
    .join("");
}

function cellXml(
  { blocks, isHeader, colspan, rowspan }: TableCell,
  kind: Kind,
  isNumber: boolean,
  draft: Draft,
  inside: Inside,
): string {
  const isHead = isHeader || kind === "head";
  const words = isHead ? "Table_20_Heading" : "Table_20_Contents";
  const style = isNumber ? `${words}_20_End` : words;
  const look = isHead ? "HeadCell" : kind === "foot" ? "FootCell" : "BodyCell";
  const spans = `${colspan > 1 ? ` table:number-columns-spanned="${colspan}"` : ""}${rowspan > 1 ? ` table:number-rows-spanned="${rowspan}"` : ""}`;
  // A cell without a paragraph is no cell.
  const held = inside(blocks, style) || paragraph(style, "", draft);
  return `<table:table-cell table:style-name="${look}" office:value-type="string"${spans}>${held}</table:table-cell>`;
}
