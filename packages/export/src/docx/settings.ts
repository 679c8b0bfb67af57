/** Parts that say something about the file as a whole. */
import type { PrintDocument } from "../print.ts";
import { xmlHead } from "../packed.ts";
import { escapeXml } from "../xml-text.ts";
import { partXml, tag, val } from "./xml.ts";

export function settingsXml(
  { language }: PrintDocument,
  hasNotes: boolean,
  hasEven: boolean,
): string {
  const locale = localeOf(language);
  const compatibility = (name: string, value: string) =>
    tag("w:compatSetting", {
      "w:name": name,
      "w:uri": "http://schemas.microsoft.com/office/word",
      "w:val": value,
    });
  return partXml(
    "w:settings",
    val("defaultTabStop", 708),
    val("autoHyphenation", "true"),
    val("consecutiveHyphenLimit", 2),
    hasEven ? tag("w:evenAndOddHeaders") : "",
    val("characterSpacingControl", "doNotCompress"),
    hasNotes
      ? tag("w:footnotePr", {}, ...[-1, 0].map((id) => tag("w:footnote", { "w:id": id })))
      : "",
    tag(
      "w:compat",
      {},
      compatibility("compatibilityMode", "15"),
      compatibility("overrideTableStyleFontSizeAndJustification", "1"),
      compatibility("enableOpenTypeFeatures", "1"),
      compatibility("doNotFlipMirrorIndents", "1"),
    ),
    tag("w:themeFontLang", { "w:val": locale }),
    val("decimalSymbol", language === "pl" ? "," : "."),
    val("listSeparator", language === "pl" ? ";" : ","),
  );
}

function localeOf(language: PrintDocument["language"]): string {
  return language === "pl" ? "pl-PL" : "en-GB";
}

/** Notes, after the lines that Word draws over them. */
export function notesXml(notes: readonly string[]): string {
  const line = (type: string, id: number, mark: string) =>
    tag(
      "w:footnote",
      { "w:type": type, "w:id": id },
      tag("w:p", {}, tag("w:r", {}, `<w:${mark}/>`)),
    );
  return partXml(
    "w:footnotes",
    line("separator", -1, "separator"),
    line("continuationSeparator", 0, "continuationSeparator"),
    ...notes,
  );
}

/** The title is what a screen reader says first. */
export function coreXml({ title, authors, language, date }: PrintDocument): string {
  const time = tag("dcterms:created", { "xsi:type": "dcterms:W3CDTF" }, `${date}T00:00:00Z`);
  return (
    xmlHead +
    tag(
      "cp:coreProperties",
      {
        "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      },
      tag("dc:title", {}, escapeXml(title)),
      tag("dc:creator", {}, escapeXml(authors.join(", "))),
      tag("dc:language", {}, localeOf(language)),
      time,
    )
  );
}

export function appXml(): string {
  const namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
  return xmlHead + tag("Properties", { xmlns: namespace }, "<Application>Brudnopis</Application>");
}

const word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const typesByPart: Readonly<Record<string, string>> = {
  "word/document.xml": `${word}.document.main+xml`,
  "word/styles.xml": `${word}.styles+xml`,
  "word/numbering.xml": `${word}.numbering+xml`,
  "word/settings.xml": `${word}.settings+xml`,
  "word/footnotes.xml": `${word}.footnotes+xml`,
  "word/comments.xml": `${word}.comments+xml`,
  "word/commentsExtended.xml": `${word}.commentsExtended+xml`,
  "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
  "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
};
const typesByEnding: Readonly<Record<string, string>> = {
  rels: "application/vnd.openxmlformats-package.relationships+xml",
  xml: "application/xml",
  png: "image/png",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  gif: "image/gif",
  bmp: "image/bmp",
  svg: "image/svg+xml",
  emf: "image/x-emf",
  wmf: "image/x-wmf",
};

/** Endings of pictures that a file may hold. */
export const pictureEndings: readonly string[] = Object.keys(typesByEnding).slice(2);

export function contentTypesXml(parts: Iterable<string>): string {
  const overrides = [...parts].flatMap((part) => {
    const type = typesByPart[part] ?? edgeType(part);
    return type === undefined ? [] : [tag("Override", { PartName: `/${part}`, ContentType: type })];
  });
  const defaults = Object.entries(typesByEnding).map(([ending, type]) =>
    tag("Default", { Extension: ending, ContentType: type }),
  );
  const namespace = "http://schemas.openxmlformats.org/package/2006/content-types";
  return xmlHead + tag("Types", { xmlns: namespace }, ...defaults, ...overrides);
}

function edgeType(part: string): string | undefined {
  if (/^word\/[^/]*header[^/]*\.xml$/.test(part)) return `${word}.header+xml`;
  if (/^word\/[^/]*footer[^/]*\.xml$/.test(part)) return `${word}.footer+xml`;
  if (/^word\/theme\/[^/]+\.xml$/.test(part))
    return "application/vnd.openxmlformats-officedocument.theme+xml";
  return undefined;
}
