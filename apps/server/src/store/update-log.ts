/**
 * The log of every document's updates, and snapshots as a shorter way to the same state.
 *
 *   U1  A document's updates are numbered 1, 2, 3 … without gaps, in the order of the calls.
 *   U2  A snapshot is made from stored updates only, never from an open document.
 *   U3  A snapshot replaces the one that it was made from, and no other, and none of another epoch.
 *   U4  Updates stay after a snapshot: they are the document's history. Only `history/retention.ts` lets go of old ones.
 *   U5  However long a document is worked on, what follows its snapshot stays short.
 *   U6  A client id is stored as somebody's together with the first update that they wrote under it.
 */
import { z } from "zod";
import type { LogEntry, UpdateLog } from "../sync/ports.ts";
import { AppendQueue } from "./append-queue.ts";
import { Compaction } from "./compaction.ts";
import { type Driver, readAll, readOne } from "./driver.ts";

export interface UpdateLogOptions {
  readonly driver: Driver;
  readonly clock: () => number;
  /** One update that says what all of these say; runs elsewhere than on this thread. */
  merge(updates: readonly Uint8Array[]): Promise<Uint8Array>;
  /** How many updates have to be newer than the snapshot of a document that is closed to make another one. */
  readonly minUpdates?: number;
  /** U5. The same while it is open; more where the document is large. */
  readonly maxTail?: number;
}

const bytes = z.instanceof(Uint8Array);
const Base = z.strictObject({
  lastSeq: z.int(),
  snapshotSeq: z.int().nullable(),
  data: bytes.nullable(),
});
const Row = z.strictObject({ data: bytes });

export function createUpdateLog(options: UpdateLogOptions): UpdateLog {
  const { driver, clock, minUpdates = 64, maxTail = 1000 } = options;
  const queue = new AppendQueue({ driver, clock });
  const compaction = new Compaction({ driver, clock, merge: options.merge, maxTail });
  return {
    load: async (documentId) => {
      const base = await readBase(driver, documentId);
      if (!base) return undefined;
      const isLong = compaction.isLong(
        base.lastSeq - (base.snapshotSeq ?? 0),
        base.data?.length ?? 0,
      );
      const updates = isLong ? undefined : await readUpdates(driver, documentId, base);
      if (updates && updates.lastSeq >= base.lastSeq) return updates.updates;
      // A long tail would hold up this thread; made short elsewhere, the next to come need not wait either.
      if (isLong) await compaction.shorten(documentId);
      const later = await readBase(driver, documentId);
      return later && (await readUpdates(driver, documentId, later)).updates;
    },
    position: (documentId) => logPosition(driver, documentId),
    owners: (documentId) => readOwners(driver, documentId),
    templateVersion: (documentId) => templateVersionOf(driver, documentId),
    append: async (documentId, entries: readonly LogEntry[]) => {
      await queue.append(documentId, entries);
      compaction.noteStored(documentId, entries.length);
    },
    compact: (documentId) => compaction.compact(documentId, minUpdates),
  };
}

const Position = z.strictObject({ position: z.int() });

/** The number of a document's last update; undefined when there is no such document. */
export async function logPosition(driver: Driver, documentId: string): Promise<number | undefined> {
  const sql = "select next_seq - 1 as position from document where id = $1";
  return (await readOne(driver, Position, sql, [documentId]))?.position;
}

const Owner = z.strictObject({ client: z.int(), personId: z.string() });

async function readOwners(
  driver: Driver,
  documentId: string,
): Promise<ReadonlyMap<number, string>> {
  const sql = `select client, person_id as "personId" from client_owner where document_id = $1`;
  const owners = await readAll(driver, Owner, sql, [documentId]);
  return new Map(owners.map(({ client, personId }) => [client, personId]));
}

const Version = z.strictObject({ version: z.int() });

async function templateVersionOf(driver: Driver, documentId: string): Promise<number | undefined> {
  const sql = "select template_version as version from document where id = $1";
  return (await readOne(driver, Version, sql, [documentId]))?.version;
}

function readBase(driver: Driver, documentId: string): Promise<z.infer<typeof Base> | undefined> {
  return readOne(
    driver,
    Base,
    `select document.next_seq - 1 as "lastSeq", document_snapshot.seq as "snapshotSeq", document_snapshot.data
     from document left join document_snapshot on document_snapshot.document_id = document.id
     where document.id = $1`,
    [documentId],
  );
}

interface StoredUpdates {
  readonly updates: readonly Uint8Array[];
  /** U1. Less than the log's when it was shortened between the two readings. */
  readonly lastSeq: number;
}

/** The snapshot, if there is one, and the updates after it. */
async function readUpdates(
  driver: Driver,
  documentId: string,
  { snapshotSeq, data }: z.infer<typeof Base>,
): Promise<StoredUpdates> {
  const rows = await readAll(
    driver,
    Row,
    "select data from document_update where document_id = $1 and seq > $2 order by seq",
    [documentId, snapshotSeq ?? 0],
  );
  const updates = rows.map((row) => row.data);
  const lastSeq = (snapshotSeq ?? 0) + rows.length;
  return { updates: data === null ? updates : [data, ...updates], lastSeq };
}
