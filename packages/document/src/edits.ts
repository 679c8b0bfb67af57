/** Typed edits of a document: what a form does, as Yjs transactions that undo can follow. */
import { AppError, type Collection, type Template } from "@brudnopis/schema";
import { type Doc, Map as YMap } from "yjs";
import { parseAddress } from "./address.ts";
import {
  fieldAt,
  isTextField,
  localEdit,
  orderKey,
  recordsOf,
  removedKey,
  storedRecord,
  type StoredRecord,
  valuesOf,
} from "./layout.ts";
import { byOrder, orderAt, type Ordered } from "./order.ts";
import { isStorable, type StoredValue } from "./values.ts";

/**
 * Sets or, with undefined, clears the typed value at an address.
 * @throws AppError `invalid-input` when the template has no such typed field or the value is not one of its type.
 */
export function setValue(
  doc: Doc,
  template: Template,
  address: string,
  value: StoredValue | undefined,
): void {
  const field = fieldAt(template, address);
  if (!field || isTextField(field) || field.type === "product") {
    throw new AppError("invalid-input", `No typed field at ${address}`);
  }
  if (value !== undefined && !isStorable(field, value)) {
    throw new AppError("invalid-input", `Not a value of the ${field.type} field ${address}`);
  }
  const holder = valueHolder(doc, address);
  if (!holder) throw new AppError("invalid-input", `No record at ${address}`);
  doc.transact(() => {
    if (value === undefined) holder.map.delete(holder.key);
    else holder.map.set(holder.key, value);
  }, localEdit);
}

/** What is stored at an address, unread. */
export function storedValue(doc: Doc, address: string): unknown {
  const holder = valueHolder(doc, address);
  return holder?.map.get(holder.key);
}

function valueHolder(doc: Doc, address: string): { map: YMap<unknown>; key: string } | undefined {
  const place = parseAddress(address);
  if (!place) return undefined;
  if (place.record === undefined) return { map: valuesOf(doc), key: address };
  const map = storedRecord(doc, place.owner, place.record);
  return map ? { map, key: place.field } : undefined;
}

export interface NewRecord {
  /** Unique in the document; the caller makes it, so that tests can. */
  readonly id: string;
  /** Typed values it starts with, such as the parent it belongs to. */
  readonly values?: Readonly<Record<string, StoredValue>>;
  /** Place among the live records; at the end when absent. */
  readonly index?: number;
  readonly randomBit?: () => boolean;
}

/**
 * Adds a record. It is born removed, outside of undo, and then shown by an edit that undo can take back:
 * undoing the birth itself could take along a step of somebody who already wrote in it.
 */
export function addRecord(doc: Doc, collection: Collection, record: NewRecord): void {
  const records = recordsOf(doc, collection.key);
  if (records.has(record.id)) throw new AppError("conflict", `Record ${record.id} exists`);
  const live = liveRecords(doc, collection.key);
  if (live.length >= collection.max) {
    throw new AppError("too-large", `"${collection.key}" holds at most ${collection.max} records`);
  }
  const stored: StoredRecord = new YMap();
  doc.transact(() => {
    stored.set(orderKey, orderAt(live, record.index ?? live.length, record.randomBit));
    stored.set(removedKey, true);
    for (const [key, value] of Object.entries(record.values ?? {})) stored.set(key, value);
    records.set(record.id, stored);
  });
  doc.transact(() => stored.set(removedKey, false), localEdit);
}

/** Takes a record out of the document. It is kept, and `restoreRecord` or undo brings it back. */
export function removeRecord(doc: Doc, collection: string, id: string): void {
  setRemoved(doc, collection, id, true);
}

export function restoreRecord(doc: Doc, collection: string, id: string): void {
  setRemoved(doc, collection, id, false);
}

function setRemoved(doc: Doc, collection: string, id: string, removed: boolean): void {
  const record = storedRecord(doc, collection, id);
  if (!record) throw new AppError("not-found", `No record ${collection}/${id}`);
  doc.transact(() => record.set(removedKey, removed), localEdit);
}

/** Moves a record so that it stands at `index` among the live ones. */
export function moveRecord(
  doc: Doc,
  collection: string,
  id: string,
  index: number,
  randomBit?: () => boolean,
): void {
  const record = storedRecord(doc, collection, id);
  if (!record) throw new AppError("not-found", `No record ${collection}/${id}`);
  const others = liveRecords(doc, collection).filter((other) => other.id !== id);
  doc.transact(() => record.set(orderKey, orderAt(others, index, randomBit)), localEdit);
}

/** The records that are not removed, in order. */
export function liveRecords(doc: Doc, collection: string): Ordered[] {
  const live: Ordered[] = [];
  recordsOf(doc, collection).forEach((record, id) => {
    if (!(record instanceof YMap) || record.get(removedKey) === true) return;
    const order: unknown = record.get(orderKey);
    live.push({ id, order: typeof order === "string" ? order : "" });
  });
  return live.sort(byOrder);
}
