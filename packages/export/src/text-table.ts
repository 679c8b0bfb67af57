/** Tables of plain texts: a row of headers, rows, perhaps a total. */
import type { Language } from "@brudnopis/schema";
import { columnShares } from "./column-shares.ts";
import { plainBlocks } from "./inlines.ts";
import type { TableBlock } from "./print.ts";
import { fitCell, fitRow, isShort } from "./table-fit.ts";

export interface TextColumn {
  readonly header: string;
  /** Aligned to the right. */
  readonly isFigure: boolean;
  readonly isCode?: true;
  /** Codes, dates and figures stay on one line. */
  readonly keepsLine: boolean;
}

export interface TextTable {
  readonly columns: readonly TextColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly total?: readonly string[];
  readonly caption?: string | undefined;
  readonly note?: string | undefined;
}

export function textTable(table: TextTable, language: Language): TableBlock {
  const { columns, rows, total, caption, note } = table;
  const texts = total ? [...rows, total] : rows;
  const shares = columnShares(
    columns.map(({ header, keepsLine }, index) => ({
      header,
      keepsLine,
      texts: texts.map((row) => row[index] ?? ""),
    })),
  );
  const toRow = (row: readonly string[], isHeader: boolean) =>
    fitRow(
      row.map((text, index) => {
        const blocks = plainBlocks(text, language, "cell");
        return fitCell({ blocks, isHeader, colspan: 1, rowspan: 1 }, shares[index] ?? 0);
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
  };
}
