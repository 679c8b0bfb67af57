import type { Collection, Field, Language, RecordContent, Template } from "@brudnopis/schema";
import { recordLabel } from "@brudnopis/document";

/** Figures are set right; dates are never broken over two lines. */
export function cellClass(field: Field, { name }: Collection): string | undefined {
  if (field.key === name) return "name";
  switch (field.type) {
    case "number":
    case "money":
    case "product":
      return "num";
    case "date":
    case "year":
      return "whole";
    case "line":
    case "rich":
      return "words";
    case "reference":
      // Several are shown by their codes.
      return field.multiple ? undefined : "words";
    default:
      return undefined;
  }
}

/** The column's heading; amounts say their unit here rather than in each cell. */
export function columnTitle(field: Field, language: Language): string {
  const label = field.label[language];
  return field.type === "money" && !label.includes("zł") ? `${label} (zł)` : label;
}

/** „Dodano: D3 Termomodernizacja”; a record without a name goes by the kind of thing it is. */
export function spokenName(
  record: RecordContent,
  collection: Collection,
  template: Template,
  language: Language,
): string {
  const kind = collection.counted[language].one;
  return recordLabel(record, collection.key, template) || kind;
}
