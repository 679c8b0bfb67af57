/** A draft as it is sent: what it would change, piece by piece. */
import { recordFieldAddress, suggestedHunks, textAt } from "@brudnopis/document";
import type { FieldContent, SuggestedChange } from "@brudnopis/schema";
import type { Doc } from "yjs";
import type { AdditionDraft, Draft } from "./drafts.ts";
import { isSameText } from "./rich-nodes.ts";

export function isEmptyDraft(draft: Draft): boolean {
  switch (draft.type) {
    case "text":
      return isSameText(draft.base, draft.edited);
    case "value":
      return isSameValue(draft.before, draft.after);
    case "add-record":
      return Object.keys(draft.fields).length === 0;
    case "remove-record":
      return false;
  }
}

/** Nothing when the draft would change nothing any more. */
export function toChanges(draft: Draft, doc: Doc): SuggestedChange[] {
  if (isEmptyDraft(draft)) return [];
  switch (draft.type) {
    case "text":
      return suggestedHunks(textAt(doc, draft.address), draft.edited, draft.base).map((hunk) => ({
        type: "text",
        address: draft.address,
        hunk,
      }));
    case "value":
      return [valueChange(draft.address, draft.before, draft.after)];
    case "add-record":
      return [
        {
          type: "add-record",
          collection: draft.collection,
          record: draft.record,
          fields: { ...draft.fields },
        },
      ];
    case "remove-record":
      return [{ type: "remove-record", collection: draft.collection, record: draft.record }];
  }
}

function valueChange(
  address: string,
  before: FieldContent | undefined,
  after: FieldContent | undefined,
): SuggestedChange {
  return { type: "value", address, ...(before ? { before } : {}), ...(after ? { after } : {}) };
}

export function isSameValue(a: FieldContent | undefined, b: FieldContent | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Where a field of the record to be will be. */
export function futureAddress({ collection, record }: AdditionDraft, field: string): string {
  return recordFieldAddress(collection, record, field);
}
