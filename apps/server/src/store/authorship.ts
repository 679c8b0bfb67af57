/** Who inserted and who deleted what, as it was worked out from the log. */
import { z } from "zod";
import { type Driver, readAll, readOne, type Statement } from "./driver.ts";

const bytes = z.instanceof(Uint8Array);

const Stored = z.strictObject({ seq: z.int(), data: bytes });

export function findAuthorship(
  driver: Driver,
  documentId: string,
): Promise<z.infer<typeof Stored> | undefined> {
  return readOne(driver, Stored, "select seq, data from authorship where document_id = $1", [
    documentId,
  ]);
}

const Position = z.strictObject({
  /** Of the document's log. */
  lastSeq: z.int(),
  epoch: z.int(),
  /** Up to where it is worked out and stored; 0 for not at all. */
  storedSeq: z.int(),
});
export type AuthorshipPosition = z.infer<typeof Position>;

/** Undefined when there is no such document. */
export function authorshipPosition(
  driver: Driver,
  documentId: string,
): Promise<AuthorshipPosition | undefined> {
  return readOne(
    driver,
    Position,
    `select document.next_seq - 1 as "lastSeq", document.epoch, coalesce(authorship.seq, 0) as "storedSeq"
     from document left join authorship on authorship.document_id = document.id where document.id = $1`,
    [documentId],
  );
}

/** Refused when the document's history was replaced since, or somebody else has stored it. */
export function storeAuthorship(
  documentId: string,
  { seq, data }: { readonly seq: number; readonly data: Uint8Array },
  { epoch, from }: { readonly epoch: number; readonly from: number },
): Statement {
  return {
    sql: `insert into authorship (document_id, seq, data)
      select id, $2, $3 from document where id = $1 and epoch = $4
      on conflict (document_id) do update set seq = excluded.seq, data = excluded.data where authorship.seq = $5`,
    values: [documentId, seq, data, epoch, from],
    expectedRows: 1,
  };
}

/** Of a document that is made in the same write, before anything of its log was gone through. */
export function insertAuthorship(documentId: string, data: Uint8Array): Statement {
  return {
    sql: "insert into authorship (document_id, seq, data) values ($1, 0, $2)",
    values: [documentId, data],
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

const RevisionPosition = z.strictObject({ id: z.string(), seq: z.int() });
export type RevisionPosition = z.infer<typeof RevisionPosition>;

/** Up to which number of the log each revision has it, the oldest first. */
export function revisionPositions(driver: Driver, documentId: string): Promise<RevisionPosition[]> {
  return readAll(
    driver,
    RevisionPosition,
    `select id, seq from document_revision where document_id = $1 and seq is not null
     order by seq, created_at, id`,
    [documentId],
  );
}
