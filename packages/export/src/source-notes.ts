/**
 * Sources of figures as footnotes. Of which fields: a line field with the key `source` that a table of records would have as
 * a column beside a figure. The note stands behind the name of the row: behind the figure its number would be taken for a
 * power.
 */
import { recordFieldAddress } from "@brudnopis/document";
import type { Collection, Field, RecordContent } from "@brudnopis/schema";
import { inlinesText } from "./inlines.ts";
import type { Inline } from "./print.ts";
import { printWords } from "./print-words.ts";
import { valueInlines } from "./value-inlines.ts";
import type { Source } from "./value-text.ts";

export interface SourceNotes {
  /** The field that is said in notes and is no column. */
  readonly key: string;
  readonly notesOf: (record: RecordContent) => Inline[];
}

/** How many rows further a reader still finds the note on the same page. */
const closeRows = 12;

/** Undefined where the records have no sources, or no figures. */
export function sourceNotes(
  collection: Collection,
  columns: readonly Field[],
  source: Source,
): SourceNotes | undefined {
  const field = columns.find(({ key, type }) => key === "source" && type === "line");
  const hasFigure = columns.some(({ type }) => type === "number" || type === "money");
  const named = columns.find(({ key }) => key === collection.name);
  if (!field || !hasFigure || !named) return undefined;
  const label = printWords[source.language].source;
  /** By what they say. */
  const given = new Map<string, { readonly name: string; readonly row: number }>();
  let row = 0;
  const notesOf = ({ id, fields }: RecordContent): Inline[] => {
    const address = recordFieldAddress(collection.key, id, field.key);
    const value = fields[field.key];
    const placed = { field, address, value, siblings: fields };
    const said = valueInlines(placed, source, { place: "fact", withUnit: false });
    if (said.length === 0 && !field.required) return [];
    const gap: Inline[] = [{ type: "text", text: source.words.missing }];
    const text = said.length > 0 ? said : gap;
    const inlines: Inline[] = [{ type: "text", text: `${label}: ` }, ...text];
    const key = inlinesText(inlines);
    row += 1;
    const before = given.get(key);
    const isPlain = inlines.every(({ type }) => type === "text");
    if (before && isPlain && row - before.row <= closeRows)
      return [{ type: "note", inlines, again: before.name }];
    const name = source.links.giveNote();
    given.set(key, { name, row });
    return [{ type: "note", inlines, name }];
  };
  return { key: field.key, notesOf };
}
