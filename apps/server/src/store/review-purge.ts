/** Letting threads forget what a document said before its history was let go of. */
import type { TextAnchor } from "@brudnopis/schema";
import { z } from "zod";
import { type Driver, readAll, type Statement } from "./driver.ts";
import { anchorColumn, placeOf } from "./review-places.ts";
import { nextReviewVersion, reviewVersionOf } from "./review-version.ts";

const Row = z.strictObject({ id: z.string(), place: z.string(), anchor: z.string() });

/** What the document says without its past, and where anchored words are in it. */
export interface Kept {
  readonly letters: string;
  /** All that is written anywhere in it, also where links lead. */
  readonly text: string;
  readonly anchors: ReadonlyMap<string, TextAnchor>;
}

export interface AnchoredText {
  readonly id: string;
  readonly address: string;
  readonly anchor: TextAnchor;
}

/** What remarks hold to, whose letters get other ids. */
export async function anchoredThreads(driver: Driver, documentId: string): Promise<AnchoredText[]> {
  return (await anchoredRows(driver, documentId)).flatMap(({ id, place, anchor }) => {
    const old = placeOf("text", place, anchor);
    return old.type === "text" ? [{ id, address: old.address, anchor: old.anchor }] : [];
  });
}

function anchoredRows(driver: Driver, documentId: string): Promise<z.infer<typeof Row>[]> {
  return readAll(
    driver,
    Row,
    `select id, place, anchor from review_thread
     where document_id = $1 and place_type = 'text' and anchor is not null`,
    [documentId],
  );
}

/**
 * What people wrote in threads is theirs and stays, as it is now. What they quoted stays if the document still says it, and
 * where it does not, the thread is about the whole field. What places were called goes: pages know what they are called now.
 */
export async function forgetInThreads(
  driver: Driver,
  documentId: string,
  kept: Kept,
): Promise<Statement[]> {
  const anchored = await anchoredRows(driver, documentId);
  return [
    nextReviewVersion(documentId),
    ...anchored.map((row) => forgetQuote(row, kept)),
    {
      sql: `update review_thread set version = ${reviewVersionOf("$1")}, label = '', made_place = null,
          made_anchor = null
        where document_id = $1`,
      values: [documentId],
    },
    {
      sql: `delete from review_message_past where message_id in (
          select review_message.id from review_message
            join review_thread on review_thread.id = review_message.thread_id
          where review_thread.document_id = $1)`,
      values: [documentId],
    },
  ];
}

function forgetQuote(
  { id, place, anchor }: z.infer<typeof Row>,
  { letters, anchors }: Kept,
): Statement {
  const old = placeOf("text", place, anchor);
  const kept = old.type === "text" ? keptOf(anchors.get(id) ?? old.anchor, letters) : undefined;
  return {
    sql: "update review_thread set place_type = $2, anchor = $3 where id = $1",
    values: kept ? [id, "text", anchorColumn(kept)] : [id, "field", null],
  };
}

function keptOf(anchor: TextAnchor, letters: string): TextAnchor | undefined {
  return letters.includes(anchor.quote)
    ? { ...anchor, ...contextKept(anchor, letters) }
    : undefined;
}

/** What is around the quote, as far as the document still says it. */
export function contextKept(
  { prefix, quote, suffix }: TextAnchor,
  letters: string,
): Pick<TextAnchor, "prefix" | "suffix"> {
  return {
    prefix: letters.includes(prefix + quote) ? prefix : "",
    suffix: letters.includes(quote + suffix) ? suffix : "",
  };
}
