/** Everything in a document's review that changes takes the document's next number, so that pages can ask what is new. */
import { z } from "zod";
import { type Driver, readOne, type Statement } from "./driver.ts";

/** To come before the statements of a write that use `reviewVersionOf`. */
export function nextReviewVersion(documentId: string): Statement {
  return {
    sql: "update document set review_version = review_version + 1 where id = $1",
    values: [documentId],
    expectedRows: 1,
  };
}

/** The number just taken, as a part of a statement; `parameter` is the one that holds the document's id. */
export function reviewVersionOf(parameter: `$${number}`): string {
  return `(select review_version from document where id = ${parameter})`;
}

const Row = z.strictObject({ version: z.int() });

export async function readReviewVersion(driver: Driver, documentId: string): Promise<number> {
  const sql = "select review_version as version from document where id = $1";
  return (await readOne(driver, Row, sql, [documentId]))?.version ?? 0;
}
