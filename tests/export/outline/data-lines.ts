/** Outlines of files for counting and for programs: what is in them by its kind, how often, and how many letters it has. */
import { strFromU8, unzipSync } from "fflate";
import { csvRows } from "../../http/read-table.ts";
import { allOf, childOf, elementsIn, lettersOf, readXml, type XmlElement } from "./xml-tree.ts";

export interface SheetRead {
  readonly name: string;
  /** The first row is the head. */
  readonly rows: readonly (readonly CellRead[])[];
  /** Columns that nobody sees. */
  readonly hidden: ReadonlySet<number>;
}

export interface CellRead {
  /** „text”, or how a number is shown. */
  readonly kind: string;
  readonly text: string;
}

/** A workbook as Excel understands it: types of cells by their formats. */
export function readWorkbook(file: Uint8Array): SheetRead[] {
  const files = unzipSync(file);
  const part = (name: string) => readXml(strFromU8(files[name] ?? new Uint8Array()));
  const styles = part("xl/styles.xml");
  const codes = new Map(
    allOf(styles, "numFmt").map(({ attributes }) => [
      attributes["numFmtId"] ?? "",
      attributes["formatCode"] ?? "",
    ]),
  );
  const [cellFormats] = allOf(styles, "cellXfs");
  const formats = (cellFormats ? elementsIn(cellFormats) : []).map(
    ({ attributes }) => codes.get(attributes["numFmtId"] ?? "") ?? "general",
  );
  const targets = new Map(
    allOf(part("xl/_rels/workbook.xml.rels"), "Relationship").map(({ attributes }) => [
      attributes["Id"] ?? "",
      attributes["Target"] ?? "",
    ]),
  );
  return allOf(part("xl/workbook.xml"), "sheet").map(({ attributes }) => {
    const sheet = part(`xl/${targets.get(attributes["r:id"] ?? "")}`);
    return {
      name: attributes["name"] ?? "",
      rows: allOf(sheet, "row").map((row) => cellsOf(row, formats)),
      hidden: new Set(
        allOf(sheet, "col")
          .filter((column) => column.attributes["hidden"] === "1")
          .map((column) => Number(column.attributes["min"]) - 1),
      ),
    };
  });
}

function cellsOf(row: XmlElement, formats: readonly string[]): CellRead[] {
  const cells: CellRead[] = [];
  for (const cell of allOf(row, "c")) {
    const { r = "", s = "0", t } = cell.attributes;
    const letters = r.replace(/\d/g, "");
    const column =
      [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    const value = childOf(cell, "v");
    cells[column] = value
      ? { kind: t === undefined ? (formats[Number(s)] ?? "") : t, text: lettersOf(value) }
      : { kind: "text", text: lettersOf(cell) };
  }
  return Array.from(cells, (cell) => cell ?? nothing);
}

const nothing: CellRead = { kind: "", text: "" };

export function xlsxLines(file: Uint8Array): string[] {
  return readWorkbook(file).flatMap(({ name, rows, hidden }) => [
    `sheet "${name}" · ${rows.length - 1} rows`,
    ...(rows[0] ?? []).map(({ text }, column) => {
      const cells = rows.slice(1).map((row) => row[column] ?? nothing);
      return columnLine(text, cells, hidden.has(column));
    }),
  ]);
}

function columnLine(head: string, cells: readonly CellRead[], isHidden: boolean): string {
  const kinds = [...Map.groupBy(cells, ({ kind }) => kind)]
    .filter(([kind]) => kind !== "")
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, held]) => `${kind} ×${held.length}, ${sizeOf(kind, held)}`);
  const shown = kinds.length === 0 ? "empty" : kinds.join(" · ");
  return `  ${isHidden ? "hidden column" : "column"} "${head}" · ${shown}`;
}

function sizeOf(kind: string, cells: readonly CellRead[]): string {
  if (kind === "text") return lettersIn(cells.map(({ text }) => text));
  const sum = cells.reduce((total, { text }) => total + Number(text), 0);
  return `sum ${Math.round(sum * 1000) / 1000}`;
}

function lettersIn(texts: readonly string[]): string {
  return `${texts.reduce((sum, text) => sum + [...text].length, 0)} letters`;
}

