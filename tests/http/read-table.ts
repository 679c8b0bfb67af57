/** Tables read back from files, by nothing that wrote them. */
import { strFromU8, unzipSync } from "fflate";

/** The rows of a CSV file as Excel reads it: semicolons, quotes doubled. */
export function csvRows(bytes: Uint8Array): string[][] {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  if (!text.startsWith("\ufeff")) throw new Error("Excel would not know that this is UTF-8");
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted = "", end] of text.slice(1).matchAll(/"((?:[^"]|"")*)"(;|\r\n)/g)) {
    row.push(quoted.replaceAll('""', '"'));
    if (end === ";") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** The cells of the first sheet of a workbook, as text; what is empty is an empty text. */
export function xlsxRows(bytes: Uint8Array): string[][] {
  const shared = texts(part(bytes, "xl/sharedStrings.xml"), /<si>(.*?)<\/si>/gs).map(plain);
  return texts(part(bytes, "xl/worksheets/sheet1.xml"), /<row [^>]*>(.*?)<\/row>/gs).map((row) => {
    const cells: string[] = [];
    for (const [, column = "A", about = "", inner = ""] of row.matchAll(
      /<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
    )) {
      const value = plain(/<v>(.*?)<\/v>/s.exec(inner)?.[1] ?? inner);
      cells[columnIndex(column)] = about.includes('t="s"') ? (shared[Number(value)] ?? "") : value;
    }
    return Array.from(cells, (cell) => cell ?? "");
  });
}

function columnIndex(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

export interface WordTable {
  /** What a row says over again on each page. */
  readonly heads: number;
  /** Of each row its cells, of each cell its paragraphs, a line each. */
  readonly rows: readonly (readonly string[])[];
}

/** The first table of a Word file. */
export function docxTable(bytes: Uint8Array): WordTable {
  const [table = ""] = texts(part(bytes, "word/document.xml"), /<w:tbl>(.*?)<\/w:tbl>/gs);
  const rows = texts(table, /<w:tr>(.*?)<\/w:tr>/gs);
  return {
    heads: rows.filter((row) => row.includes("<w:tblHeader")).length,
    rows: rows.map((row) => texts(row, /<w:tc>(.*?)<\/w:tc>/gs).map(paragraphsOf)),
  };
}

function paragraphsOf(cell: string): string {
  return texts(cell, /<w:p>(.*?)<\/w:p>/gs)
    .map((paragraph) => plain(paragraph.replaceAll("<w:br/>", "\n")))
    .join("\n");
}

/** All that a zipped file of XML says, for what must not be in it. */
export function everythingIn(bytes: Uint8Array): string {
  return Object.values(unzipSync(bytes))
    .map((file) => strFromU8(file))
    .join("\n");
}

function part(bytes: Uint8Array, name: string): string {
  const file = unzipSync(bytes)[name];
  if (!file) throw new Error(`There is no ${name} in the file`);
  return strFromU8(file);
}

function texts(xml: string, pattern: RegExp): string[] {
  return Array.from(xml.matchAll(pattern), ([, inner = ""]) => inner);
}

function plain(xml: string): string {
  return xml
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}
