/**
 * What spreadsheets show of a document: a sheet of its sections' fields, and one for each collection with its records. Each
 * cell is a value of its type, so that it can be counted with.
 *
 *   D1  Every field of the template has a place: a row of the first sheet or a column of another.
 *   D2  A row says which record it is, so that a table which was changed elsewhere finds its records again.
 */
import { fieldAddress, formatField, recordName, sectionsOf, unitOf } from "@brudnopis/document";
import {
  type Collection,
  type DocumentContent,
  type Field,
  type FieldContent,
  isFieldPart,
  type Language,
  type RecordContent,
  type RichNode,
  type Template,
} from "@brudnopis/schema";
import { printWords } from "./print-words.ts";
import { words } from "./words.ts";

export type DataCell =
  | { readonly type: "text"; readonly value: string }
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "year"; readonly value: number }
  | { readonly type: "money"; readonly grosze: number }
  /** ISO 8601. */
  | { readonly type: "date"; readonly value: string }
  | undefined;

export interface DataColumn {
  readonly header: string;
  /** In letters. */
  readonly width: number;
  /** Holds values of all types one below the other. */
  readonly isMixed?: true;
  /** For programs, not for people. */
  readonly isHidden?: true;
}

export interface DataSheet {
  readonly key: string;
  readonly title: string;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly (readonly DataCell[])[];
}

interface Column extends DataColumn {
  readonly of: (record: RecordContent) => DataCell;
}

/** In the template's order; one without records has its head, so that somebody can fill it. */
export function recordSheets(
  content: DocumentContent,
  template: Template,
  language: Language,
): DataSheet[] {
  return template.collections.map((collection) =>
    recordSheet(collection, content, template, language),
  );
}

export function recordSheet(
  collection: Collection,
  content: DocumentContent,
  template: Template,
  language: Language,
): DataSheet {
  const reading = { content, template, language };
  const columns: Column[] = [
    ...(collection.code ? [codeColumn(language)] : []),
    ...collection.fields.flatMap((field) => fieldColumns(field, reading)),
    idColumn(collection),
  ];
  return {
    key: collection.key,
    title: collection.title[language],
    columns,
    rows: (content.collections[collection.key] ?? []).map((record) =>
      columns.map((column) => column.of(record)),
    ),
  };
}

interface Reading {
  readonly content: DocumentContent;
  readonly template: Template;
  readonly language: Language;
}

function codeColumn(language: Language): Column {
  return { header: words[language].code, width: 8, of: ({ code }) => text(code ?? "") };
}

/** D2. Its head names the collection, also where a sheet was renamed. */
function idColumn({ key }: Collection): Column {
  return { header: `id:${key}`, width: 14, isHidden: true, of: ({ id }) => text(id) };
}

function fieldColumns(field: Field, reading: Reading): Column[] {
  const { language } = reading;
  const label = field.label[language];
  const value: Column = {
    header: labelWithUnit(label, fixedUnit(field, language)),
    width: widths[field.type],
    of: ({ fields }) => cellOf(field, fields[field.key], reading),
  };
  if (field.type !== "number" || field.unit?.from !== "choice") return [value];
  const unit: Column = {
    header: `${label} – ${words[language].unit}`,
    width: 14,
    of: ({ fields }) => text(unitOf(field, fields[field.key], fields) ?? ""),
  };
  return [value, unit];
}

const widths: Readonly<Record<Field["type"], number>> = {
  line: 36,
  rich: 60,
  number: 14,
  money: 18,
  date: 13,
  year: 9,
  enum: 22,
  "multi-enum": 30,
  reference: 34,
  boolean: 9,
  product: 10,
};

function fixedUnit(field: Field, language: Language): string | undefined {
  if (field.type === "money") return words[language].currency;
  return field.type === "number" && field.unit?.from === "fixed" ? field.unit.unit : undefined;
}

/** A label may say its unit already: „Koszt (zł)”. */
function labelWithUnit(label: string, unit: string | undefined): string {
  return unit === undefined || label.includes(`(${unit})`) ? label : `${label} (${unit})`;
}

/** The fields of the sections that this document has, one a row. */
export function fieldSheet(
  content: DocumentContent,
  template: Template,
  language: Language,
): DataSheet {
  const { section, field, value, unit, sectionFields } = words[language];
  const reading = { content, template, language };
  return {
    key: "fields",
    title: sectionFields,
    columns: [
      { header: section, width: 30 },
      { header: field, width: 36 },
      { header: value, width: 80, isMixed: true },
      { header: unit.charAt(0).toUpperCase() + unit.slice(1), width: 12 },
      { header: "address", width: 30, isHidden: true },
    ],
    rows: sectionsOf(template, content).flatMap(({ key, number, title, parts }) =>
      parts.filter(isFieldPart).map((part) => {
        const address = fieldAddress(key, part.key);
        const held = content.fields[address];
        return [
          text(`${number}. ${title[language]}`),
          text(part.label[language]),
          cellOf(part, held && withPictureNames(held, language), reading),
          text(
            held === undefined ? "" : (fixedUnit(part, language) ?? unitOf(part, held, {}) ?? ""),
          ),
          text(address),
        ];
      }),
    ),
  };
}

/**
 * A picture as what it shows, in words; who reads this sheet back passes them over. Not in the tables of records: one that
 * comes back unchanged has to find the text that it left with, or the picture in it would be lost.
 */
function withPictureNames(value: FieldContent, language: Language): FieldContent {
  if (value.type !== "rich") return value;
  const named = (node: RichNode): RichNode => {
    if (node.type === "image") return pictureName(node, language);
    return node.content ? { ...node, content: node.content.map(named) } : node;
  };
  return { ...value, doc: { ...value.doc, content: value.doc.content.map(named) } };
}

function pictureName({ attrs }: RichNode, language: Language): RichNode {
  const said = [attrs?.["alt"], attrs?.["caption"]].filter(
    (each) => typeof each === "string" && each.trim() !== "",
  );
  const name = said.length === 0 ? "" : `[${printWords[language].picture}: ${said.join(" – ")}]`;
  return { type: "paragraph", content: [{ type: "text", text: name }] };
}

function text(value: string): DataCell {
  return value === "" ? undefined : { type: "text", value };
}

function cellOf(field: Field, value: FieldContent | undefined, reading: Reading): DataCell {
  if (!value) return undefined;
  switch (value.type) {
    case "number":
      return { type: "number", value: value.value };
    case "money":
      return { type: "money", grosze: value.grosze };
    case "date":
      return { type: "date", value: value.date };
    case "year":
      return { type: "year", value: value.year };
    case "reference":
      return text(referred(field, value.ids, reading).join("; "));
    default:
      return text(formatField(field, value, { language: reading.language, nameOf: () => "" }));
  }
}

/** „D1 Audyty 64 budynków”; what a name's semicolon would cut in two is named by its code alone. */
function referred(field: Field, ids: readonly string[], { content, template }: Reading): string[] {
  if (field.type !== "reference") return [];
  const records = content.collections[field.to] ?? [];
  return ids.flatMap((id) => {
    const record = records.find((candidate) => candidate.id === id);
    if (!record) return [];
    const name = recordName(record, field.to, template);
    const isCut = record.code !== undefined && /[;\n]/.test(name);
    return [record.code, isCut ? "" : name].filter(Boolean).join(" ");
  });
}
