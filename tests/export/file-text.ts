/** What a file says, for comparing files of different formats: all its letters, without spaces and marks of layout. */
import { strFromU8, unzipSync } from "fflate";
import { readPdf } from "./read-pdf.ts";

export type FileToRead =
  | { readonly format: "pdf" | "docx" | "odt" | "xlsx"; readonly file: Uint8Array }
  | { readonly format: "html" | "md" | "csv"; readonly file: string };

export async function fileText({ format, file }: FileToRead): Promise<string> {
  switch (format) {
    case "pdf":
      return squeezed((await readPdf(file)).pages.map(withoutFrame).join(""));
    case "docx":
      return squeezed(xmlText(file, /^word\/(document|footnotes|comments)\.xml$/));
    case "odt":
      return squeezed(xmlText(file, /^content\.xml$/));
    case "xlsx":
      return squeezed(xmlText(file, /^xl\/(worksheets\/|sharedStrings)/));
    case "html":
      return squeezed(withoutTags(file.replace(/<style[\s\S]*?<\/style>/g, "")));
    case "md":
      return squeezed(unescaped(file));
    case "csv":
      return squeezed(file.replaceAll('""', '"'));
  }
}

/** Without spaces and hyphens, which a divided word may have once more: where lines end is the layout's business. */
export function squeezed(text: string): string {
  return text.replace(/[\s\u00ad\u2060\u200b-]+/g, "");
}

/** Without the head and foot of the page, which stand between two halves of a text. */
function withoutFrame(page: string, index: number): string {
  if (index === 0) return page;
  return page.split("\n").slice(1, -1).join("\n");
}

function xmlText(file: Uint8Array, parts: RegExp): string {
  return Object.entries(unzipSync(file, { filter: ({ name }) => parts.test(name) }))
    .map(([, bytes]) => withoutTags(withoutAsides(strFromU8(bytes))))
    .join(" ");
}

/** What stands in the middle of a line and is not of it goes behind the text; instructions to Word go. */
function withoutAsides(xml: string): string {
  const asides: string[] = [];
  const rest = xml
    .replace(/<w:instrText[^>]*>[^<]*<\/w:instrText>/g, "")
    .replace(/<office:annotation [\s\S]*?<\/office:annotation>/g, (aside) => {
      asides.push(aside);
      return "";
    });
  return [rest, ...asides].join(" ");
}

/** Tags go without leaving a space: they stand in the middle of words. */
function withoutTags(markup: string): string {
  return entities(markup.replace(/<[^>]*>/g, ""));
}

/** Of Markdown, in which an escaped `&` begins no entity. */
function unescaped(text: string): string {
  const pieces = text.split(/(\\[^\p{L}\p{N}\s])/u);
  return pieces
    .map((piece, index) => (index % 2 === 1 ? piece.slice(1) : entities(piece)))
    .join("");
}

function entities(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    )
    .replace(/&(lt|gt|quot|apos|nbsp);/g, (_, name: string) => named.get(name) ?? "")
    .replaceAll("&amp;", "&");
}

const named = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", "\u00a0"],
]);
