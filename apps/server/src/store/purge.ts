/** The statements that let go of a document's past. */
import type { Statement } from "./driver.ts";
import { unfreezeRounds } from "./review-rounds.ts";

export interface NewBeginning {
  readonly documentId: string;
  /** The number that the log goes on with. */
  readonly seq: number;
  readonly at: number;
  readonly personId: string;
  /** The whole document, with nothing in it but what it says. */
  readonly state: Uint8Array;
}

/** A log's row has to say something: this is the update that changes nothing. */
const nothing = Uint8Array.of(0, 0);

/**
 * Afterwards the log begins with an update that says nothing, and all that the document says is in its snapshot. Refused
 * when something was written in the meantime.
 */
export function replaceHistory({
  documentId,
  seq,
  at,
  personId,
  state,
}: NewBeginning): Statement[] {
  return [
    {
      sql: `update document set next_seq = $2 + 1, log_from_seq = $2 + 1, log_from_at = $3 where id = $1 and next_seq = $2`,
      values: [documentId, seq, at],
      expectedRows: 1,
    },
    { sql: "delete from document_update where document_id = $1", values: [documentId] },
    {
      sql: "insert into document_update (document_id, seq, person_id, at, data) values ($1, $2, $3, $4, $5)",
      values: [documentId, seq, personId, at, nothing],
    },
    {
      sql: `insert into document_snapshot (document_id, seq, at, data) values ($1, $2, $3, $4)
        on conflict (document_id) do update set seq = excluded.seq, at = excluded.at, data = excluded.data`,
      values: [documentId, seq, at, state],
    },
    ...dropRevisions(documentId, at),
    { sql: "delete from authorship where document_id = $1", values: [documentId] },
    { sql: "delete from client_owner where document_id = $1", values: [documentId] },
    {
      sql: "delete from document_seen where document_id = $1 and section <> ''",
      values: [documentId],
    },
    { sql: "update document_seen set seq = $2 where document_id = $1", values: [documentId, seq] },
  ];
}

/** What a guest's link showed is gone, so the link ends; it must not show the document as it is instead. */
function dropRevisions(documentId: string, at: number): Statement[] {
  return [
    {
      sql: `update guest_link set revoked_at = coalesce(revoked_at, $2), revision_id = null
        where document_id = $1 and revision_id is not null`,
      values: [documentId, at],
    },
    unfreezeRounds(documentId),
    {
      sql: `delete from revision_contributor
        where revision_id in (select id from document_revision where document_id = $1)`,
      values: [documentId],
    },
    { sql: "delete from document_revision where document_id = $1", values: [documentId] },
  ];
}
