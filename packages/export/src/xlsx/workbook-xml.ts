import type { Language } from "@brudnopis/schema";
import type { DataSheet } from "../data-sheets.ts";
import { xmlHead } from "../packed.ts";
import { escapeXml } from "../xml-text.ts";
import { columnName } from "./sheet-xml.ts";

const office = "http://schemas.openxmlformats.org/officeDocument/2006";
const packageSpace = "http://schemas.openxmlformats.org/package/2006";
const sheetTypes = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export function contentTypesXml(sheets: number): string {
  const parts = [
    part("/xl/workbook.xml", `${sheetTypes}.sheet.main+xml`),
    part("/xl/styles.xml", `${sheetTypes}.styles+xml`),
    part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ...numbers(sheets).map((number) =>
      part(`/xl/worksheets/sheet${number}.xml`, `${sheetTypes}.worksheet+xml`),
    ),
  ];
  return `${xmlHead}<Types xmlns="${packageSpace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.join("")}</Types>`;
}

function part(name: string, type: string): string {
  return `<Override PartName="${name}" ContentType="${type}"/>`;
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

export const relationsXml = `${xmlHead}<Relationships xmlns="${packageSpace}/relationships"><Relationship Id="rId1" Type="${office}/relationships/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${packageSpace}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

export function workbookRelationsXml(sheets: number): string {
  const relations = numbers(sheets).map(
    (number) =>
      `<Relationship Id="rId${number}" Type="${office}/relationships/worksheet" Target="worksheets/sheet${number}.xml"/>`,
  );
  return `${xmlHead}<Relationships xmlns="${packageSpace}/relationships">${relations.join("")}<Relationship Id="rId${sheets + 1}" Type="${office}/relationships/styles" Target="styles.xml"/></Relationships>`;
}

export function propertiesXml(title: string, language: Language): string {
  return `${xmlHead}<cp:coreProperties xmlns:cp="${packageSpace}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:language>${language}</dc:language></cp:coreProperties>`;
}

/** The names behind the sheets: what each filters, and the row that is printed on each of its pages. */
export function workbookXml(names: readonly string[], sheets: readonly DataSheet[]): string {
  const entries = names.map(
    (name, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const defined = names.flatMap((name, index) => {
    const quoted = escapeXml(`'${name.replaceAll("'", "''")}'`);
    const { columns = [], rows = [] } = sheets[index] ?? {};
    const last = `$${columnName(columns.length - 1)}$${rows.length + 1}`;
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${quoted}!$A$1:${last}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${quoted}!$1:$1</definedName>`,
    ];
  });
  return `${xmlHead}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}/relationships"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${entries.join("")}</sheets><definedNames>${defined.join("")}</definedNames></workbook>`;
}
