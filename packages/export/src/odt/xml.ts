import { xmlHead } from "../packed.ts";
import { escapeXml } from "../xml-text.ts";

const names = "urn:oasis:names:tc:opendocument:xmlns";

const spaces = {
  office: `${names}:office:1.0`,
  style: `${names}:style:1.0`,
  text: `${names}:text:1.0`,
  table: `${names}:table:1.0`,
  draw: `${names}:drawing:1.0`,
  fo: `${names}:xsl-fo-compatible:1.0`,
  svg: `${names}:svg-compatible:1.0`,
  meta: `${names}:meta:1.0`,
  xlink: "http://www.w3.org/1999/xlink",
  dc: "http://purl.org/dc/elements/1.1/",
  loext: `${names.replace("oasis:names:tc:opendocument", "org:documentfoundation:names:experimental")}:loext:1.0`,
} as const;

/** One of the XML files of the document. */
export function part(name: string, inside: string): string {
  const declared = Object.entries(spaces).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  return `${xmlHead}<office:${name}${declared.join("")} office:version="1.3">${inside}</office:${name}>`;
}

/** O1. OpenDocument counts several spaces as one, and knows lines and tabs by name. */
export function textXml(text: string): string {
  return escapeXml(text)
    .replace(/ {2,}/g, (run) => ` <text:s text:c="${run.length - 1}"/>`)
    .replaceAll("\t", "<text:tab/>")
    .replace(/\r\n?|\n/g, "<text:line-break/>");
}
