import type { Field } from "@brudnopis/schema";

/** The heading of a column. */
export function columnId(table: string, field: Field): string {
  return `${table}-${field.key}`;
}

/** The words that say which keys do what. */
export function hintId(table: string): string {
  return `${table}--hint`;
}
