/** A JSON file of ours: fields and records as they were there, under the ids that they had. */
import {
  type Collection,
  type DocumentContent,
  type RecordContent,
  type RichText,
} from "@brudnopis/schema";
import type { Doc } from "yjs";
import { isRecordId, recordFieldAddress } from "../address.ts";
import { liveRecords, type NewRecord, setValue } from "../edits.ts";
import { fieldAt, isTextField, localEdit, removedKey, storedRecord, textAt } from "../layout.ts";
import { readRichText } from "../rich-text.ts";
import { setOrder } from "../set-order.ts";
import type { StoredValue } from "../values.ts";
import type { ApplyContext } from "./apply-context.ts";
import { appendInSteps, bearInSteps, inGroups, partTexts } from "./in-steps.ts";
import type { ImportPlan } from "./plan.ts";
import { toStored, toStoredText } from "./stored-content.ts";

interface Counts {
  added: number;
  changed: number;
  texts: number;
}

type ContentContext = ApplyContext & { readonly from: DocumentContent };

export function applyContent(
  doc: Doc,
  plan: ImportPlan,
  context: ContentContext,
  done: Counts,
): void {
  const taken = plan.items.flatMap((item) =>
    item.type === "section" && item.target.to === "document" ? [item] : [],
  );
  for (const { fields, records } of taken) {
    for (const address of fields) if (applyField(doc, address, context)) done.texts += 1;
    for (const { collection: key, ids } of records) {
      const collection = context.template.collections.find((each) => each.key === key);
      if (collection) applyRecords(doc, collection, ids, context, done);
    }
  }
}

function applyField(doc: Doc, address: string, { template, from }: ContentContext): boolean {
  const [field, content] = [fieldAt(template, address), from.fields[address]];
  if (!field || !content) return false;
  if (isTextField(field)) {
    const text = toStoredText(field, content);
    if (text) writeText(doc, address, text);
    return text !== undefined;
  }
  const value = toStored(field, content);
  if (value !== undefined) setValue(doc, template, address, value);
  return value !== undefined;
}

function applyRecords(
  doc: Doc,
  collection: Collection,
  ids: readonly string[],
  { from }: ContentContext,
  done: Counts,
): void {
  const wanted = (from.collections[collection.key] ?? []).filter(
    ({ id }) => ids.includes(id) && isRecordId(id),
  );
  // A file may name two records alike; the document cannot.
  const all = wanted.filter(({ id }, at) => wanted.findIndex((each) => each.id === id) === at);
  const live = liveRecords(doc, collection.key).length;
  const isThere = ({ id }: RecordContent) => storedRecord(doc, collection.key, id) !== undefined;
  const over = all.filter(isThere);
  const news = all
    .filter((record) => !isThere(record))
    .slice(0, Math.max(0, collection.max - live));
  const born = bearInSteps(
    doc,
    collection,
    news.map((record) => newRecord(collection, record)),
  );
  doc.transact(() => {
    for (const stored of born) stored.set(removedKey, false);
  }, localEdit);
  for (const group of inGroups(over, weightOfRecord)) {
    const later = doc.transact(
      () => group.flatMap((record) => writeOver(doc, collection, record)),
      localEdit,
    );
    for (const { address, text } of later) writeText(doc, address, text);
  }
  setOrder(
    doc,
    collection.key,
    all.map(({ id }) => id),
  );
  done.added += news.length;
  done.changed += over.length;
}

function newRecord(collection: Collection, { id, fields }: RecordContent): NewRecord {
  const values: Record<string, StoredValue> = {};
  const texts: Record<string, RichText> = {};
  for (const field of collection.fields) {
    const content = fields[field.key];
    if (!content || field.type === "product") continue;
    const text = toStoredText(field, content);
    const value = toStored(field, content);
    if (text) texts[field.key] = text;
    else if (value !== undefined) values[field.key] = value;
  }
  return { id, values, texts };
}

/** Roughly: its JSON says more than it. */
function weightOfRecord({ fields }: RecordContent): number {
  return JSON.stringify(fields).length;
}

/** Also what is empty in the file: the record is as it was there. Texts that take steps of their own come back. */
function writeOver(
  doc: Doc,
  collection: Collection,
  record: RecordContent,
): { readonly address: string; readonly text: RichText }[] {
  const stored = storedRecord(doc, collection.key, record.id);
  if (!stored) return [];
  const { values = {}, texts = {} } = newRecord(collection, record);
  if (stored.get(removedKey) === true) stored.set(removedKey, false);
  const addressOf = (key: string) => recordFieldAddress(collection.key, record.id, key);
  const { light, heavy } = partTexts(Object.entries(texts));
  for (const [key, text] of light) writeText(doc, addressOf(key), text);
  for (const field of collection.fields) {
    if (isTextField(field)) {
      const isLeft = texts[field.key] === undefined && doc.share.has(addressOf(field.key));
      if (isLeft) writeText(doc, addressOf(field.key), { type: "doc", content: [] });
    } else if (values[field.key] !== undefined) stored.set(field.key, values[field.key]);
    else if (field.type !== "product") stored.delete(field.key);
  }
  return heavy.map(([key, text]) => ({ address: addressOf(key), text }));
}

/** What says the same already is left as it is, with who wrote it. */
function writeText(doc: Doc, address: string, text: RichText): void {
  const fragment = textAt(doc, address);
  if (JSON.stringify(readRichText(fragment)) === JSON.stringify(text)) return;
  doc.transact(() => fragment.delete(0, fragment.length), localEdit);
  appendInSteps(doc, fragment, text.content, localEdit);
}
