/** A field's content as one line of text: in table cells, references, search. */
import type { Field, FieldContent, Language, RecordContent, Template } from "@brudnopis/schema";
import { formatDate } from "./dates.ts";
import { formatAmount, formatNumber, withUnit } from "./numbers.ts";
import { plainText } from "./rich-text.ts";

export interface FormatContext {
  readonly language: Language;
  /** What a referred record is called. */
  nameOf(collection: string, id: string): string;
}

/** Empty for an empty field. Money without its unit, numbers with theirs. */
export function formatField(
  field: Field,
  content: FieldContent | undefined,
  context: FormatContext,
): string {
  if (!content) return "";
  switch (content.type) {
    case "line":
      return content.text;
    case "rich":
      return plainText(content.doc);
    case "number": {
      const decimals = field.type === "number" ? field.decimals : 0;
      const number = formatNumber(content.value, context.language, decimals);
      return withUnit(number, content.unit);
    }
    case "money":
      return formatAmount(content.grosze, context.language);
    case "date":
      return formatDate(content.date, context.language);
    case "year":
      return String(content.year);
    case "choice":
      return content.keys.map((key) => optionLabel(field, key, context.language)).join(", ");
    case "reference":
      return content.ids
        .map((id) => (field.type === "reference" ? context.nameOf(field.to, id) : id))
        .join(", ");
    case "boolean":
      return yesNo[context.language][content.value ? "yes" : "no"];
    case "unparsed":
      return content.raw;
  }
}

/**
 * The unit of a number, wherever its template says that it comes from. `siblings` are the fields beside it: those of
 * its record, or none for a section's own field.
 */
export function unitOf(
  field: Field,
  value: FieldContent | undefined,
  siblings: RecordContent["fields"],
): string | undefined {
  if (field.type !== "number" || !field.unit) return undefined;
  switch (field.unit.from) {
    case "fixed":
      return field.unit.unit;
    case "choice":
      return value?.type === "number" ? value.unit : undefined;
    case "field": {
      const sibling = siblings[field.unit.field];
      return sibling?.type === "line" ? sibling.text : undefined;
    }
  }
}

const yesNo = { pl: { yes: "tak", no: "nie" }, en: { yes: "yes", no: "no" } } as const;

export function optionLabel(field: Field, key: string, language: Language): string {
  if (field.type !== "enum" && field.type !== "multi-enum") return key;
  return field.options.find((option) => option.key === key)?.label[language] ?? key;
}

/** What a record is called; empty while nobody has named it. */
export function recordName(record: RecordContent, collection: string, template: Template): string {
  const name = template.collections.find(({ key }) => key === collection)?.name;
  const content = name === undefined ? undefined : record.fields[name];
  return content?.type === "line" ? content.text : "";
}

/** „D1 Zespół i system zarządzania energią”. */
export function recordLabel(record: RecordContent, collection: string, template: Template): string {
  return [record.code, recordName(record, collection, template)].filter(Boolean).join(" ");
}
