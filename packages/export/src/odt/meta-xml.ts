import type { PrintDocument } from "../print.ts";
import { escapeXml } from "../xml-text.ts";
import { part } from "./xml.ts";

export function metaXml({ title, authors, date, language, cover }: PrintDocument): string {
  const creator = escapeXml(authors.join(", "));
  return part(
    "document-meta",
    `<office:meta><meta:generator>Brudnopis</meta:generator><dc:title>${escapeXml(title)}</dc:title><dc:subject>${escapeXml(cover.kind)}</dc:subject><meta:initial-creator>${creator}</meta:initial-creator><dc:creator>${creator}</dc:creator><meta:creation-date>${escapeXml(date)}T00:00:00</meta:creation-date><dc:date>${escapeXml(date)}T00:00:00</dc:date><dc:language>${localeOf(language)}</dc:language></office:meta>`,
  );
}

function localeOf(language: PrintDocument["language"]): string {
  return language === "pl" ? "pl-PL" : "en-GB";
}
