/** What an entry of a catalogue says, as the dialog shows it. Pure. */
import {
  catalogueName,
  fold,
  formatField,
  isTextField,
  plainText,
  readValue,
  recordFromCatalogue,
} from "@brudnopis/document";
import type { CatalogueEntry, Collection, Field, Language } from "@brudnopis/schema";

export interface Fact {
  readonly field: Field;
  readonly text: string;
}

/** The fields that it fills besides the name, in the order of the form. */
export function factsOf(
  collection: Collection,
  entry: CatalogueEntry,
  language: Language,
): readonly Fact[] {
  const { values, texts } = recordFromCatalogue(collection, entry, language);
  return collection.fields.flatMap((field) => {
    if (field.key === collection.name) return [];
    const text = isTextField(field)
      ? textOf(texts[field.key])
      : formatField(field, readValue(field, values[field.key]), { language, nameOf: () => "" });
    return text === "" ? [] : [{ field, text }];
  });
}

function textOf(text: Parameters<typeof plainText>[0] | undefined): string {
  return text ? plainText(text) : "";
}

/** Entries that have every word of what was typed somewhere, in either language, whatever the diacritics. */
export function searchEntries(
  collection: Collection,
  entries: readonly CatalogueEntry[],
  typed: string,
): readonly CatalogueEntry[] {
  const words = fold(typed).split(" ").filter(Boolean);
  if (words.length === 0) return entries;
  return entries.filter((entry) => {
    const text = fold(
      (["pl", "en"] as const)
        .map((language) =>
          [
            catalogueName(collection, entry, language),
            entry.note?.[language],
            ...factsOf(collection, entry, language).map((fact) => fact.text),
          ].join(" "),
        )
        .join(" "),
    );
    return words.every((word) => text.includes(word));
  });
}

export interface Moments {
  /** Days as `YYYY-MM-DD`, which compare as text. */
  readonly today: string;
  /** When the plan begins, where the document says so. */
  readonly start: string | undefined;
}

export type Timing = "open" | "closed" | "closes-before-start" | "not-yet";

/** What the days of a funding source mean for this document. */
export function timingOf({ opens, closes }: CatalogueEntry, { today, start }: Moments): Timing {
  if (closes !== undefined && closes < today) return "closed";
  if (closes !== undefined && start !== undefined && closes < start) return "closes-before-start";
  return opens !== undefined && opens > today ? "not-yet" : "open";
}
