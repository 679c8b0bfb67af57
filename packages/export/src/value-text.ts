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
import { Links } from "./links.ts";
import type { Pictures } from "./pictures.ts";
import { ReviewPlaces } from "./review-places.ts";
import { words, type Words } from "./words.ts";

/** What every part of an export reads from. */
export interface Source {
  readonly content: DocumentContent;
  readonly template: Template;
  readonly language: Language;
  readonly words: Words;
  /** The day that a schedule shows as today, ISO 8601. */
  readonly today: string | undefined;
  readonly pictures: Pictures;
  readonly links: Links;
  readonly review: ReviewPlaces;
}

export function toSource(
  content: DocumentContent,
  template: Template,
  language: Language,
  options: {
    readonly today?: string;
    readonly pictures?: Pictures;
    readonly review?: ReviewPlaces;
  } = {},
): Source {
  return {
    content,
    template,
    language,
    words: words[language],
    today: options.today,
    pictures: options.pictures ?? new Map(),
    links: new Links(),
    review: options.review ?? new ReviewPlaces(undefined, false),
  };
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
  const { separator, named } = referredRecords(field.to, ids, source, place);
  return named.map(({ text }) => text).join(separator);
}

/** Those of the records that are still there, as they are called at a place. */
export function referredRecords(
  collection: string,
  ids: readonly string[],
  source: Source,
  place: ValueStyle["place"],
): { readonly separator: string; readonly named: readonly { id: string; text: string }[] } {
  const { content, template } = source;
  const all = content.collections[collection] ?? [];
  const records = ids.flatMap((id) => all.find((each) => each.id === id) ?? []);
  const hasCodes = template.collections.find(({ key }) => key === collection)?.code !== undefined;
  const isShort = place === "cell" && hasCodes;
  const textOf = (record: RecordContent) =>
    isShort
      ? (record.code ?? "")
      : [record.code, nameOf(record, collection, source)].filter(Boolean).join(" ");
  return {
    separator: isShort ? ", " : "; ",
    named: records.map((record) => ({ id: record.id, text: textOf(record) })),
  };
}

/** What a record is called on paper, where a name that nobody gave must show. */
export function nameOf(record: RecordContent, collection: string, source: Source): string {
  return recordName(record, collection, source.template) || source.words.untitled;
}
