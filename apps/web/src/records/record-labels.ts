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

/** „działanie”, „działania”, „działań”: the plural form by CLDR's rules, without the cost of asking Intl. */
export function countedWord({ counted }: Collection, count: number, language: Language): string {
  if (language === "en") return count === 1 ? counted.en.one : counted.en.other;
  if (count === 1) return counted.pl.one;
  const [tens, ones] = [count % 100, count % 10];
  const isFew = ones >= 2 && ones <= 4 && (tens < 12 || tens > 14);
  return isFew ? counted.pl.few : counted.pl.many;
}
