import { textEm } from "../text-width.ts";
import type { DataCell, DataColumn, DataSheet } from "../data-sheets.ts";
import { xmlHead } from "../packed.ts";
import { escapeXml, xmlText } from "../xml-text.ts";
import { cellStyle, mostDecimals, startAligned } from "./styles-xml.ts";

/** Longer text in a cell, and Excel calls the file damaged. */
const longestCell = 32_767;

/** The head stays in sight and on every page; the sheet is as wide as one. */
export function sheetXml({ columns, rows }: DataSheet, isSelected: boolean): string {
  const range = `A1:${columnName(columns.length - 1)}${rows.length + 1}`;
  const headers = columns.map(({ header }) => ({ type: "text", value: header }) as const);
  const head = columns.map(({ header }, index) =>
    textXml(header, `${columnName(index)}1`, cellStyle.head),
  );
  const body = rows.map((row, index) => {
    const number = index + 2;
    const cells = row.map((cell, column) =>
      cellXml(cell, `${columnName(column)}${number}`, columns[column]?.isMixed ? startAligned : 0),
    );
    return `<row r="${number}"${heightOf(row, columns)}>${cells.join("")}</row>`;
  });
  const widths = columns.map(
    ({ width, isHidden }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${isHidden ? ' hidden="1"' : ""}/>`,
  );
  return `${xmlHead}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="${range}"/>
<sheetViews><sheetView workbookViewId="0"${isSelected ? ' tabSelected="1"' : ""}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
<sheetFormatPr defaultRowHeight="15"/>
<cols>${widths.join("")}</cols>
<sheetData><row r="1"${heightOf(headers, columns)}>${head.join("")}</row>
${body.join("\n")}</sheetData>
<autoFilter ref="${range}"/>
<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>
<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>
</worksheet>`;
}

/** A, B, … Z, AA. */
export function columnName(index: number): string {
  const before = Math.floor(index / 26);
  return (before === 0 ? "" : columnName(before - 1)) + String.fromCharCode(65 + (index % 26));
}

/** Points. */
const lineHeight = 15;
const tallestRow = 405;

/** A row is as tall as its longest text asks for: spreadsheets do not all work that out when they open a file. */
function heightOf(row: readonly DataCell[], columns: readonly DataColumn[]): string {
  const lines = row.map((cell, index) =>
    cell?.type === "text" ? linesOf(cell.value, columns[index]?.width ?? 1) : 1,
  );
  const height = Math.min(Math.max(1, ...lines) * lineHeight, tallestRow);
  return height === lineHeight ? "" : ` ht="${height}" customHeight="1"`;
}

/** Columns are measured in digits. Words seldom fill a line to its end. */
const digitEm = textEm("0");
const ragged = 1.08;

function linesOf(text: string, width: number): number {
  const room = width * digitEm;
  return text
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil((textEm(line) * ragged) / room)), 0);
}

/** `shift` leads from a format to the same one otherwise aligned. */
function cellXml(cell: DataCell, place: string, shift: number): string {
  if (cell === undefined) return "";
  switch (cell.type) {
    case "text":
      return textXml(cell.value, place, cellStyle.text);
    case "number":
      return numberXml(cell.value, place, cellStyle.number + decimalsOf(cell.value) + shift);
    case "year":
      return numberXml(cell.value, place, cellStyle.year + shift);
    case "money":
      return numberXml(cell.grosze / 100, place, cellStyle.money + shift);
    case "date": {
      const serial = dayNumber(cell.value);
      return serial === undefined
        ? textXml(cell.value, place, cellStyle.text)
        : numberXml(serial, place, cellStyle.date + shift);
    }
  }
}

/** X1. A string in its place is never worked out. */
function textXml(text: string, place: string, style: number): string {
  const shown = escapeXml(shortened(xmlText(text)));
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${shown}</t></is></c>`;
}

function shortened(text: string): string {
  return text.length <= longestCell ? text : `${text.slice(0, longestCell - 1).toWellFormed()}…`;
}

function numberXml(value: number, place: string, style: number): string {
  return `<c r="${place}" s="${style}"><v>${value}</v></c>`;
}

function decimalsOf(value: number): number {
  const written = String(value);
  // 1e-7 and the like: more places than anybody shows.
  if (written.includes("e-")) return mostDecimals;
  return Math.min(written.split(".")[1]?.length ?? 0, mostDecimals);
}

/** Days since the end of 1899; undefined for days about which spreadsheets disagree, having a 29 February 1900. */
function dayNumber(iso: string): number | undefined {
  if (iso < "1900-03-01") return undefined;
  return Math.round((Date.parse(`${iso}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
}
