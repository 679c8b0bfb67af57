/** What suggestions have of one person, for a file of all that is kept about them, and for their erasure. */
import { SuggestedChange, SuggestionState } from "@brudnopis/schema";
import { z } from "zod";
import { type Driver, readAll, type Statement } from "./driver.ts";

const Row = z
  .strictObject({
    documentId: z.string(),
    change: z.string(),
    note: z.string(),
    createdAt: z.int(),
    state: SuggestionState,
  })
  .transform(({ change, ...row }) => ({
    ...row,
    change: SuggestedChange.parse(JSON.parse(change)),
  }));

/** First made first. */
export function suggestionsBy(driver: Driver, personId: string): Promise<z.infer<typeof Row>[]> {
  return readAll(
    driver,
    Row,
    `select document_id as "documentId", change, note, created_at as "createdAt", state from review_suggestion
     where author_id = $1 order by created_at, id`,
    [personId],
  );
}

/** What they suggested stays under their pseudonym. Nothing is being accepted by them any more. */
export function giveBackClaimsOf(personId: string): Statement {
  return {
    sql: "update review_suggestion set claimed_by = null, claimed_at = null where claimed_by = $1",
    values: [personId],
  };
}
