/** What can be chosen in a reference, and what happens to what was chosen. */
import {
  addRecord,
  fold,
  liveRecords,
  paragraphs,
  parseAddress,
  plainText,
  readRichText,
  recordLabel,
  recordName,
  removedKey,
  storedRecord,
  textAt,
} from "@brudnopis/document";
import type {
  Collection,
  DocumentContent,
  FieldOf,
  RecordContent,
  Template,
} from "@brudnopis/schema";
import type { Doc } from "yjs";
import type { OpenDocument } from "../document/document-context.ts";
import { newId } from "../records/new-id.ts";

export interface Choice {
  readonly id: string;
  readonly code: string | undefined;
  readonly name: string;
  /** Code and name without case and diacritics. */
  readonly searched: string;
}

export function choicesOf(
  records: readonly RecordContent[],
  collection: string,
  template: Template,
): Choice[] {
  return records.map((record) => ({
    id: record.id,
    code: record.code,
    name: recordName(record, collection, template),
    searched: fold(recordLabel(record, collection, template)),
  }));
}

/** What a record is called now; empty for one that is not there. */
export function nameIn(
  { collections }: DocumentContent,
  collection: string,
  id: string,
  template: Template,
): string {
  const record = collections[collection]?.find((candidate) => candidate.id === id);
  return record ? recordLabel(record, collection, template) : "";
}

/** Those that hold every word that was typed, in any order. */
export function matchingChoices(choices: readonly Choice[], typed: string): readonly Choice[] {
  const words = fold(typed).split(" ");
  return choices.filter(({ searched }) => words.every((word) => searched.includes(word)));
}

/** A record cannot refer to itself. */
export function ownRecord(address: string, { to }: FieldOf<"reference">): string | undefined {
  const place = parseAddress(address);
  return place?.owner === to ? place.record : undefined;
}

/** Whether a name may become a new record here: one that belongs to another is made in that one's form. */
export function mayCreate(doc: Doc, collection: Collection | undefined): boolean {
  if (!collection || collection.parent !== undefined) return false;
  return liveRecords(doc, collection.key).length < collection.max;
}

/** Makes a record of that name. It belongs to the step of undo that is open. */
export function createNamed({ session }: OpenDocument, collection: Collection, name: string) {
  const id = newId();
  addRecord(session.doc, collection, { id, texts: { [collection.name]: paragraphs(name.trim()) } });
  return id;
}

export function isRemoved(doc: Doc, collection: string, id: string): boolean {
  return storedRecord(doc, collection, id)?.get(removedKey) === true;
}

/** A removed record is in no reading of the document, but its words are kept. */
export function nameOfRemoved(doc: Doc, collection: Collection | undefined, id: string): string {
  if (!collection) return "";
  const address = `${collection.key}/${id}.${collection.name}`;
  if (!doc.share.has(address)) return "";
  return plainText(readRichText(textAt(doc, address))).trim();
}
