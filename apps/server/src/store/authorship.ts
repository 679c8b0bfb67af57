/** Who inserted and who deleted what, as it was worked out from the log. */
import { z } from "zod";
import { type Driver, readAll, readOne, type Statement } from "./driver.ts";

const bytes = z.instanceof(Uint8Array);

const Stored = z.strictObject({ seq: z.int(), data: bytes });
export type StoredAuthorship = z.infer<typeof Stored>;

export function findAuthorship(
  driver: Driver,
  documentId: string,
): Promise<StoredAuthorship | undefined> {
  return readOne(driver, Stored, "select seq, data from authorship where document_id = $1", [
    documentId,
  ]);
}

const Position = z.strictObject({ seq: z.int() });

/** Up to which number of the log it is worked out; undefined when it is not at all. */
export async function authorshipPosition(
  driver: Driver,
  documentId: string,
): Promise<number | undefined> {
  const sql = "select seq from authorship where document_id = $1";
  return (await readOne(driver, Position, sql, [documentId]))?.seq;
}

/** Refused when somebody else has stored it, or it was dropped, since it was at `from`; 0 for not at all. */
export function storeAuthorship(
  documentId: string,
  { seq, data }: StoredAuthorship,
  from: number,
): Statement {
  return from === 0
    ? {
        sql: `insert into authorship (document_id, seq, data) values ($1, $2, $3)
          on conflict (document_id) do nothing`,
        values: [documentId, seq, data],
        expectedRows: 1,
      }
    : {
        sql: "update authorship set seq = $2, data = $3 where document_id = $1 and seq = $4",
        values: [documentId, seq, data, from],
        expectedRows: 1,
      };
}

const AuthoredRow = z.strictObject({
  seq: z.int(),
  personId: z.string(),
  at: z.int(),
  data: bytes,
});
export type AuthoredRow = z.infer<typeof AuthoredRow>;

/** A page of the log, in its order. */
export function authoredUpdates(
  driver: Driver,
  documentId: string,
  after: number,
  limit: number,
): Promise<AuthoredRow[]> {
  return readAll(
    driver,
    AuthoredRow,
    `select seq, person_id as "personId", at, data from document_update
     where document_id = $1 and seq > $2 order by seq limit $3`,
    [documentId, after, limit],
  );
}
