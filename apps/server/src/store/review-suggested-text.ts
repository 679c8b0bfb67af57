/** Whose words they are that somebody took over, by the ids that Yjs gave them in the document. */
import type { SuggestedRange } from "@brudnopis/document";
import { z } from "zod";
import { type Driver, readAll, type Statement } from "./driver.ts";

export interface IdRange {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** Only what the one who accepts has written: nobody credits others' words to somebody else. */
export function insertSuggestedText(
  { documentId, id }: { readonly documentId: string; readonly id: string },
  { client, clock, length }: IdRange,
  by: string,
): Statement {
  return {
    sql: `insert into review_suggested_text (document_id, client, clock, length, suggestion_id)
      select document_id, client, $3, $4, $5 from client_owner
      where document_id = $1 and client = $2 and person_id = $6
      on conflict (document_id, client, clock) do nothing`,
    values: [documentId, client, clock, length, id, by],
  };
}

const Row = z
  .strictObject({
    client: z.int(),
    clock: z.int(),
    length: z.int(),
    authorId: z.string().nullable(),
    guest: z.string().nullable(),
  })
  .transform(({ authorId, guest, ...range }): SuggestedRange => ({
    ...range,
    ...(authorId === null ? {} : { suggestedBy: authorId }),
    ...(guest === null ? {} : { suggestedByGuest: guest }),
  }));

export function suggestedRangesOf(driver: Driver, documentId: string): Promise<SuggestedRange[]> {
  return readAll(
    driver,
    Row,
    `select client, clock, length, author_id as "authorId", guest
     from review_suggested_text text join review_suggestion on review_suggestion.id = text.suggestion_id
     where text.document_id = $1 order by client, clock`,
    [documentId],
  );
}
