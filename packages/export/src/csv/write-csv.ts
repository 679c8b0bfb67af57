/** A table of a document for spreadsheets and open data: each record a row, each field a column. */
import type { DocumentContent, Language, Template } from "@brudnopis/schema";
import {
  type DataCell,
  fieldSheet,
  recordSheet,
  recordSheets,
  type DataSheet,
} from "../data-sheets.ts";
import { byteOrderMark, csvLine } from "./csv-line.ts";

/** A collection that the template does not have is a table without columns. */
export function writeCsv(
  content: DocumentContent,
  template: Template,
  language: Language,
  collection: string,
): string {
  const found = template.collections.find(({ key }) => key === collection);
  return found
    ? sheetCsv(recordSheet(found, content, template, language), language)
    : byteOrderMark;
}

/** All of a document's tables that hold anything, by the names of their files. */
export function writeCsvFiles(
  content: DocumentContent,
  template: Template,
  language: Language,
): ReadonlyMap<string, string> {
  const sheets = [
    fieldSheet(content, template, language),
    ...recordSheets(content, template, language).filter(({ rows }) => rows.length > 0),
  ];
  return new Map(sheets.map((sheet) => [`${sheet.key}.csv`, sheetCsv(sheet, language)]));
}

function sheetCsv({ columns, rows }: DataSheet, language: Language): string {
  const lines = [
    columns.map(({ header }) => header),
    ...rows.map((row) => row.map((cell) => cellText(cell, language))),
  ];
  return byteOrderMark + lines.map(csvLine).join("");
}

/** Numbers bare, with the language's decimal separator; days as 2026-11-22. */
function cellText(cell: DataCell, language: Language): string {
  if (cell === undefined) return "";
  switch (cell.type) {
    case "text":
    case "date":
      return cell.value;
    case "money":
      return decimal((cell.grosze / 100).toFixed(2), language);
    case "number":
    case "year":
      return decimal(String(cell.value), language);
  }
}

function decimal(written: string, language: Language): string {
  return language === "pl" ? written.replace(".", ",") : written;
}
