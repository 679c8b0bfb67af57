/** Which records a table shows and in which order. Nothing here changes the document. */
import { fold } from "@brudnopis/document";
import type { Collection, DocumentContent, Field, RecordContent } from "@brudnopis/schema";
import { fieldText, type FormatWords } from "../fields/use-format.ts";

export interface Sort {
  /** Key of a field. */
  readonly field: string;
  readonly isDown: boolean;
}

/** Up, then down, then as the document has it. */
export function nextSort(sort: Sort | undefined, field: string): Sort | undefined {
  if (sort?.field !== field) return { field, isDown: false };
  return sort.isDown ? undefined : { field, isDown: true };
}

/** Records of which the shown cells together hold every word that was typed. */
export function filtered(
  records: readonly RecordContent[],
  typed: string,
  columns: readonly Field[],
  collections: DocumentContent["collections"],
  words: FormatWords,
): readonly RecordContent[] {
  const wanted = fold(typed);
  if (wanted === "") return records;
  const parts = wanted.split(" ");
  return records.filter((record) => {
    const cells = columns.flatMap((field) => {
      const content = record.fields[field.key];
      // A reference is found by its name too, also where its cell shows no more than its code.
      const kinds =
        content?.type === "reference" ? (["short", "long"] as const) : (["short"] as const);
      return kinds.map((kind) => fieldText(field, content, kind, collections, words));
    });
    const text = fold([record.code ?? "", ...cells].join(" "));
    return parts.every((part) => text.includes(part));
  });
}

/** Empty cells and values that were not understood stand last, whichever way the others go. */
export function sorted(
  records: readonly RecordContent[],
  sort: Sort | undefined,
  { fields }: Collection,
  collections: DocumentContent["collections"],
  words: FormatWords,
): readonly RecordContent[] {
  const field = fields.find(({ key }) => key === sort?.field);
  if (!sort || !field) return records;
  const keyed = records.map((record) => ({
    record,
    key: sortKey(field, record, collections, words),
  }));
  const sign = sort.isDown ? -1 : 1;
  const collator = new Intl.Collator("pl", { numeric: true });
  keyed.sort((a, b) => {
    if (a.key === undefined || b.key === undefined)
      return Number(a.key === undefined) - Number(b.key === undefined);
    return sign * compare(a.key, b.key, collator);
  });
  return keyed.map(({ record }) => record);
}

function compare(a: number | string, b: number | string, collator: Intl.Collator): number {
  return typeof a === "number" && typeof b === "number"
    ? a - b
    : collator.compare(String(a), String(b));
}

/** Choices go in the order in which they are offered, references in that of their own table. */
function sortKey(
  field: Field,
  record: RecordContent,
  collections: DocumentContent["collections"],
  words: FormatWords,
): number | string | undefined {
  const content = record.fields[field.key];
  switch (content?.type) {
    case undefined:
    case "unparsed":
      return undefined;
    case "number":
      return content.value;
    case "money":
      return content.grosze;
    case "year":
      return content.year;
    case "choice":
      return "options" in field
        ? field.options.findIndex(({ key }) => key === content.keys[0])
        : undefined;
    case "reference": {
      const targets = field.type === "reference" ? (collections[field.to] ?? []) : [];
      const places = content.ids.map((id) => targets.findIndex((target) => target.id === id));
      const first = Math.min(...places.filter((place) => place >= 0));
      return Number.isFinite(first) ? first : undefined;
    }
    case "date":
      return content.date;
    default:
      return fieldText(field, content, "short", collections, words);
  }
}

/** What a table showed last, so that rows stay where they are while somebody works in them. */
export interface HeldOrder {
  readonly shown: readonly string[];
  readonly known: ReadonlySet<string>;
}

/** The rows of before in their places, without those that went, and new ones at the end. */
export function held(
  records: readonly RecordContent[],
  { shown, known }: HeldOrder,
): readonly RecordContent[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  const stayed = shown.flatMap((id) => byId.get(id) ?? []);
  return [...stayed, ...records.filter(({ id }) => !known.has(id))];
}
