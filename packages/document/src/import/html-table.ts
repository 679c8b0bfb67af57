/** A table of HTML as rows of plain cells, all of one width. */
import { type ImportBlock, importLimits } from "@brudnopis/schema";
import { collapsed, type HtmlElement, type HtmlNode, textOf } from "./html.ts";
import { noteOf, type Notes } from "./html-inlines.ts";

type Table = Extract<ImportBlock, { type: "table" }>;

export interface ReadTable {
  readonly table: Table;
  /** What footnotes of its cells say, where they found no column: in a cell they would spoil figures. */
  readonly notes: readonly string[];
}

interface Cell {
  readonly text: string;
  readonly isHeader: boolean;
}

/** A merged cell says its text in each of the cells that it covers. */
export function tableOf(element: HtmlElement, known: Notes): ReadTable {
  const grid: Cell[][] = [];
  const notes: string[][] = [];
  rowsOf(element).forEach((row, at) => {
    notes[at] = [];
    placeRow(row, at, { grid, notes: notes[at], known });
  });
  const { headRows, caption } = { headRows: headRowsOf(grid), caption: captionOf(element) };
  const width = Math.max(0, ...grid.map((row) => row.length));
  const rows = grid.map((row) => Array.from({ length: width }, (_, at) => row[at]?.text ?? ""));
  const isHeaded = headRows > 0 && headRows < rows.length;
  const all = notes.flat();
  const noted = isHeaded && all.length > 0 ? withNotes(rows, notes, headRows) : rows;
  return {
    table: {
      type: "table",
      ...(caption === "" ? {} : { caption }),
      ...(isHeaded ? { headRows } : {}),
      rows: noted.filter((row, at) => at < headRows || row.some((text) => text !== "")),
    },
    notes: isHeaded ? [] : all,
  };
}

const source = /^(źródło|źródła|source|sources):\s*/i;

/** A column of their own, called „Źródło” where that is what they all say. */
function withNotes(
  rows: readonly (readonly string[])[],
  notes: readonly (readonly string[])[],
  headRows: number,
): string[][] {
  const areSources = notes.flat().every((note) => source.test(note));
  const title = areSources ? "Źródło" : "Przypisy";
  return rows.map((row, at) => {
    const said = (notes[at] ?? []).map((note) => (areSources ? note.replace(source, "") : note));
    return [...row, at < headRows ? title : said.join("; ")];
  });
}

interface Placing {
  readonly grid: Cell[][];
  readonly notes: string[];
  readonly known: Notes;
}

/** Cells go where those that reach down from rows before leave room. */
function placeRow({ row, isHead }: Row, at: number, { grid, notes, known }: Placing): void {
  let column = 0;
  for (const cell of row.children) {
    if (typeof cell === "string" || (cell.tag !== "td" && cell.tag !== "th")) continue;
    while (grid[at]?.[column] !== undefined) column += 1;
    const text = cellText(cell.children, notes, known);
    const isHeader = isHead || cell.tag === "th";
    const [wide, high] = [spanOf(cell, "colspan"), spanOf(cell, "rowspan")];
    for (let down = 0; down < high && at + down < importLimits.rows; down += 1) {
      const target = (grid[at + down] ??= []);
      for (let right = 0; right < wide && column + right < importLimits.columns; right += 1)
        target[column + right] = { text, isHeader };
    }
    column += wide;
  }
  grid[at] ??= [];
}

function spanOf({ attributes }: HtmlElement, name: string): number {
  const span = Number(attributes[name] ?? "1");
  return Number.isInteger(span) && span > 0 ? Math.min(span, importLimits.columns) : 1;
}

interface Row {
  readonly row: HtmlElement;
  readonly isHead: boolean;
}

/** Rows of the table itself, not those of tables in its cells. */
function rowsOf(element: HtmlElement): Row[] {
  const rows = element.children.flatMap((child): Row[] => {
    if (typeof child === "string") return [];
    if (child.tag === "tr") return [{ row: child, isHead: element.tag === "thead" }];
    return ["thead", "tbody", "tfoot"].includes(child.tag) ? rowsOf(child) : [];
  });
  return rows.slice(0, importLimits.rows);
}

function captionOf(element: HtmlElement): string {
  const caption = element.children.find(
    (child) => typeof child !== "string" && child.tag === "caption",
  );
  return caption === undefined ? "" : textOf(caption).replace(/\s+/g, " ").trim();
}

function headRowsOf(grid: readonly (readonly Cell[])[]): number {
  const body = grid.findIndex((row) => row.length === 0 || !row.every(({ isHeader }) => isHeader));
  return body < 0 ? 0 : body;
}

const lines = new Set(["p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"]);

function cellText(nodes: readonly HtmlNode[], notes: string[], known: Notes): string {
  const read = (node: HtmlNode): string => {
    if (typeof node === "string") return collapsed(node);
    if (node.tag === "br") return "\n";
    const note = noteOf(node, known);
    if (note !== undefined) {
      notes.push(note);
      return "";
    }
    const inner = node.children.map(read).join("");
    return lines.has(node.tag) ? `\n${inner}\n` : inner;
  };
  const text = nodes.map(read).join("");
  return text
    .split("\n")
    .map((line) => line.replace(/[\u00a0\u202f\u2003]+/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n")
    .toWellFormed();
}
