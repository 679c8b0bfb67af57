/** Anchors of threads and suggestions, which follow their text. */
import { SuggestedChange, type TextAnchor } from "@brudnopis/schema";
import { z } from "zod";
import { type Driver, placeholders, readAll, type Statement } from "./driver.ts";
import { anchorColumn } from "./review-places.ts";
import { reviewVersionOf } from "./review-version.ts";

const ThreadRow = z.strictObject({
  id: z.string(),
  address: z.string(),
  anchor: z.string(),
  isInternal: z.int(),
});
export type AnchoredThread = z.infer<typeof ThreadRow>;

/** Those of the ids that are threads about a range of a text, in a document. */
export function anchoredThreads(
  driver: Driver,
  documentId: string,
  ids: readonly string[],
): Promise<AnchoredThread[]> {
  return readAll(
    driver,
    ThreadRow,
    `select id, place as address, anchor, is_internal as "isInternal" from review_thread
     where document_id = $1 and place_type = 'text' and anchor is not null and removed_at is null
       and id in (${placeholders(ids, 2)})`,
    [documentId, ...ids],
  );
}

const SuggestionRow = z
  .strictObject({ id: z.string(), change: z.string() })
  .transform(({ id, change }) => ({
    id,
    stored: change,
    change: SuggestedChange.parse(JSON.parse(change)),
  }));
export type StoredChange = z.infer<typeof SuggestionRow>;

/** Those of the ids that are suggestions about a text, in a document. */
export function suggestedChanges(
  driver: Driver,
  documentId: string,
  ids: readonly string[],
): Promise<StoredChange[]> {
  return readAll(
    driver,
    SuggestionRow,
    `select id, change from review_suggestion
     where document_id = $1 and id in (${placeholders(ids, 2)})`,
    [documentId, ...ids],
  );
}

/** Changes nothing when the anchor is another by now. */
export function moveThread(
  documentId: string,
  { id, anchor }: AnchoredThread,
  to: { readonly address: string; readonly anchor: TextAnchor },
): Statement {
  return {
    sql: `update review_thread set version = ${reviewVersionOf("$1")}, place = $3, anchor = $4
      where document_id = $1 and id = $2 and anchor = $5 and removed_at is null`,
    values: [documentId, id, to.address, anchorColumn(to.anchor), anchor],
  };
}

/** Changes nothing when the change is another by now. */
export function moveSuggestion(
  documentId: string,
  { id, stored }: StoredChange,
  to: Extract<SuggestedChange, { type: "text" }>,
): Statement {
  return {
    sql: `update review_suggestion set version = ${reviewVersionOf("$1")}, change = $3
      where document_id = $1 and id = $2 and change = $4`,
    values: [documentId, id, JSON.stringify(to), stored],
  };
}
