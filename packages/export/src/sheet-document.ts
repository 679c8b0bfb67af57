/** A wide table of texts as a print document of its own: one sheet after another, landscape, its head on each. */
import type { Language } from "@brudnopis/schema";
import { plainInlines } from "./inlines.ts";
import type { Block, Fact, Inline, PrintDocument } from "./print.ts";
import { printable } from "./printable.ts";
import { fitCell, fitRow } from "./table-fit.ts";
import { typeset } from "./typography.ts";
import { words } from "./words.ts";

export interface SheetColumn {
  readonly header: string;
  /** Part of the table's width; those of a table add up to 1. */
  readonly share: number;
}

/** One paragraph of a cell. */
export interface SheetLine {
  /** Bold, before the text. */
  readonly label?: string;
  readonly text: string;
}

export interface Sheet {
  readonly language: Language;
  readonly title: string;
  /** What the table is of, above it. */
  readonly facts: readonly Fact[];
  readonly authors: readonly string[];
  /** Day of the export, ISO 8601. */
  readonly date: string;
  /** At the foot of each page. */
  readonly mark: string;
  /** The cells of the first name their rows. */
  readonly columns: readonly SheetColumn[];
  /** Of each row its cells, of each cell its lines. */
  readonly rows: readonly (readonly (readonly SheetLine[])[])[];
  /** What stands there in place of a table without rows. */
  readonly empty: string;
}

export function toSheetDocument(sheet: Sheet): PrintDocument {
  const { language, authors, date } = sheet;
  const shown = (text: string) => typeset(printable(text).trim(), language);
  const title = shown(sheet.title);
  const { contents, page, of, required } = words[language];
  return {
    format: 1,
    language,
    title,
    runningTitle: title,
    authors: authors.map(printable),
    date,
    cover: {
      shortTitle: "",
      kind: "",
      facts: sheet.facts.map(({ label, text }) => ({ label: shown(label), text: shown(text) })),
      mark: { label: "", text: "" },
    },
    marks: [shown(sheet.mark)],
    words: { contents, page, of, required },
    sections: [{ key: "table", number: "", title, blocks: tableBlocks(sheet) }],
    isSheet: true,
  };
}

/** Cells are fitted as parts of a table on a standing page, or in a card on it. */
const timesWider = 1.6;

function tableBlocks({ columns, rows, empty, language }: Sheet): Block[] {
  if (rows.length === 0) return [{ type: "gap", text: empty }];
  const toRow = (cells: readonly (readonly SheetLine[])[], isHeader: boolean) =>
    fitRow(
      cells.map((lines, index) => {
        const blocks = lines.flatMap((line) => lineBlocks(line, language));
        const share = (columns[index]?.share ?? 0) * timesWider;
        return fitCell({ blocks, isHeader, colspan: 1, rowspan: 1 }, share);
      }),
    ).row;
  const head = columns.map(({ header }) => [{ text: header }]);
  return [
    {
      type: "table",
      columns: columns.map(({ share }, index) => ({
        align: "start",
        share,
        ...(index === 0 ? { isCode: true } : {}),
      })),
      head: [toRow(head, true)],
      body: rows.map((row) => toRow(row, false)),
      foot: [],
      isShort: false,
    },
  ];
}

/** Lines are kept as they were written: each is a paragraph. */
function lineBlocks({ label, text }: SheetLine, language: Language): Block[] {
  const bold: Inline[] = plainInlines(label ?? "", language, "cell").map((inline) =>
    inline.type === "text" ? { ...inline, text: `${inline.text} `, bold: true } : inline,
  );
  const [first = [], ...rest] = text
    .split("\n")
    .map((line) => plainInlines(line, language, "cell"))
    .filter((inlines) => inlines.length > 0);
  return [[...bold, ...first], ...rest]
    .filter((inlines) => inlines.length > 0)
    .map((inlines) => ({ type: "paragraph", inlines }));
}
