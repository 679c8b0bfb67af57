/**
 * A document's tables for Excel: one sheet of its sections' fields, one for each collection. Written by hand rather than by
 * a library, as those that fit in here know no hidden columns and no printing.
 *
 *   X1  What people typed is text: no spreadsheet takes it for a formula.
 *   X2  Numbers, amounts and days can be counted with.
 */
import type { DocumentContent, Language, Template } from "@brudnopis/schema";
import { recordSheets, fieldSheet } from "../data-sheets.ts";
import { pack } from "../packed.ts";
import { sheetNames } from "./sheet-names.ts";
import { sheetXml } from "./sheet-xml.ts";
import { stylesXml } from "./styles-xml.ts";
import {
  contentTypesXml,
  propertiesXml,
  relationsXml,
  workbookRelationsXml,
  workbookXml,
} from "./workbook-xml.ts";

export async function writeXlsx(
  content: DocumentContent,
  template: Template,
  language: Language,
): Promise<Uint8Array> {
  const sheets = [
    fieldSheet(content, template, language),
    ...recordSheets(content, template, language),
  ];
  const names = sheetNames(sheets.map(({ title }) => title));
  const title = content.title.trim() || template.shortTitle[language];
  return pack([
    { path: "[Content_Types].xml", content: contentTypesXml(names.length) },
    { path: "_rels/.rels", content: relationsXml },
    { path: "docProps/core.xml", content: propertiesXml(title, language) },
    { path: "xl/workbook.xml", content: workbookXml(names, sheets) },
    { path: "xl/_rels/workbook.xml.rels", content: workbookRelationsXml(names.length) },
    { path: "xl/styles.xml", content: stylesXml(language) },
    ...sheets.map((sheet, index) => ({
      path: `xl/worksheets/sheet${index + 1}.xml`,
      content: sheetXml(sheet, index === 0),
    })),
  ]);
}
