/** Typed values in words: as facts beside their label, or as the shorter text of a table's cell. */
import {
  formatAmount,
  formatDate,
  formatField,
  formatLongDate,
  formatMoney,
  formatNumber,
  recordName,
  unitOf,
  withUnit,
} from "@brudnopis/document";
import type {
  DocumentContent,
  Field,
  FieldContent,
  Language,
  RecordContent,
  Template,
} from "@brudnopis/schema";
import { words, type Words } from "./words.ts";

/** What every part of an export reads from. */
export interface Source {
  readonly content: DocumentContent;
  readonly template: Template;
  readonly language: Language;
  readonly words: Words;
  /** The day that a schedule shows as today, ISO 8601. */
  readonly today: string | undefined;
}

export function toSource(
  content: DocumentContent,
  template: Template,
  language: Language,
  today?: string,
): Source {
  return { content, template, language, words: words[language], today };
}

/** In a `cell` dates and references are short; a unit that the column's header says is left out. */
export interface ValueStyle {
  readonly place: "fact" | "cell";
  readonly withUnit: boolean;
}

/** The record's other fields are asked for the unit of a number; for a section's own field there are none. */
export function valueText(
  field: Field,
  value: FieldContent,
  siblings: RecordContent["fields"],
  source: Source,
  style: ValueStyle,
): string {
  const { language } = source;
  switch (value.type) {
    case "number": {
      const decimals = field.type === "number" ? field.decimals : 2;
      const number = formatNumber(value.value, language, decimals);
      return style.withUnit ? withUnit(number, unitOf(field, value, siblings)) : number;
    }
    case "money":
      return style.withUnit
        ? formatMoney(value.grosze, language)
        : formatAmount(value.grosze, language);
    case "date":
      return style.place === "cell"
        ? formatDate(value.date, language)
        : formatLongDate(value.date, language);
    case "reference":
      return references(field, value.ids, source, style.place);
    default:
      return formatField(field, value, { language, nameOf: () => "" });
  }
}

/** Those of the records that are still there: in a cell codes where there are any, elsewhere names in full. */
function references(
  field: Field,
  ids: readonly string[],
  source: Source,
  place: ValueStyle["place"],
): string {
  if (field.type !== "reference") return "";
  const { content, template } = source;
  const records = ids.flatMap(
    (id) => content.collections[field.to]?.find((each) => each.id === id) ?? [],
  );
  const hasCodes = template.collections.find(({ key }) => key === field.to)?.code !== undefined;
  return place === "cell" && hasCodes
    ? records.map(({ code }) => code ?? "").join(", ")
    : records
        .map((record) => [record.code, nameOf(record, field.to, source)].filter(Boolean).join(" "))
        .join("; ");
}

/** What a record is called on paper, where a name that nobody gave must show. */
export function nameOf(record: RecordContent, collection: string, source: Source): string {
  return recordName(record, collection, source.template) || source.words.untitled;
}
