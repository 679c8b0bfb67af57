import { xmlHead } from "../packed.ts";
import { escapeXml } from "../xml-text.ts";
import type { Picture } from "./draft.ts";

const space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";

/** All parts of the file and what they are. */
export function manifestXml(pictures: readonly Picture[]): string {
  const entries = [
    entry("/", "application/vnd.oasis.opendocument.text", ' manifest:version="1.3"'),
    ...["content.xml", "styles.xml", "meta.xml"].map((path) => entry(path, "text/xml")),
    ...pictures.map(({ path, type }) => entry(path, type)),
  ];
  return `${xmlHead}<manifest:manifest xmlns:manifest="${space}" manifest:version="1.3">${entries.join("")}</manifest:manifest>`;
}

function entry(path: string, type: string, more = ""): string {
  return `<manifest:file-entry manifest:full-path="${escapeXml(path)}"${more} manifest:media-type="${type}"/>`;
}
