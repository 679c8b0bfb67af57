/** Whether a record is there, and where it stands: as it was at another time. */
import { type Doc, Map as YMap } from "yjs";
import { orderKey, recordsOf, removedKey, storedRecord, type StoredRecord } from "../layout.ts";
import { isOrder } from "../order.ts";

/**
 * Makes a record that a copy has and the document has not, which nobody sees yet. Nothing deletes one, so this is for
 * documents whose history began anew. Outside of undo, as every birth (see `addRecords`).
 */
export function bearMissing(doc: Doc, target: Doc, collection: string, id: string): void {
  const order = orderOf(storedRecord(target, collection, id));
  if (order === undefined || recordsOf(doc, collection).has(id)) return;
  doc.transact(() => {
    const stored: StoredRecord = new YMap();
    stored.set(orderKey, order);
    stored.set(removedKey, true);
    recordsOf(doc, collection).set(id, stored);
  });
}

/** Takes a record out or brings it back. Returns whether it is there then. */
export function restoreState(now: StoredRecord, was: StoredRecord | undefined): boolean {
  const isRemoved = !was || was.get(removedKey) === true;
  if ((now.get(removedKey) === true) !== isRemoved) now.set(removedKey, isRemoved);
  return !isRemoved;
}

export function restoreOrder(doc: Doc, target: Doc, collection: string, id: string): void {
  const now = storedRecord(doc, collection, id);
  const order = orderOf(storedRecord(target, collection, id));
  if (now && order !== undefined && now.get(orderKey) !== order) now.set(orderKey, order);
}

function orderOf(record: StoredRecord | undefined): string | undefined {
  const order: unknown = record?.get(orderKey);
  return typeof order === "string" && isOrder(order) ? order : undefined;
}
