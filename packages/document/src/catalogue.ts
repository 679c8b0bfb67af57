/** What an entry of a catalogue fills. The record is a copy: it remembers nothing of where it came from. */
import type {
  CatalogueEntry,
  Collection,
  Field,
  Language,
  RecordContent,
  RichText,
} from "@brudnopis/schema";
import type { NewRecord } from "./edits.ts";
import { fold } from "./fold.ts";
import { isTextField } from "./layout.ts";
import { paragraphs } from "./rich-text.ts";
import { isStorable, type StoredValue } from "./values.ts";

export type CatalogueRecord = Required<Pick<NewRecord, "values" | "texts">>;

/** Texts come in the document's language; what the collection has no field for is left out. */
export function recordFromCatalogue(
  collection: Collection,
  entry: CatalogueEntry,
  language: Language,
): CatalogueRecord {
  const texts: Record<string, RichText> = {};
  const values: Record<string, StoredValue> = {};
  for (const field of collection.fields) {
    const given = fieldsOf(entry)[field.key];
    if (given === undefined) continue;
    if (isTextField(field)) texts[field.key] = paragraphs(textOf(given, language));
    else {
      const value = toStored(field, given);
      if (value !== undefined) values[field.key] = value;
    }
  }
  return { values, texts };
}

/** What it is called in lists; its key where it has no name, which no published pack has. */
export function catalogueName(
  collection: Collection,
  { key, fields }: CatalogueEntry,
  language: Language,
): string {
  const name = fields[collection.name];
  return name === undefined ? key : textOf(name, language);
}

/** Keys of the entries that some record already has the name of, in whichever language it was written. */
export function usedEntries(
  collection: Collection,
  entries: readonly CatalogueEntry[],
  records: readonly RecordContent[],
): ReadonlySet<string> {
  const names = new Set(
    records.map(({ fields }) => {
      const name = fields[collection.name];
      return name?.type === "line" ? fold(name.text) : "";
    }),
  );
  const isUsed = (entry: CatalogueEntry) =>
    (["pl", "en"] as const).some((language) =>
      names.has(fold(catalogueName(collection, entry, language))),
    );
  return new Set(entries.filter(isUsed).map(({ key }) => key));
}

type Given = CatalogueEntry["fields"][string];

/** A funding source says its dates and its share beside its fields. */
function fieldsOf({ fields, opens, closes, maxSharePercent }: CatalogueEntry) {
  const beside: Record<string, Given | undefined> = {
    opens,
    closes,
    "max-share": maxSharePercent,
  };
  return { ...beside, ...fields };
}

function textOf(given: Given, language: Language): string {
  return typeof given === "object" && "pl" in given ? given[language] : String(given);
}

function toStored(field: Field, given: Given): StoredValue | undefined {
  if (typeof given === "object" && "pl" in given) return undefined;
  const value = field.type === "number" && typeof given === "number" ? { value: given } : given;
  return isStorable(field, value) ? value : undefined;
}
