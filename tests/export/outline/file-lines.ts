/** The outline of a file of any format, with what it says of itself first. */
import { strFromU8, unzipSync } from "fflate";
import type { FileFormat } from "@brudnopis/schema";
import { readPdf, type OutlineEntry } from "../read-pdf.ts";
import { csvLines, icsLines, jsonLines, xlsxLines } from "./data-lines.ts";
import { docxParts } from "./docx-parts.ts";
import { htmlParts } from "./html-parts.ts";
import { markdownParts } from "./markdown-parts.ts";
import { odtParts } from "./odt-parts.ts";
import { outlineLines } from "./outline.ts";
import { pdfParts } from "./pdf-parts.ts";
import { allOf, lettersOf, readXml } from "./xml-tree.ts";

/** All but that of files in one. */
export type ReadFormat = Exclude<FileFormat, "zip">;

export async function fileLines(format: ReadFormat, file: Uint8Array): Promise<string[]> {
  switch (format) {
    case "pdf":
      return [...(await aboutPdf(file)), ...outlineLines(await pdfParts(file))];
    case "docx":
      return [aboutXml(file, "docProps/core.xml"), ...outlineLines(docxParts(file))];
    case "odt":
      return [aboutXml(file, "meta.xml"), ...outlineLines(odtParts(file))];
    case "html":
      return [aboutHtml(text(file)), ...outlineLines(htmlParts(text(file)))];
    case "md":
      return outlineLines(markdownParts(text(file)));
    case "xlsx":
      return [aboutXml(file, "docProps/core.xml"), ...xlsxLines(file)];
    case "csv":
      return csvLines(filesIn(file));
    case "ics":
      return icsLines(text(file));
    case "json":
      return jsonLines(text(file));
  }
}

async function aboutPdf(file: Uint8Array): Promise<string[]> {
  const { title, language, author, pages, outline } = await readPdf(file);
  return [
    `title "${title}" · author "${author}" · language ${language}`,
    `${pages.length} pages`,
    ...outline.flatMap((entry) => bookmarkLines(entry, 1)),
  ];
}

function bookmarkLines({ title, children }: OutlineEntry, depth: number): string[] {
  return [
    `${"  ".repeat(depth - 1)}bookmark "${title.replace(/\s+/g, " ").trim()}"`,
    ...children.flatMap((child) => bookmarkLines(child, depth + 1)),
  ];
}

function aboutXml(file: Uint8Array, part: string): string {
  const about = readXml(strFromU8(unzipSync(file)[part] ?? new Uint8Array()));
  const said = (name: string) => allOf(about, name).map(lettersOf).join();
  return `title "${said("dc:title")}" · author "${said("dc:creator") || said("meta:initial-creator")}" · language ${said("dc:language")}`;
}

function aboutHtml(html: string): string {
  const found = (pattern: RegExp) => pattern.exec(html)?.[1] ?? "";
  return `title "${found(/<title>(.*?)<\/title>/)}" · author "${found(/name="author" content="(.*?)"/)}" · language ${found(/<html lang="(.*?)"/)}`;
}

function filesIn(zip: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, text(bytes)]));
}

function text(file: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(file);
}
