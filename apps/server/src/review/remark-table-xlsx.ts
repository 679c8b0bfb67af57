import writeXlsxFile, { type Cell } from "write-excel-file/node";
import { xmlText } from "@brudnopis/export/xml-text";
import { columnsOf, type RemarkColumn } from "./remark-table-columns.ts";
import type { RemarkTable } from "./remark-table-model.ts";
import type { RemarkRow } from "./remark-table-rows.ts";
import { remarkWords } from "./remark-table-words.ts";
import { tableFacts } from "./remark-table-facts.ts";

/** More letters in a cell, and Excel calls the file damaged. */
const longestCell = 32_767;

/**
 * One sheet with the remarks, their head always in sight, and one that says what they are of. What people typed is stored
 * as text, which no spreadsheet takes for a formula.
 */
export async function remarksAsXlsx(table: RemarkTable): Promise<Uint8Array> {
  const { language, rows } = table;
  const columns = columnsOf(language);
  const words = remarkWords[language];
  const sheets = [
    {
      sheet: words.title,
      data: [
        columns.map(({ header }) => headCell(header)),
        ...rows.map((row) => columns.map((column) => cell(column, row))),
      ],
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      orientation: "landscape" as const,
      dateFormat: "yyyy-mm-dd",
    },
    {
      sheet: words.scope,
      data: [{ label: words.document, text: table.document }, ...tableFacts(table)].map(
        ({ label, text }) => [headCell(label), textCell(text)],
      ),
      columns: [{ width: 24 }, { width: 80 }],
    },
  ];
  return writeXlsxFile(sheets).toBuffer();
}

function cell({ cellOf, isDate }: RemarkColumn, row: RemarkRow): Cell {
  const value = cellOf(row);
  if (value === undefined || value === "") return null;
  if (typeof value === "number") return { value, type: Number, ...top };
  return isDate ? { value: new Date(`${value}T00:00:00Z`), type: Date, ...top } : textCell(value);
}

const top = { alignVertical: "top", wrap: true } as const;

function headCell(text: string): Cell {
  return { ...textCell(text), fontWeight: "bold", bottomBorderStyle: "thin" };
}

function textCell(text: string) {
  return { value: xmlText(text).slice(0, longestCell), type: String, ...top };
}
