/** What views write of the records that they are drawn from. */
import type { Field, RecordContent } from "@brudnopis/schema";
import { printable } from "../printable.ts";
import { type Source, valueText } from "../value-text.ts";

/** Undefined too where an export leaves the field out. */
export function fieldOf(collection: string, key: string, { template }: Source): Field | undefined {
  return template.collections
    .find((candidate) => candidate.key === collection)
    ?.fields.find((field) => field.key === key);
}

export function fieldLabel(collection: string, key: string, source: Source): string {
  return fieldOf(collection, key, source)?.label[source.language] ?? "";
}

/** Short, as in the cell of a table; empty for an empty field. */
export function fieldText(
  collection: string,
  key: string,
  { fields }: RecordContent,
  source: Source,
): string {
  const [field, value] = [fieldOf(collection, key, source), fields[key]];
  if (!field || !value) return "";
  return valueText(field, value, fields, source, { place: "cell", withUnit: false });
}

/** A name for a picture, where a name that nobody gave must show. */
export function nameOnPaper({ name }: { readonly name: string }, { words }: Source): string {
  return printable(name).trim() || words.untitled;
}
