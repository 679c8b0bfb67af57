/** A block of cells from a spreadsheet as edits of one collection: read first, looked at, then applied as one step. */
import type { Collection, RecordContent } from "@brudnopis/schema";
import type { Doc } from "yjs";
import { recordFieldAddress } from "./address.ts";
import { bearRecords, liveRecords, type NewRecord } from "./edits.ts";
import { localEdit, removedKey, storedRecord, textAt } from "./layout.ts";
import { type PasteContext, type PastedCell, readPastedCell } from "./paste-cells.ts";
import { setText } from "./set-text.ts";
import type { StoredValue } from "./values.ts";

/** One row of the block; by field key, without the cells that are empty. */
export type PastedRow = ReadonlyMap<string, PastedCell>;

/** Rows of a block by the fields that its columns go to. A row with nothing for any of them is left out. */
export function readBlock(
  rows: readonly (readonly string[])[],
  columns: readonly (string | undefined)[],
  collection: Collection,
  context: PasteContext,
): PastedRow[] {
  return rows
    .map((cells) => readRow(cells, columns, collection, context))
    .filter((row) => row.size > 0);
}

function readRow(
  cells: readonly string[],
  columns: readonly (string | undefined)[],
  collection: Collection,
  context: PasteContext,
): PastedRow {
  const row = new Map<string, PastedCell>();
  for (const [index, key] of columns.entries()) {
    const field = collection.fields.find((candidate) => candidate.key === key);
    if (!field) continue;
    const unitField =
      field.type === "number" && field.unit?.from === "field" ? field.unit.field : undefined;
    const unit = unitField === undefined ? undefined : cells[columns.indexOf(unitField)];
    const cell = readPastedCell(field, cells[index] ?? "", unit || undefined, context);
    if (cell) row.set(field.key, cell);
  }
  return row;
}

export interface PasteTarget {
  readonly collection: Collection;
  /** Records that the first rows are written over; the other rows become new records. */
  readonly over: readonly Pick<RecordContent, "id">[];
  /** What every new record starts with, such as the parent it belongs to. */
  readonly values: Readonly<Record<string, StoredValue>>;
  newId(): string;
}

export interface Pasted {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** Rows for which the collection has no room. */
  readonly left: number;
}

/** How many rows of a block would change records, become new ones, or find no room. */
export function countPaste(
  doc: Doc,
  rows: number,
  { collection, over }: Pick<PasteTarget, "collection" | "over">,
): { changed: number; added: number; left: number } {
  const live = liveRecords(doc, collection.key);
  const changed = Math.min(rows, over.length);
  const room = Math.max(0, collection.max - live.length);
  const added = Math.min(rows - changed, room);
  return { changed, added, left: rows - changed - added };
}

/** Writes the rows as one step that undo takes back. A record that was removed in the meantime is passed over. */
export function pasteBlock(doc: Doc, rows: readonly PastedRow[], target: PasteTarget): Pasted {
  const { collection, over } = target;
  const { changed, added, left } = countPaste(doc, rows.length, target);
  const news = rows.slice(changed, changed + added).map((row) => newRecord(row, target));
  const born = bearRecords(doc, collection, news);
  const changedIds = over.slice(0, changed).map(({ id }) => id);
  doc.transact(() => {
    for (const record of born) record.set(removedKey, false);
    for (const [index, id] of changedIds.entries()) {
      writeOver(doc, collection, id, rows[index] ?? new Map());
    }
  }, localEdit);
  return { added: news.map(({ id }) => id), changed: changedIds, left };
}

function newRecord(row: PastedRow, { values, newId }: PasteTarget): NewRecord {
  const own: Record<string, StoredValue> = { ...values };
  const texts: Record<string, Extract<PastedCell["content"], { kind: "text" }>["text"]> = {};
  for (const [key, { content }] of row) {
    if (content.kind === "text") texts[key] = content.text;
    else own[key] = content.value;
  }
  return { id: newId(), values: own, texts };
}

function writeOver(doc: Doc, collection: Collection, id: string, row: PastedRow): void {
  const record = storedRecord(doc, collection.key, id);
  if (!record || record.get(removedKey) === true) return;
  for (const [key, { content }] of row) {
    if (content.kind === "value") record.set(key, content.value);
    else setText(textAt(doc, recordFieldAddress(collection.key, id, key)), content.text);
  }
}
