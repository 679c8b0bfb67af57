/** Single values of a record, or undefined where there is none that can be counted with. */
import type { RecordContent } from "@brudnopis/schema";

export function lineIn({ fields }: RecordContent, key: string): string {
  const value = fields[key];
  return value?.type === "line" ? value.text.trim() : "";
}

export function groszeIn({ fields }: RecordContent, key: string): number | undefined {
  const value = fields[key];
  return value?.type === "money" ? value.grosze : undefined;
}

export function numberIn({ fields }: RecordContent, key: string): number | undefined {
  const value = fields[key];
  return value?.type === "number" ? value.value : undefined;
}

export function yearIn({ fields }: RecordContent, key: string): number | undefined {
  const value = fields[key];
  return value?.type === "year" ? value.year : undefined;
}

/** ISO 8601. */
export function dateIn({ fields }: RecordContent, key: string): string | undefined {
  const value = fields[key];
  return value?.type === "date" ? value.date : undefined;
}

export function choiceIn({ fields }: RecordContent, key: string): string | undefined {
  const value = fields[key];
  return value?.type === "choice" ? value.keys[0] : undefined;
}
