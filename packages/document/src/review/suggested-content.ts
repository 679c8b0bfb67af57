/** What is suggested, as it is stored. */
import type { Collection, Field, FieldContent, RichText, SuggestedChange } from "@brudnopis/schema";
import type { NewRecord } from "../edits.ts";
import { isTextField } from "../layout.ts";
import { paragraphs } from "../rich-text.ts";
import { isStorable, readValue, type StoredValue } from "../values.ts";

/** Undefined for what a field of this type cannot hold. */
export function storedOf(field: Field, content: FieldContent): StoredValue | undefined {
  const value = valueOf(field, content);
  if (value === undefined || !isStorable(field, value)) return undefined;
  // A year and an amount are both numbers.
  return readValue(field, value)?.type === content.type ? value : undefined;
}

function valueOf(field: Field, content: FieldContent): StoredValue | undefined {
  switch (content.type) {
    case "line":
    case "rich":
      return undefined;
    case "number":
      return numberOf(field, content);
    case "money":
      return content.grosze;
    case "date":
      return content.date;
    case "year":
      return content.year;
    case "boolean":
      return content.value;
    case "choice":
      return field.type === "multi-enum" ? content.keys : content.keys[0];
    case "reference":
      return field.type === "reference" && field.multiple ? content.ids : content.ids[0];
    case "unparsed":
      return { raw: content.raw };
  }
}

function numberOf(field: Field, { value, unit }: FieldContent & { type: "number" }): StoredValue {
  // Only a unit that is chosen beside a number is kept with it.
  const isChosen = field.type === "number" && field.unit?.from === "choice";
  return isChosen && unit !== undefined ? { value, unit } : { value };
}

/** Undefined for what is no text of the field's kind. */
export function textOf(field: Field, content: FieldContent): RichText | undefined {
  if (field.type === "line" && content.type === "line") return paragraphs(content.text);
  return field.type === "rich" && content.type === "rich" ? content.doc : undefined;
}

export function recordOf(
  { fields }: Collection,
  { record, fields: contents }: Extract<SuggestedChange, { type: "add-record" }>,
): NewRecord {
  const values: Record<string, StoredValue> = {};
  const texts: Record<string, RichText> = {};
  for (const field of fields) {
    const content = contents[field.key];
    if (!content) continue;
    const value = isTextField(field) ? undefined : storedOf(field, content);
    if (value !== undefined) values[field.key] = value;
    const text = textOf(field, content);
    if (text) texts[field.key] = text;
  }
  return { id: record, values, texts };
}
