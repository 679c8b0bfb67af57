import { byteOrderMark, csvLine } from "@brudnopis/export/csv-line";
import { columnsOf } from "./remark-table-columns.ts";
import type { RemarkTable } from "./remark-table-model.ts";

/** One row for each remark, dates as 2026-11-22. */
export async function remarksAsCsv(table: RemarkTable): Promise<Uint8Array> {
  const columns = columnsOf(table.language);
  const lines = [
    columns.map(({ header }) => header),
    ...table.rows.map((row) => columns.map(({ cellOf }) => String(cellOf(row) ?? ""))),
  ];
  return new TextEncoder().encode(byteOrderMark + lines.map(csvLine).join(""));
}
