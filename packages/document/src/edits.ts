/** Typed edits of a document: what a form does, as Yjs transactions that undo can follow. */
import { AppError, type Collection, type RichText, type Template } from "@brudnopis/schema";
import { type Doc, Map as YMap } from "yjs";
import { parseAddress, recordFieldAddress } from "./address.ts";
import {
  fieldAt,
  isTextField,
  localEdit,
  orderKey,
  recordsOf,
  removedKey,
  storedRecord,
  type StoredRecord,
  textAt,
  valuesOf,
} from "./layout.ts";
import { byOrder, orderAt, type Ordered } from "./order.ts";
import { writeRichText } from "./rich-text.ts";
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
  /** Texts it starts with, by field. */
  readonly texts?: Readonly<Record<string, RichText>>;
  /** Place among the live records; at the end when absent. */
  readonly index?: number;
  readonly randomBit?: () => boolean;
}

/** Adds a record, see `addRecords`. */
export function addRecord(doc: Doc, collection: Collection, record: NewRecord): void {
  addRecords(doc, collection, [record]);
}

/**
 * Adds records. They are born removed, outside of undo, and then shown by an edit that undo can take back: undoing the
 * birth itself could take along a step of somebody who already wrote in them.
 * @throws AppError `too-large` when they do not all fit; then none is added.
 */
export function addRecords(doc: Doc, collection: Collection, records: readonly NewRecord[]): void {
  const born = bearRecords(doc, collection, records);
  doc.transact(() => {
    for (const stored of born) stored.set(removedKey, false);
  }, localEdit);
}

/**
 * Makes records that nobody sees yet. Whoever does shows them in a transaction of their own.
 * `live` is what they stand behind, and grows by them: who makes more of them before they are seen passes it on.
 */
export function bearRecords(
  doc: Doc,
  collection: Collection,
  records: readonly NewRecord[],
  live: Ordered[] = liveRecords(doc, collection.key),
): readonly StoredRecord[] {
  const known = recordsOf(doc, collection.key);
  const exists = records.find(({ id }) => known.has(id));
  if (exists) throw new AppError("conflict", `Record ${exists.id} exists`);
  if (live.length + records.length > collection.max) {
    throw new AppError("too-large", `"${collection.key}" holds at most ${collection.max} records`);
  }
  return doc.transact(() => records.map((record) => bear(doc, collection.key, live, record)));
}

function bear(doc: Doc, collection: string, live: Ordered[], record: NewRecord): StoredRecord {
  const { id, index = live.length, values = {}, texts = {} } = record;
  const order = orderAt(live, index, record.randomBit);
  live.splice(index, 0, { id, order });
  const stored: StoredRecord = new YMap();
  stored.set(orderKey, order);
  stored.set(removedKey, true);
  for (const [key, value] of Object.entries(values)) stored.set(key, value);
  recordsOf(doc, collection).set(id, stored);
  for (const [key, text] of Object.entries(texts)) {
    writeRichText(textAt(doc, recordFieldAddress(collection, id, key)), text);
  }
  return stored;
}

/** Takes a record out of the document. It is kept, and `restoreRecord` or undo brings it back. */
export function removeRecord(doc: Doc, collection: string, id: string): void {
  setRemoved(doc, collection, [id], true);
}

export function restoreRecord(doc: Doc, collection: string, id: string): void {
  setRemoved(doc, collection, [id], false);
}

/** Takes several out as one step. */
export function removeRecords(doc: Doc, collection: string, ids: readonly string[]): void {
  setRemoved(doc, collection, ids, true);
}

export function restoreRecords(doc: Doc, collection: string, ids: readonly string[]): void {
  setRemoved(doc, collection, ids, false);
}

function setRemoved(doc: Doc, collection: string, ids: readonly string[], removed: boolean): void {
  const records = ids.map((id) => {
    const record = storedRecord(doc, collection, id);
    if (!record) throw new AppError("not-found", `No record ${collection}/${id}`);
    return record;
  });
  doc.transact(() => {
    for (const record of records) record.set(removedKey, removed);
  }, localEdit);
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
