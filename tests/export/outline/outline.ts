/**
 * What a document is made of, in whatever format: headings, tables, pictures, notes, references, lists, in the order in which
 * somebody meets them. Each format has a reader of its own, which starts from the finished bytes and knows nothing of the tree
 * that they were written from; only then can files be compared with one another, and with the tree.
 */

export type Part =
  | { readonly is: "heading"; readonly level: number; readonly inside: readonly Part[] }
  | ParagraphPart
  | TablePart
  | { readonly is: "figure"; readonly alt: string }
  /** `isAgain`: the mark of a note that stands elsewhere. */
  | { readonly is: "note"; readonly text: string; readonly isAgain?: true }
  | { readonly is: "ref"; readonly text: string }
  | { readonly is: "comment"; readonly text: string }
  | { readonly is: "run"; readonly text: string };

export interface ParagraphPart {
  readonly is: "paragraph";
  /** In how many lists it stands. */
  readonly depth: number;
  /** Not the first of its item. */
  readonly goesOn?: true;
  readonly inside: readonly Part[];
}

export interface TablePart {
  readonly is: "table";
  readonly caption?: string;
  readonly rows: readonly RowPart[];
}

export interface RowPart {
  readonly isHead: boolean;
  readonly cells: readonly CellPart[];
}

export interface CellPart {
  readonly isHeader: boolean;
  readonly colspan: number;
  readonly rowspan: number;
  readonly inside: readonly Part[];
}

/** A line for each thing; paragraphs by how they begin and how many letters they have. */
export function outlineLines(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => linesOf(part));
}

function linesOf(part: Part): string[] {
  switch (part.is) {
    case "heading":
      return [`heading ${part.level} ${quoted(textOf(part.inside))}`, ...insetLines(part.inside)];
    case "paragraph": {
      const text = oneLine(textOf(part.inside));
      const sign = part.depth === 0 ? "text" : `${"  ".repeat(part.depth - 1)}item`;
      const said = text === "" ? [] : [`${sign} ${beginning(text)}`];
      return [...said, ...insetLines(part.inside)];
    }
    case "table":
      return [tableLine(part), ...cellsOf(part).flatMap(({ inside }) => insetLines(inside))];
    case "figure":
      return [`figure alt ${quoted(part.alt)}`];
    case "note":
      return [`  note ${quoted(part.text)}`];
    case "ref":
      return [`  ref → ${quoted(part.text)}`];
    case "comment":
      return [`  comment ${quoted(part.text)}`];
    case "run":
      return [];
  }
}

/** Of what stands within a line or a cell: all that is more than letters. */
function insetLines(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => {
    if (part.is === "run") return [];
    return part.is === "paragraph" && part.depth === 0 ? insetLines(part.inside) : linesOf(part);
  });
}

function tableLine(table: TablePart): string {
  const { rows, caption } = table;
  const heads = headOf(table).map((text) => quoted(text));
  const spans = cellsOf(table).flatMap((cell) => (spanOf(cell) === "1×1" ? [] : [spanOf(cell)]));
  const rowHeads = rowHeadsOf(table);
  return [
    `table ${rows.length}×${widthOf(table)}`,
    ...(caption === undefined ? [] : [quoted(caption)]),
    heads.length === 0 ? "without a header row" : `header row ${heads.join(" | ")}`,
    ...(rowHeads === 0 ? [] : [`${rowHeads} rows headed`]),
    ...(spans.length === 0 ? [] : [`merged ${spans.join(" ")}`]),
    `${lettersIn(table)} letters`,
  ].join(" · ");
}

/** Texts of the rows that head a table, or of the first so many. */
export function headOf({ rows }: TablePart, most = Infinity): string[] {
  return rows
    .filter(({ isHead }) => isHead)
    .slice(0, most)
    .flatMap(({ cells }) => cells.map(({ inside }) => oneLine(textOf(inside))));
}

/** How many rows of the body begin with a cell that heads them. */
export function rowHeadsOf({ rows }: TablePart): number {
  return rows.filter(({ isHead, cells }) => !isHead && cells.some(({ isHeader }) => isHeader))
    .length;
}

export function widthOf({ rows }: TablePart): number {
  return Math.max(
    ...rows.map(({ cells }) => cells.reduce((width, { colspan }) => width + colspan, 0)),
    0,
  );
}

export function spansOf(table: TablePart): string[] {
  return cellsOf(table).map(spanOf);
}

function spanOf({ colspan, rowspan }: CellPart): string {
  return `${rowspan}×${colspan}`;
}

function lettersIn(table: TablePart): number {
  return cellsOf(table).reduce((sum, { inside }) => sum + squeezed(textOf(inside)).length, 0);
}

function cellsOf({ rows }: TablePart): CellPart[] {
  return rows.flatMap(({ cells }) => cells);
}

/** The letters of parts, without notes and comments, which stand elsewhere. */
export function textOf(parts: readonly Part[]): string {
  return parts
    .map((part): string => {
      switch (part.is) {
        case "run":
        case "ref":
          return part.text;
        case "heading":
        case "paragraph":
          return `${textOf(part.inside)}\n`;
        case "table":
          return part.rows
            .flatMap(({ cells }) => cells.map(({ inside }) => textOf(inside)))
            .join("\n");
        default:
          return "";
      }
    })
    .join("");
}

/** All parts and what is in them, as they are met. */
export function* allParts(parts: readonly Part[]): Generator<Part> {
  for (const part of parts) {
    yield part;
    if (part.is === "heading" || part.is === "paragraph") yield* allParts(part.inside);
    if (part.is === "table") for (const { inside } of cellsOf(part)) yield* allParts(inside);
  }
}

/** Without spaces and what only says where a word may be divided: where lines end is the layout's business. */
export function squeezed(text: string): string {
  return text.replace(/[\s\u00ad\u2060\u200b]+/g, "");
}

function oneLine(text: string): string {
  return text
    .replace(/[\u00ad\u2060\u200b]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

const longest = 70;

function beginning(text: string): string {
  const letters = [...squeezed(text)].length;
  return [...text].length <= longest
    ? quoted(text)
    : `${quoted(`${[...text].slice(0, longest).join("").trimEnd()}…`)} (${letters})`;
}

/** What nobody sees is named by its number, so that golden files stay text. */
function quoted(text: string): string {
  const shown = oneLine(text).replace(
    /[\p{Cc}\p{Cf}\p{Cs}]/gu,
    (sign) => `{${(sign.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return `"${shown}"`;
}
