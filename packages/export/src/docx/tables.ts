/** Tables: fixed widths, merged cells, heads that come again on every page. */
import type { Block, TableBlock, TableCell, TableRow } from "../print.ts";
import { listStep, type Place } from "./place.ts";
import { captionXml } from "./captions.ts";
import type { Draft } from "./draft.ts";
import { paragraph, run } from "./paragraphs.ts";
import type { StyleRole } from "./style-kit.ts";
import { colours } from "./style-kit.ts";
import { tag, val } from "./xml.ts";

/** More columns than these are set smaller. */
const crowded = 9;
/** On both sides of a cell. */
const cellPadding = 160;

/** How blocks within cells are written. */
export type WriteBlocks = (blocks: readonly Block[], draft: Draft, place: Place) => string;

export function tableXml(
  table: TableBlock,
  draft: Draft,
  place: Place,
  write: WriteBlocks,
): string {
  const caption = table.caption === undefined ? "" : captionXml(table.caption, draft, table.anchor);
  const note =
    table.note === undefined
      ? // Two tables without anything between them would be one.
        separator
      : paragraph(draft, { style: "tableNote" }, run(draft, table.note));
  return caption + gridXml(table, draft, place, write) + note;
}

/** Half a line. */
const separator = tag(
  "w:p",
  {},
  tag(
    "w:pPr",
    {},
    tag("w:spacing", { "w:before": 0, "w:after": 0, "w:line": 140, "w:lineRule": "exact" }),
  ),
);

function gridXml(table: TableBlock, draft: Draft, place: Place, write: WriteBlocks): string {
  const indent = place.depth * listStep;
  const widths = columnWidths(table, place.width - indent);
  const grid: Grid = { table, widths, covers: [], draft, place, write };
  const rows = [
    ...table.head.map((row, index) => rowXml(row, "head", grid, index === table.head.length - 1)),
    ...table.body.map((row) => rowXml(row, "body", grid)),
    ...table.foot.map((row) => rowXml(row, "foot", grid)),
  ];
  return tag(
    "w:tbl",
    {},
    tag(
      "w:tblPr",
      {},
      val("tblStyle", draft.style("grid")),
      tag("w:tblW", { "w:w": sum(widths), "w:type": "dxa" }),
      indent > 0 ? tag("w:tblInd", { "w:w": indent, "w:type": "dxa" }) : "",
      draft.isForm ? boxes : "",
      tag("w:tblLayout", { "w:type": "fixed" }),
      tag("w:tblLook", {
        "w:val": table.head.length > 0 ? "0620" : "0600",
        "w:firstRow": table.head.length > 0 ? 1 : 0,
        "w:lastRow": 0,
        "w:firstColumn": 0,
        "w:lastColumn": 0,
        "w:noHBand": 1,
        "w:noVBand": 1,
      }),
      table.caption === undefined ? "" : val("tblCaption", table.caption),
    ),
    tag("w:tblGrid", {}, ...widths.map((width) => tag("w:gridCol", { "w:w": width }))),
    ...rows,
  );
}

/** In a form all cells are boxes to write in. */
const boxes = tag(
  "w:tblBorders",
  {},
  ...["top", "left", "bottom", "right", "insideH", "insideV"].map((side) =>
    tag(`w:${side}`, { "w:val": "single", "w:sz": 4, "w:space": 0, "w:color": colours.inkSoft }),
  ),
);

function columnWidths({ columns }: TableBlock, width: number): number[] {
  return columns.map(({ share }) => Math.max(200, Math.floor(share * width)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

interface Grid {
  readonly table: TableBlock;
  readonly widths: readonly number[];
  /** For how many more rows a cell from above covers each column. */
  readonly covers: Cover[];
  readonly draft: Draft;
  readonly place: Place;
  readonly write: WriteBlocks;
}
/** `colspan` is that of the cell from above; 0 in the columns that it covers besides its first. */
interface Cover {
  rows: number;
  colspan: number;
}
type Part = "head" | "body" | "foot";

function rowXml(row: TableRow, part: Part, grid: Grid, isRuled = false): string {
  const cells: string[] = [];
  const waiting = [...row.cells];
  for (let column = 0; column < grid.widths.length;) {
    const cover = grid.covers[column];
    if (cover && cover.rows > 0) {
      const colspan = Math.max(1, cover.colspan);
      cells.push(cellXml({ column, colspan, part, isRuled }, grid));
      for (let at = column; at < column + colspan; at += 1) lessen(grid.covers[at]);
      column += colspan;
      continue;
    }
    const cell = waiting.shift();
    const colspan = Math.min(cell?.colspan ?? 1, grid.widths.length - column);
    cells.push(cellXml({ cell: cell ?? emptyCell, column, colspan, part, isRuled }, grid));
    for (let at = column; at < column + colspan; at += 1) {
      grid.covers[at] = {
        rows: (cell?.rowspan ?? 1) - 1,
        colspan: at === column ? colspan : 0,
      };
    }
    column += colspan;
  }
  const properties = [
    row.canBreak && part !== "head" ? "" : tag("w:cantSplit"),
    part === "head" ? tag("w:tblHeader") : "",
  ].join("");
  return tag("w:tr", {}, properties === "" ? "" : tag("w:trPr", {}, properties), ...cells);
}

function lessen(cover: Cover | undefined): void {
  if (cover) cover.rows -= 1;
}

const emptyCell: TableCell = {
  blocks: [],
  isHeader: false,
  colspan: 1,
  rowspan: 1,
  divides: false,
};

interface Spot {
  /** Absent where the one from above goes on. */
  readonly cell?: TableCell;
  readonly column: number;
  readonly colspan: number;
  readonly part: Part;
  /** The last row of a head has a line below. */
  readonly isRuled: boolean;
}

function cellXml(spot: Spot, grid: Grid): string {
  const { cell, column, colspan, isRuled } = spot;
  const width = sum(grid.widths.slice(column, column + colspan));
  const goesOn = cell !== undefined && cell.rowspan > 1;
  return tag(
    "w:tc",
    {},
    tag(
      "w:tcPr",
      {},
      tag("w:tcW", { "w:w": width, "w:type": "dxa" }),
      colspan > 1 ? val("gridSpan", colspan) : "",
      cell === undefined ? tag("w:vMerge") : goesOn ? val("vMerge", "restart") : "",
      isRuled ? tag("w:tcBorders", {}, headRule) : "",
    ),
    cell === undefined
      ? paragraph(grid.draft, { style: "cellText" })
      : cellContent(cell, width, spot, grid),
  );
}

const headRule = tag("w:bottom", {
  "w:val": "single",
  "w:sz": 8,
  "w:space": 0,
  "w:color": colours.ink,
});

/** A cell ends with a paragraph, else Word calls the file damaged. */
function cellContent(
  cell: TableCell,
  width: number,
  { column, part }: Spot,
  { table, draft, place, write }: Grid,
): string {
  const isEmphasised = cell.isHeader || part !== "body";
  const small: StyleRole = table.columns.length > crowded ? "cellSmall" : "cellText";
  const style: StyleRole = isEmphasised ? "cellHead" : small;
  const inside: Place = {
    style,
    width: Math.max(200, width - cellPadding),
    height: place.height,
    depth: 0,
    isRight: table.columns[column]?.align === "end",
  };
  const content = write(cell.blocks, draft, inside);
  return content.endsWith("</w:p>") || content.endsWith("<w:p/>")
    ? content
    : content + paragraph(draft, { style });
}
