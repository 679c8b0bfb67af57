import { importLimits } from "@brudnopis/schema";

/** Without rows that hold nothing, within the limits, and all of one width. */
export function tableRows(rows: readonly (readonly string[])[]): string[][] {
  const kept = rows
    .slice(0, importLimits.rows)
    .map((row) => row.slice(0, importLimits.columns))
    .filter((row) => row.some((cell) => cell !== ""));
  const width = Math.max(0, ...kept.map((row) => row.findLastIndex((cell) => cell !== "") + 1));
  return kept.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ""));
}
