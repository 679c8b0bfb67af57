/**
 * Suggestions of every kind, against the document as it is now.
 *
 *   S1  Accepting writes what was suggested as one edit of whoever accepts, which one undo takes back.
 *   S2  What the document says already is not written once more.
 *   S3  A stale suggestion changes nothing.
 */
import { AppError, type SuggestedChange, type Template } from "@brudnopis/schema";
import { Doc } from "yjs";
import { parseAddress } from "../address.ts";
import {
  addRecord,
  liveRecords,
  removeRecord,
  restoreRecord,
  setValue,
  storedValue,
} from "../edits.ts";
import { fieldAt, isTextField, storedRecord, textAt } from "../layout.ts";
import { readValue } from "../values.ts";
import { answerFit, putAnswer } from "./guest-answer.ts";
import { applyHunk } from "./apply-hunk.ts";
import { locateHunk } from "./locate-hunk.ts";
import { recordOf, storedOf } from "./suggested-content.ts";

/**
 * `clean`: what it changes is as its author saw it. `changed`: it is there, and was changed since. `applied`: the document
 * says it already. `stale`: what it would change is gone; it keeps its text.
 */
export type SuggestionFit = "clean" | "changed" | "applied" | "stale";

export function suggestionFit(
  doc: Doc,
  template: Template,
  change: SuggestedChange,
): SuggestionFit {
  switch (change.type) {
    case "text":
      return textFit(doc, template, change);
    case "value":
      return valueFit(doc, template, change);
    case "add-record":
      return addFit(doc, template, change);
    case "remove-record":
      return isLive(doc, change.collection, change.record) ? "clean" : "applied";
    case "answer":
      return isThere(doc, change.place) ? answerFit(doc, template, change) : "stale";
  }
}

export function applySuggestion(
  doc: Doc,
  template: Template,
  change: SuggestedChange,
): "applied" | "stale" {
  const fit = suggestionFit(doc, template, change);
  // S3, S2
  if (fit === "stale" || fit === "applied") return fit;
  switch (change.type) {
    case "text":
      return applyHunk(textAt(doc, change.address), change.hunk) ? "applied" : "stale";
    case "value":
      setValue(doc, template, change.address, valueAfter(template, change));
      return "applied";
    case "add-record":
      add(doc, template, change);
      return "applied";
    case "remove-record":
      removeRecord(doc, change.collection, change.record);
      return "applied";
    case "answer":
      putAnswer(doc, template, change);
      return "applied";
  }
}

type ChangeOf<Type extends SuggestedChange["type"]> = Extract<SuggestedChange, { type: Type }>;

function textFit(doc: Doc, template: Template, change: ChangeOf<"text">): SuggestionFit {
  const field = fieldAt(template, change.address);
  if (!field || !isTextField(field) || !isThere(doc, change.address)) return "stale";
  // Asking a Y.Doc for a root creates it; an absent one is an empty text.
  const fragment = textAt(doc.share.has(change.address) ? doc : new Doc(), change.address);
  const located = locateHunk(fragment, change.hunk);
  if (!located) return "stale";
  if (located.isApplied) return "applied";
  return located.isClean ? "clean" : "changed";
}

function valueFit(doc: Doc, template: Template, change: ChangeOf<"value">): SuggestionFit {
  const field = fieldAt(template, change.address);
  if (!field || !isThere(doc, change.address)) return "stale";
  const now = JSON.stringify(readValue(field, storedValue(doc, change.address)));
  const after = JSON.stringify(readValue(field, valueAfter(template, change)));
  if (now === after) return "applied";
  return now === JSON.stringify(change.before) ? "clean" : "changed";
}

function valueAfter(template: Template, { address, after }: ChangeOf<"value">) {
  const field = fieldAt(template, address);
  return field && after ? storedOf(field, after) : undefined;
}

function addFit(doc: Doc, template: Template, change: ChangeOf<"add-record">): SuggestionFit {
  const collection = template.collections.find(({ key }) => key === change.collection);
  if (!collection) return "stale";
  const live = liveRecords(doc, change.collection);
  if (live.some(({ id }) => id === change.record)) return "applied";
  return live.length < collection.max ? "clean" : "stale";
}

function add(doc: Doc, template: Template, change: ChangeOf<"add-record">): void {
  const collection = template.collections.find(({ key }) => key === change.collection);
  if (!collection) throw new AppError("not-found", `No collection ${change.collection}`);
  // It was accepted before, and that was taken back.
  if (storedRecord(doc, change.collection, change.record))
    return restoreRecord(doc, change.collection, change.record);
  addRecord(doc, collection, recordOf(collection, change));
}

/** Sections are always there; a record may have been removed in the meantime. */
function isThere(doc: Doc, address: string): boolean {
  const { owner, record } = parseAddress(address) ?? {};
  if (owner === undefined) return false;
  return record === undefined || isLive(doc, owner, record);
}

function isLive(doc: Doc, collection: string, id: string): boolean {
  return liveRecords(doc, collection).some((record) => record.id === id);
}
