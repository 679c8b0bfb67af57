import type { Collection, Field } from "@brudnopis/schema";

/** Whether a field is written in its cell. The others are written in the record's form. */
export function isInline(field: Field): boolean {
  switch (field.type) {
    case "line":
    case "number":
    case "money":
    case "date":
    case "year":
    case "enum":
      return true;
    case "reference":
      return !field.multiple;
    default:
      return false;
  }
}

/** In its parent's form a record does not repeat whose it is. */
export function columnsOf(collection: Collection, parent: string | undefined): readonly Field[] {
  return collection.columns
    .filter((key) => parent === undefined || key !== collection.parent)
    .map((key) => collection.fields.find((field) => field.key === key))
    .filter((field) => field !== undefined);
}
