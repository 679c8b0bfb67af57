/** Making the change that mends a finding. What is done here lies in edits that undo takes back together. */
import type { Collection, Template } from "@brudnopis/schema";
import type { Doc } from "yjs";
import { parseAddress, recordFieldAddress } from "../address.ts";
import { addRecord, liveRecords, setValue, storedValue } from "../edits.ts";
import { fieldAt, localEdit, recordsOf, textAt } from "../layout.ts";
import { paragraphs, writeRichText } from "../rich-text.ts";
import type { Fix } from "./finding.ts";
import { replaceText } from "./replace-text.ts";

export type FixResult =
  /** Where the change is now: an address, or `collection/recordId`. */
  | { readonly ok: true; readonly place: string }
  /** The document has moved on: what was to be mended is not there any more, or there is no room for more. */
  | { readonly ok: false; readonly problem: "gone" | "full" };

/** @param newId Of the record that a fix may add; unique in the document. */
export function applyFix(doc: Doc, template: Template, fix: Fix, newId: string): FixResult {
  switch (fix.kind) {
    case "set-value":
      return setFixed(doc, template, fix);
    case "replace-text":
      return replaceFixed(doc, fix);
    case "add-record":
      return addFixed(doc, template, fix, newId);
  }
}

type FixOf<Kind extends Fix["kind"]> = Extract<Fix, { kind: Kind }>;

const gone: FixResult = { ok: false, problem: "gone" };

function setFixed(doc: Doc, template: Template, { address, value }: FixOf<"set-value">): FixResult {
  if (!fieldAt(template, address) || !isThere(doc, address)) return gone;
  if (storedValue(doc, address) === value) return gone;
  setValue(doc, template, address, value);
  return { ok: true, place: address };
}

/** Sections are always there; a record may have been removed in the meantime. */
function isThere(doc: Doc, address: string): boolean {
  const { owner, record } = parseAddress(address) ?? {};
  if (owner === undefined) return false;
  if (record === undefined) return true;
  return liveRecords(doc, owner).some(({ id }) => id === record);
}

function replaceFixed(doc: Doc, { address, from, to }: FixOf<"replace-text">): FixResult {
  // Asking a Y.Doc for a root creates it; an absent one holds no text.
  if (!doc.share.has(address) || !isThere(doc, address)) return gone;
  const count = doc.transact(() => replaceText(textAt(doc, address), from, to), localEdit);
  return count > 0 ? { ok: true, place: address } : gone;
}

function addFixed(doc: Doc, template: Template, fix: FixOf<"add-record">, id: string): FixResult {
  const collection = template.collections.find(({ key }) => key === fix.collection);
  if (!collection || recordsOf(doc, collection.key).has(id)) return gone;
  if (liveRecords(doc, collection.key).length >= collection.max) {
    return { ok: false, problem: "full" };
  }
  addRecord(doc, collection, { id, values: fix.values });
  writeTexts(doc, collection, id, fix.texts);
  return { ok: true, place: `${collection.key}/${id}` };
}

function writeTexts(
  doc: Doc,
  collection: Collection,
  id: string,
  texts: FixOf<"add-record">["texts"],
): void {
  // Nobody else knows this record yet, so nobody else can write the same words into it.
  doc.transact(() => {
    for (const [field, text] of Object.entries(texts)) {
      writeRichText(textAt(doc, recordFieldAddress(collection.key, id, field)), paragraphs(text));
    }
  }, localEdit);
}
