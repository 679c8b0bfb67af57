/**
 * The log of every document's updates, and snapshots as a shorter way to the same state.
 *
 *   U1  A document's updates are numbered 1, 2, 3 … without gaps, in the order of the calls.
 *   U2  A snapshot is made from stored updates only, never from an open document.
 *   U3  A newer snapshot is never replaced by an older one.
 *   U4  Updates stay after a snapshot: they are the document's history.
 */
import { z } from "zod";
import type { LogEntry, UpdateLog } from "../sync/ports.ts";
import { type Driver, readAll, readOne, type Statement } from "./driver.ts";

export interface UpdateLogOptions {
  readonly driver: Driver;
  readonly clock: () => number;
  /** One update that says what all of these say; runs elsewhere than on this thread. */
  merge(updates: readonly Uint8Array[]): Promise<Uint8Array>;
  /** How many updates have to be newer than the snapshot to make another one. */
  readonly minUpdates?: number;
}

const bytes = z.instanceof(Uint8Array);
const Base = z.strictObject({ seq: z.int().nullable(), data: bytes.nullable() });
const Row = z.strictObject({ seq: z.int(), data: bytes });

interface Stored {
  readonly snapshotSeq: number;
  readonly lastSeq: number;
  /** The snapshot, if there is one, and the updates after it. */
  readonly updates: readonly Uint8Array[];
}

export function createUpdateLog({
  driver,
  clock,
  merge,
  minUpdates = 64,
}: UpdateLogOptions): UpdateLog {
  return {
    load: async (documentId) => (await readStored(driver, documentId))?.updates,
    position: (documentId) => logPosition(driver, documentId),
    templateVersion: (documentId) => templateVersionOf(driver, documentId),
    append: (documentId, entries) => driver.write(appendUpdates(documentId, entries, clock())),
    compact: async (documentId) => {
      const stored = await readStored(driver, documentId);
      if (!stored || stored.lastSeq - stored.snapshotSeq < minUpdates) return;
      const data = await merge(stored.updates);
      await driver.write([
        {
          sql: `insert into document_snapshot (document_id, seq, at, data) values ($1, $2, $3, $4)
            on conflict (document_id) do update set seq = excluded.seq, at = excluded.at, data = excluded.data
            where excluded.seq > document_snapshot.seq`,
          values: [documentId, stored.lastSeq, clock(), data],
        },
      ]);
    },
  };
}

/** The statements that append updates to a document's log, for a write that says more. */
export function appendUpdates(
  documentId: string,
  entries: readonly LogEntry[],
  at: number,
): Statement[] {
  return [
    {
      sql: "update document set next_seq = next_seq + $2 where id = $1",
      values: [documentId, entries.length],
      expectedRows: 1,
    },
    ...entries.map(({ personId, update }, index) => ({
      sql: `insert into document_update (document_id, seq, person_id, at, data)
        select id, next_seq - $2, $3, $4, $5 from document where id = $1`,
      values: [documentId, entries.length - index, personId, at, update],
      expectedRows: 1,
    })),
  ];
}

const Position = z.strictObject({ position: z.int() });

/** The number of a document's last update; undefined when there is no such document. */
export async function logPosition(driver: Driver, documentId: string): Promise<number | undefined> {
  const sql = "select next_seq - 1 as position from document where id = $1";
  return (await readOne(driver, Position, sql, [documentId]))?.position;
}

const Version = z.strictObject({ version: z.int() });

async function templateVersionOf(driver: Driver, documentId: string): Promise<number | undefined> {
  const sql = "select template_version as version from document where id = $1";
  return (await readOne(driver, Version, sql, [documentId]))?.version;
}

async function readStored(driver: Driver, documentId: string): Promise<Stored | undefined> {
  const base = await readOne(
    driver,
    Base,
    `select document_snapshot.seq, document_snapshot.data
     from document left join document_snapshot on document_snapshot.document_id = document.id
     where document.id = $1`,
    [documentId],
  );
  if (!base) return undefined;
  const snapshotSeq = base.seq ?? 0;
  const rows = await readAll(
    driver,
    Row,
    "select seq, data from document_update where document_id = $1 and seq > $2 order by seq",
    [documentId, snapshotSeq],
  );
  const updates = rows.map(({ data }) => data);
  return {
    snapshotSeq,
    lastSeq: rows.at(-1)?.seq ?? snapshotSeq,
    updates: base.data === null ? updates : [base.data, ...updates],
  };
}
