/** Spreadsheets: each sheet is a table, each cell what somebody would read in it. */
import { importLimits, type ImportBlock } from "@brudnopis/schema";
import readSheets from "read-excel-file/node";
import { FileProblem } from "./file-problem.ts";
import type { ReadFile } from "./import-messages.ts";
import { leftOutOf } from "./left-out.ts";
import { tableRows } from "./table-rows.ts";
import { packed, type Unpacked } from "./unpack.ts";

/** @throws FileProblem */
export async function readXlsx(name: string, { parts, leftOut }: Unpacked): Promise<ReadFile> {
  const counts = new Map(leftOut);
  const sheets = await sheetsOf(packed(parts));
  const blocks = sheets.flatMap(({ sheet, data }): ImportBlock[] => {
    const rows = tableRows(data.map((row) => row.map(cellText)));
    const more = Math.max(0, data.length - importLimits.rows);
    if (more > 0) counts.set("row", (counts.get("row") ?? 0) + more);
    return rows.length === 0 ? [] : [{ type: "table", caption: sheet, rows }];
  });
  return {
    draft: { source: "xlsx", name, blocks, images: [], leftOut: leftOutOf(counts) },
    pictures: [],
  };
}

async function sheetsOf(file: Uint8Array) {
  try {
    return await readSheets(Buffer.from(file));
  } catch (cause) {
    throw new FileProblem("damaged", cause);
  }
}

/** Numbers as Polish hands write them, days as ISO 8601: both read the same in every language. */
function cellText(cell: unknown): string {
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime()) ? "" : cell.toISOString().slice(0, 10);
  if (typeof cell === "number") return plainNumber(cell);
  if (typeof cell === "boolean") return cell ? "tak" : "nie";
  return typeof cell === "string" ? cell.replace(/\r\n?/g, "\n").trim().toWellFormed() : "";
}

/** 0.1 + 0.2 is 0,3 to who reads the sheet, as it is to Excel, which shows 15 digits. */
function plainNumber(value: number): string {
  return String(Number(value.toPrecision(15))).replace(".", ",");
}
