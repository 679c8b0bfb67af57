/**
 * Bringing back how a document was, as an edit of the document as it is.
 *
 *   H1  Afterwards what was asked for reads as it did then. All else stays as it is.
 *   H2  Only what differs is written, so that whatever else is written or stands in the same place keeps its place.
 *   H3  All of it is one step of whoever does it: one undo takes it back.
 */
import { type Field, isFieldPart, type Template } from "@brudnopis/schema";
import type { Doc } from "yjs";
import { fieldAddress, parseAddress, recordFieldAddress } from "../address.ts";
import { liveRecords } from "../edits.ts";
import {
  fieldAt,
  isTextField,
  localEdit,
  storedRecord,
  type StoredRecord,
  textAt,
  valuesOf,
} from "../layout.ts";
import { readRichText } from "../rich-text.ts";
import { sectionOfPlace } from "../section-of-place.ts";
import { bearMissing, restoreOrder, restoreState } from "./restore-record.ts";
import { restoreText } from "./restore-text.ts";
import { restoreValue } from "./restore-value.ts";

export type RestoreWhat =
  | { readonly type: "document" }
  /** Its fields, and the records that are shown in it. */
  | { readonly type: "section"; readonly section: string }
  | { readonly type: "place"; readonly address: string }
  /** All of a record: whether it is there, where it stands, and what is in it. */
  | { readonly type: "record"; readonly collection: string; readonly id: string }
  /** Only where a record stands among the others. */
  | { readonly type: "order"; readonly collection: string; readonly id: string };

/**
 * Makes the document say what `target` says, a copy of it as it was. What the template has no place for is not touched.
 * @returns Whether anything has changed.
 */
export function restore(doc: Doc, target: Doc, template: Template, what: RestoreWhat): boolean {
  const both: Both = { doc, target, template };
  for (const [collection, id] of recordsIn(both, what)) bearMissing(doc, target, collection, id);
  return doc.transact(({ changed }) => {
    restoreAll(both, what);
    return changed.size > 0;
  }, localEdit);
}

/** The document as it is and as it was. */
interface Both {
  readonly doc: Doc;
  readonly target: Doc;
  readonly template: Template;
}

function restoreAll(both: Both, what: RestoreWhat): void {
  switch (what.type) {
    case "document":
    case "section":
      for (const address of fieldsIn(both, what)) restoreSectionField(both, address);
      break;
    case "place":
      return restorePlace(both, what.address);
    case "order":
      return restoreOrder(both.doc, both.target, what.collection, what.id);
    case "record":
      break;
  }
  for (const [collection, id] of recordsIn(both, what)) restoreRecord(both, collection, id);
}

function fieldsIn({ template }: Both, what: RestoreWhat): string[] {
  return template.sections
    .filter(({ key }) => what.type === "document" || isSection(what, key))
    .flatMap(({ key, parts }) =>
      parts.filter(isFieldPart).map((part) => fieldAddress(key, part.key)),
    );
}

function isSection(what: RestoreWhat, key: string | undefined): boolean {
  return what.type === "section" && what.section === key;
}

/** Records that are there now or were there then, by collection and id. */
function recordsIn({ doc, target, template }: Both, what: RestoreWhat): [string, string][] {
  if (what.type === "record") return [[what.collection, what.id]];
  return template.collections
    .filter(({ key }) => what.type === "document" || isSection(what, sectionOfPlace(template, key)))
    .flatMap(({ key }) => {
      const ids = [target, doc].flatMap((either) => liveRecords(either, key).map(({ id }) => id));
      return [...new Set(ids)].map((id): [string, string] => [key, id]);
    });
}

function restorePlace(both: Both, address: string): void {
  const place = parseAddress(address);
  if (place?.record === undefined) return restoreSectionField(both, address);
  const now = storedRecord(both.doc, place.owner, place.record);
  const was = storedRecord(both.target, place.owner, place.record);
  const field = fieldAt(both.template, address);
  if (now && was && field) restoreRecordField(both, { now, was }, address, field);
}

function restoreSectionField({ doc, target, template }: Both, address: string): void {
  const field = fieldAt(template, address);
  if (!field) return;
  if (isTextField(field)) restoreTextAt(doc, target, address);
  else restoreValue(field, valuesOf(doc), address, valuesOf(target).get(address));
}

function restoreRecord(both: Both, collection: string, id: string): void {
  const now = storedRecord(both.doc, collection, id);
  const was = storedRecord(both.target, collection, id);
  if (!now || !restoreState(now, was) || !was) return;
  restoreOrder(both.doc, both.target, collection, id);
  const fields = both.template.collections.find(({ key }) => key === collection)?.fields ?? [];
  for (const field of fields) {
    restoreRecordField(both, { now, was }, recordFieldAddress(collection, id, field.key), field);
  }
}

function restoreRecordField(
  { doc, target }: Both,
  { now, was }: { readonly now: StoredRecord; readonly was: StoredRecord },
  address: string,
  field: Field,
): void {
  if (isTextField(field)) restoreTextAt(doc, target, address);
  else restoreValue(field, now, field.key, was.get(field.key));
}

/** Asking a Y.Doc for a root creates it; an absent one is an empty text. */
function restoreTextAt(doc: Doc, target: Doc, address: string): void {
  const was = target.share.has(address) ? readRichText(textAt(target, address)).content : [];
  if (was.length === 0 && !doc.share.has(address)) return;
  restoreText(textAt(doc, address), was);
}
