import type { Collection } from "@brudnopis/schema";
import type { Doc } from "yjs";
import { recordFieldAddress } from "./address.ts";
import { addRecords, liveRecords, type NewRecord } from "./edits.ts";
import { isTextField, storedRecord, textAt } from "./layout.ts";
import { isEmptyText, readRichText } from "./rich-text.ts";
import { isStorable, type StoredValue } from "./values.ts";

/**
 * Copies records with their fields, as one step; the copies stand together behind the last of them. What belongs to
 * them (stages of an action) is not copied: their sums would be counted twice.
 * @throws AppError `too-large` when they do not all fit.
 */
export function duplicateRecords(
  doc: Doc,
  collection: Collection,
  ids: readonly string[],
  newId: () => string,
): readonly string[] {
  const live = liveRecords(doc, collection.key);
  const wanted = live.filter(({ id }) => ids.includes(id));
  const behind = live.findLastIndex(({ id }) => ids.includes(id)) + 1;
  const copies = wanted.map(({ id }, index) => ({
    ...copyOf(doc, collection, id),
    id: newId(),
    index: behind + index,
  }));
  addRecords(doc, collection, copies);
  return copies.map(({ id }) => id);
}

function copyOf(doc: Doc, collection: Collection, id: string): Omit<NewRecord, "id"> {
  const stored = storedRecord(doc, collection.key, id);
  const values: Record<string, StoredValue> = {};
  const texts: Record<string, ReturnType<typeof readRichText>> = {};
  for (const field of collection.fields) {
    if (isTextField(field)) {
      const address = recordFieldAddress(collection.key, id, field.key);
      // Asking a Y.Doc for a root creates it.
      const text = doc.share.has(address) ? readRichText(textAt(doc, address)) : undefined;
      if (text && !isEmptyText(text)) texts[field.key] = text;
      continue;
    }
    // Whatever is there and may be there; what a peer forged is not copied.
    const value = stored?.get(field.key) as StoredValue | undefined;
    if (value !== undefined && isStorable(field, value)) values[field.key] = value;
  }
  return { values, texts };
}
