import type { Language } from "@brudnopis/schema";
import type { RemarkRow } from "./remark-table-rows.ts";

/** A table of remarks, before it is a file. */
export interface RemarkTable {
  readonly language: Language;
  /** The document's title. */
  readonly document: string;
  /** What its template is called in names of files: „MID”. */
  readonly shortTitle: string;
  readonly fileTitle: string;
  readonly organisations: readonly string[];
  readonly network: string | undefined;
  /** Which remarks are in it, in words. */
  readonly scope: string;
  /** Day on which it was made, ISO 8601. */
  readonly date: string;
  readonly rows: readonly RemarkRow[];
}

export type TableWriter = (table: RemarkTable) => Promise<Uint8Array>;
