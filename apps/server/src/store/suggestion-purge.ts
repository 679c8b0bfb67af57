/** Letting suggestions forget what a document said before its history was let go of. */
import type { RichNode, SuggestedChange, TextAnchor, TextHunk } from "@brudnopis/schema";
import type { Driver, Statement } from "./driver.ts";
import { type AnchoredText, contextKept, type Kept } from "./review-purge.ts";
import { type StoredSuggestion, suggestionsSince } from "./review-suggestions.ts";
import { nextReviewVersion, reviewVersionOf } from "./review-version.ts";

/**
 * Suggestions that were decided go: what was taken over may have been deleted since. Open ones stay while the document still
 * says what they would change, without what was around it. Answers of guests are theirs, and are not of the document.
 */
export async function forgetInSuggestions(
  driver: Driver,
  documentId: string,
  kept: Kept,
): Promise<Statement[]> {
  const suggestions = await suggestionsSince(driver, documentId, 0);
  const statements = suggestions.flatMap((suggestion) => forgotten(suggestion, kept));
  return [
    nextReviewVersion(documentId),
    { sql: "delete from review_suggested_text where document_id = $1", values: [documentId] },
    ...statements,
    {
      sql: `update review_suggestion set version = ${reviewVersionOf("$1")}, label = '', claimed_by = null,
          claimed_at = null
        where document_id = $1`,
      values: [documentId],
    },
  ];
}

/** What open suggestions hold to, whose letters get other ids. */
export async function anchoredSuggestions(
  driver: Driver,
  documentId: string,
): Promise<AnchoredText[]> {
  const suggestions = await suggestionsSince(driver, documentId, 0);
  return suggestions.flatMap(({ id, state, change }) =>
    state === "open" && change.type === "text"
      ? [{ id, address: change.address, anchor: change.hunk.anchor }]
      : [],
  );
}

function forgotten(suggestion: StoredSuggestion, kept: Kept): Statement[] {
  const { id, proposalId, state, change } = suggestion;
  if (proposalId !== null) return [];
  const left = state === "open" ? keptOf(change, kept, kept.anchors.get(id)) : undefined;
  if (left)
    return [
      {
        sql: "update review_suggestion set change = $2 where id = $1",
        values: [id, JSON.stringify(left)],
      },
    ];
  return [
    { sql: "delete from notification where suggestion_id = $1", values: [id] },
    { sql: "delete from review_suggestion where id = $1", values: [id] },
  ];
}

function keptOf(
  change: SuggestedChange,
  kept: Kept,
  anchor: TextAnchor | undefined,
): SuggestedChange | undefined {
  if (change.type === "text") {
    const hunk = keptHunk(anchor ? { ...change.hunk, anchor } : change.hunk, kept);
    return hunk && { ...change, hunk };
  }
  // What a value was when it was suggested may not be what it is.
  return change.type === "value" ? { ...change, before: undefined } : change;
}

function keptHunk(hunk: TextHunk, { letters, text }: Kept): TextHunk | undefined {
  const { anchor, before } = hunk;
  const { prefix, quote, suffix } = anchor;
  if (!letters.includes(lettersOf(before)) || !letters.includes(quote)) return undefined;
  if (!linksOf(before).every((href) => text.includes(href))) return undefined;
  const around = contextKept(anchor, letters);
  // A place between letters is known by those around it.
  const isLost = quote === "" && prefix + suffix !== "" && around.prefix + around.suffix === "";
  return isLost ? undefined : { ...hunk, anchor: { ...anchor, ...around } };
}

function lettersOf(nodes: readonly RichNode[]): string {
  return nodes.map(({ text, content = [] }) => text ?? lettersOf(content)).join("");
}

function linksOf(nodes: readonly RichNode[]): string[] {
  return nodes.flatMap(({ marks = [], content = [] }) => [
    ...marks.flatMap((mark) => (mark.type === "link" ? mark.attrs.href : [])),
    ...linksOf(content),
  ]);
}
