/** Letting go of the oldest part of a document's log. */
import { z } from "zod";
import { type Driver, readAll, readOne, type Statement } from "./driver.ts";

const CutRow = z.strictObject({ seq: z.int(), at: z.int() });

/** The first update from a time on, or else the newest there is: from this one on the log is kept. */
export function firstUpdateSince(
  driver: Driver,
  documentId: string,
  since: number,
): Promise<z.infer<typeof CutRow> | undefined> {
  return readOne(
    driver,
    CutRow,
    `select seq, at from document_update where document_id = $1 and
       (at >= $2 or seq = (select next_seq - 1 from document where id = $1))
     order by seq limit 1`,
    [documentId, since],
  );
}

export interface LogCut {
  readonly documentId: string;
  readonly epoch: number;
  /** The number up to which the log is let go of. */
  readonly upTo: number;
  /** The document as it was then. */
  readonly state: Uint8Array;
  /** When the first update was stored that stays. */
  readonly keptFrom: number;
  readonly at: number;
}

/**
 * Cuts the log, with the unnamed revisions before it. Refused when the history was replaced or the log shortened meanwhile,
 * and before it is written down who wrote what is let go of.
 */
export function cutLog({ documentId, epoch, upTo, state, keptFrom, at }: LogCut): Statement[] {
  const old = `select id from document_revision where document_id = $1 and seq < $2 and name = ''
    and not exists (select 1 from guest_link where guest_link.revision_id = document_revision.id)`;
  return [
    {
      sql: `update document set log_from_seq = $2 + 1, log_from_at = $3
        where id = $1 and epoch = $4 and log_from_seq <= $2
          and exists (select 1 from authorship where document_id = $1 and seq >= $2)
          and exists (select 1 from document_revision where document_id = $1 and seq = $2)`,
      values: [documentId, upTo, keptFrom, epoch],
      expectedRows: 1,
    },
    {
      sql: `insert into document_snapshot (document_id, seq, at, data) values ($1, $2, $3, $4)
        on conflict (document_id) do update set seq = excluded.seq, at = excluded.at, data = excluded.data
        where document_snapshot.seq < excluded.seq`,
      values: [documentId, upTo, at, state],
    },
    {
      sql: "delete from document_update where document_id = $1 and seq <= $2",
      values: [documentId, upTo],
    },
    {
      sql: `delete from revision_contributor where revision_id in (${old})`,
      values: [documentId, upTo],
    },
    { sql: `delete from document_revision where id in (${old})`, values: [documentId, upTo] },
  ];
}

const IdRow = z.strictObject({ id: z.string() });

export async function allDocuments(driver: Driver): Promise<string[]> {
  return (await readAll(driver, IdRow, "select id from document order by id")).map(({ id }) => id);
}