export function csvLines(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([name, text]) => {
    const [head = [], ...rows] = csvRows(new TextEncoder().encode(text));
    return [
      `file "${name}" · ${rows.length} rows`,
      ...head.map((title, column) => {
        const filled = rows.flatMap((row) => row[column] || []);
        return `  column "${title}" · filled ×${filled.length}, ${lettersIn(filled)}`;
      }),
    ];
  });
}

export interface EventRead {
  readonly uid: string;
  readonly date: string;
  readonly summary: string;
  readonly description: string;
  readonly category: string;
}

/** A calendar as RFC 5545 has it: lines end with CR LF, have 75 octets at most, and go on behind a space. */
export function readCalendar(text: string): {
  readonly name: string;
  readonly events: EventRead[];
} {
  const lines = text.replaceAll("\r\n ", "").split("\r\n");
  if (/(?<!\r)\n/.test(text)) throw new Error("A line ends without CR");
  if (text.split("\r\n").some((line) => new TextEncoder().encode(line).length > 75))
    throw new Error("A line is too long");
  const value = (among: readonly string[], name: string) =>
    among
      .find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))
      ?.replace(/^[^:]*:/, "")
      .replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? "\n" : sign)) ?? "";
  const events: EventRead[] = [];
  for (
    let at = lines.indexOf("BEGIN:VEVENT");
    at >= 0;
    at = lines.indexOf("BEGIN:VEVENT", at + 1)
  ) {
    const own = lines.slice(at, lines.indexOf("END:VEVENT", at));
    events.push({
      uid: value(own, "UID"),
      date: value(own, "DTSTART"),
      summary: value(own, "SUMMARY"),
      description: value(own, "DESCRIPTION"),
      category: value(own, "CATEGORIES"),
    });
  }
  return { name: value(lines, "X-WR-CALNAME"), events };
}

export function icsLines(text: string): string[] {
  const { name, events } = readCalendar(text);
  return [
    `calendar "${name}"`,
    ...events.map(({ uid, date, summary, description, category }) => {
      const about = description === "" ? "" : ` · about "${description.replaceAll("\n", " | ")}"`;
      return `event ${date} "${summary}" · ${category}${about} · ${uid}`;
    }),
  ];
}

/** A document as JSON: every place with what kind of thing it holds. Read as nothing but JSON. */
export function jsonLines(text: string): string[] {
  const file = object(JSON.parse(text));
  const content = object(file["content"]);
  const { fields, collections, ...facts } = content;
  return [
    `file ${said(file["format"])} ${said(file["version"])} · made ${said(file["madeAt"])}`,
    ...Object.entries(facts).map(([key, value]) => `${key} ${said(value)}`),
    ...Object.entries(object(fields)).map(
      ([place, value]) => `field ${place} · ${heldLine([value])}`,
    ),
    ...Object.entries(object(collections)).flatMap(([key, records]) =>
      recordLines(key, list(records)),
    ),
    `images ${list(file["images"]).length}`,
    ...Object.entries(object(file["labels"])).map(
      ([kind, labels]) => `labels of ${kind} ×${Object.keys(object(labels)).length}`,
    ),
  ];
}

function recordLines(key: string, records: readonly unknown[]): string[] {
  const held = records.map((record) => object(object(record)["fields"]));
  const places = [...new Set(held.flatMap((fields) => Object.keys(fields)))];
  const codes = records.flatMap((record) => object(record)["code"] ?? []);
  return [
    `records of ${key} ×${records.length}${codes.length === 0 ? "" : ` · ${codes.map(said).join(" ")}`}`,
    ...places.map((place) => {
      const values = held.flatMap((fields) => fields[place] ?? []);
      return `  ${place} ×${values.length} · ${heldLine(values)}`;
    }),
  ];
}

function heldLine(values: readonly unknown[]): string {
  const kinds = [...new Set(values.map((value) => said(object(value)["type"])))];
  return `${kinds.join(", ")} · ${lettersIn(values.map((value) => JSON.stringify(value)))}`;
}

function object(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null) throw new Error("No object");
  return { ...value };
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error("No list");
  return value;
}

function said(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
