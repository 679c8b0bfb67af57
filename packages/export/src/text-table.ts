/** Tables of plain texts: a row of headers, rows, perhaps a total. */
import type { Language } from "@brudnopis/schema";
import { blocksText } from "./blocks-text.ts";
import { columnShares, needsWidePage, timesWider } from "./column-shares.ts";
import { plainBlocks } from "./inlines.ts";
import type { Block, TableBlock } from "./print.ts";
import { fitCell, fitRow, isShort } from "./table-fit.ts";

export interface TextColumn {
  readonly header: string;
  /** Aligned to the right. */
  readonly isFigure: boolean;
  readonly isCode?: true;
  /** Codes, dates and figures stay on one line. */
  readonly keepsLine: boolean;
  /** What there should be room for, whatever the rows hold. */
  readonly sample?: string;
}

export interface TextTable {
  readonly columns: readonly TextColumn[];
  readonly rows: readonly (readonly TextCell[])[];
  readonly total?: readonly string[];
  readonly caption?: string | undefined;
  readonly note?: string | undefined;
  readonly anchor?: string | undefined;
  /** Only what stands in a section itself can have pages of its own. */
  readonly mayBeWide?: boolean;
  /** In widths of a table on a standing page. */
  readonly times?: number;
}

/** Plain text, or what is more than that. */
export type TextCell = string | readonly Block[];

export function textTable(table: TextTable, language: Language): TableBlock {
  const { columns, rows, total, caption, note, anchor, mayBeWide = false } = table;
  const texts = total ? [...rows, total] : rows;
  const samples = columns.map(({ header, keepsLine, sample }, index) => {
    const own = texts.map((row) => cellText(row[index] ?? ""));
    return { header, keepsLine, texts: sample === undefined ? own : [...own, sample] };
  });
  const isWide = mayBeWide && needsWidePage(samples);
  const times = isWide ? timesWider : (table.times ?? 1);
  const shares = columnShares(samples, times);
  const toRow = (row: readonly TextCell[], isHeader: boolean) =>
    fitRow(
      row.map((text, index) => {
        const blocks = typeof text === "string" ? plainBlocks(text, language, "cell") : text;
        const share = (shares[index] ?? 0) * times;
        return fitCell({ blocks, isHeader, colspan: 1, rowspan: 1 }, share);
      }),
    );
  const head = [
    toRow(
      columns.map(({ header }) => header),
      true,
    ),
  ];
  const body = rows.map((row) => toRow(row, false));
  const foot = total ? [toRow(total, false)] : [];
  return {
    type: "table",
    ...(caption === undefined ? {} : { caption }),
    columns: columns.map(({ isFigure, isCode }, index) => ({
      align: isFigure ? "end" : "start",
      ...(isCode ? { isCode } : {}),
      share: shares[index] ?? 0,
    })),
    head: head.map(({ row }) => row),
    body: body.map(({ row }) => row),
    foot: foot.map(({ row }) => row),
    ...(note === undefined ? {} : { note }),
    isShort: isShort([...head, ...body, ...foot], total !== undefined),
    ...(isWide ? { isWide } : {}),
    ...(anchor === undefined ? {} : { anchor }),
  };
}

function cellText(cell: TextCell): string {
  return typeof cell === "string" ? cell : blocksText(cell);
}
