/** For tests: what a document says, with hardly anything around its records. */
import type { DocumentContent, FieldContent, RecordContent } from "@brudnopis/schema";

export function contentOf(
  collections: Readonly<Record<string, readonly RecordContent[]>>,
  fields: DocumentContent["fields"] = {},
): DocumentContent {
  return {
    format: 1,
    template: { id: "mid", version: 2 },
    networkKind: "planning",
    language: "pl",
    illustrative: false,
    title: "",
    fields,
    collections: Object.fromEntries(
      Object.entries(collections).map(([key, records]) => [key, [...records]]),
    ),
  };
}

export function recordOf(
  id: string,
  fields: Readonly<Record<string, FieldContent | undefined>>,
  code?: string,
): RecordContent {
  const filled: RecordContent["fields"] = {};
  for (const [key, value] of Object.entries(fields)) if (value) filled[key] = value;
  return { id, ...(code === undefined ? {} : { code }), fields: filled };
}

export const line = (text: string): FieldContent => ({ type: "line", text });
export const zloty = (amount: number): FieldContent => ({
  type: "money",
  grosze: Math.round(amount * 100),
});
export const date = (iso: string): FieldContent => ({ type: "date", date: iso });
export const year = (value: number): FieldContent => ({ type: "year", year: value });
export const number = (value: number): FieldContent => ({ type: "number", value });
export const choice = (key: string): FieldContent => ({ type: "choice", keys: [key] });
export const ref = (...ids: string[]): FieldContent => ({ type: "reference", ids });
export const unread = (raw: string): FieldContent => ({ type: "unparsed", raw });
