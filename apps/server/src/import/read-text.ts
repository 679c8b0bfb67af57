/** Files of text: tables as CSV, and documents as JSON of ours. */
import { readJson } from "@brudnopis/export/json";
import type { DocumentFile } from "@brudnopis/schema";
import { csvRows } from "./csv-rows.ts";
import { decodeText } from "./decode-text.ts";
import { FileProblem } from "./file-problem.ts";
import type { ReadFile } from "./import-messages.ts";
import { tableRows } from "./table-rows.ts";

/** @throws FileProblem */
export function readText(name: string, bytes: Uint8Array): ReadFile {
  const text = decodeText(bytes);
  if (text === undefined) throw new FileProblem("unknown-type");
  if (text.trim() === "") throw new FileProblem("empty");
  return /^\s*\{/.test(text) ? readDocumentFile(name, text) : readCsv(name, text);
}

function readCsv(name: string, text: string): ReadFile {
  const rows = tableRows(csvRows(text));
  // One column is any text: names would be guessed where there are none.
  if (rows.length === 0) throw new FileProblem("empty");
  if ((rows[0]?.length ?? 0) < 2) throw new FileProblem("unknown-type");
  const caption = name.replace(/\.[^.]*$/, "");
  const draft = { source: "csv" as const, name, images: [], leftOut: [] };
  return { draft: { ...draft, blocks: [{ type: "table", caption, rows }] }, pictures: [] };
}

function readDocumentFile(name: string, text: string): ReadFile {
  const { content, images } = documentFileOf(text);
  const pictures = images.map(({ id, base64 }) => ({
    name: id,
    alt: "",
    bytes: Buffer.from(base64, "base64"),
  }));
  const draft = { source: "json" as const, name, title: content.title, blocks: [], content };
  return { draft: { ...draft, images: [], leftOut: [] }, pictures };
}

const problems = {
  "not-json": "damaged",
  "not-ours": "foreign-json",
  newer: "newer-json",
  "too-deep": "hostile",
  damaged: "damaged",
} as const;

function documentFileOf(text: string): DocumentFile {
  const read = readJson(text);
  if (!read.ok) throw new FileProblem(problems[read.problem]);
  return read.file;
}
