/** A JSON file of ours: fields and records as they were there, under the ids that they had. */
import {
  type Collection,
  type DocumentContent,
  type RecordContent,
  type RichText,
} from "@brudnopis/schema";
import type { Doc } from "yjs";
import { isRecordId, recordFieldAddress } from "../address.ts";
import { bearRecords, liveRecords, type NewRecord, setValue } from "../edits.ts";
import {
  fieldAt,
  isTextField,
  localEdit,
  removedKey,
  storedRecord,
  type StoredRecord,
  textAt,
} from "../layout.ts";
import { readRichText, writeRichText } from "../rich-text.ts";
import { setOrder } from "../set-order.ts";
import type { StoredValue } from "../values.ts";
import type { ApplyContext } from "./apply-context.ts";
import type { ImportPlan } from "./plan.ts";
import { toStored, toStoredText } from "./stored-content.ts";

interface Counts {
  added: number;
  changed: number;
  texts: number;
}

type ContentContext = ApplyContext & { readonly from: DocumentContent };

/** Records at a time, so that no update grows too large. */
const atOnce = 50;

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
    if (text) doc.transact(() => writeText(doc, address, text), localEdit);
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
  const all = (from.collections[collection.key] ?? []).filter(
    ({ id }) => ids.includes(id) && isRecordId(id),
  );
  const live = liveRecords(doc, collection.key).length;
  const isThere = ({ id }: RecordContent) => storedRecord(doc, collection.key, id) !== undefined;
  const over = all.filter(isThere);
  const news = all
    .filter((record) => !isThere(record))
    .slice(0, Math.max(0, collection.max - live));
  const born: StoredRecord[] = [];
  for (let at = 0; at < news.length; at += atOnce)
    born.push(
      ...bearRecords(
        doc,
        collection,
        news.slice(at, at + atOnce).map((record) => newRecord(collection, record)),
      ),
    );
  doc.transact(() => {
    for (const stored of born) stored.set(removedKey, false);
    for (const record of over) writeOver(doc, collection, record);
  }, localEdit);
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

/** Also what is empty in the file: the record is as it was there. */
function writeOver(doc: Doc, collection: Collection, record: RecordContent): void {
  const stored = storedRecord(doc, collection.key, record.id);
  if (!stored) return;
  const { values = {}, texts = {} } = newRecord(collection, record);
  if (stored.get(removedKey) === true) stored.set(removedKey, false);
  for (const field of collection.fields) {
    const address = recordFieldAddress(collection.key, record.id, field.key);
    if (isTextField(field)) {
      if (texts[field.key] || doc.share.has(address))
        writeText(doc, address, texts[field.key] ?? { type: "doc", content: [] });
    } else if (values[field.key] !== undefined) stored.set(field.key, values[field.key]);
    else if (field.type !== "product") stored.delete(field.key);
  }
}

/** What says the same already is left as it is, with who wrote it. */
function writeText(doc: Doc, address: string, text: RichText): void {
  const fragment = textAt(doc, address);
  if (JSON.stringify(readRichText(fragment)) === JSON.stringify(text)) return;
  fragment.delete(0, fragment.length);
  writeRichText(fragment, text);
}
