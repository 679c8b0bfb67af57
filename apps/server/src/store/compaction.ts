/**
 * Snapshots, made in the background: the stored updates are read page by page and merged by another thread, so that
 * neither typing nor commits wait for it, however long the history is.
 *
 *   Z1  A snapshot replaces the one that it was made from, in the epoch that it was made in, or is dropped.
 *   Z2  A long history is merged in several steps, each of which is kept.
 *   Z3  One document after another: compaction never takes more than one thread's time.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { z } from "zod";
import { type Driver, readAll, readOne, WriteConflict } from "./driver.ts";

export interface CompactionOptions {
  readonly driver: Driver;
  readonly clock: () => number;
  merge(updates: readonly Uint8Array[]): Promise<Uint8Array>;
  /** How many updates may follow the snapshot of a small document. */
  readonly maxTail: number;
  /** How many updates are merged at once. */
  readonly maxGroup?: number;
}

const Base = z.strictObject({
  epoch: z.int(),
  seq: z.int().nullable(),
  data: z.instanceof(Uint8Array).nullable(),
});
const Row = z.strictObject({ seq: z.int(), data: z.instanceof(Uint8Array) });

/** What is read at once, and what is merged at once. */
const pageRows = 200;
const usualGroup = 50_000;
const groupBytes = 16 * 1024 * 1024;

/** A new snapshot has to be worth it: for each so many bytes of the old one, one update. */
const bytesPerUpdate = 1000;

/** A tail of so many times what is usual is made shorter before it is loaded. */
const longTails = 5;

interface Tail {
  count: number;
  /** Bytes of the last snapshot that was made. */
  snapshotBytes: number;
}

export class Compaction {
  readonly #options: CompactionOptions;
  /** What was stored since this process began or since a snapshot, by document. */
  readonly #tails = new Map<string, Tail>();
  /** Documents that wait for their turn, or have it. */
  readonly #queued = new Set<string>();
  /** Z3 */
  #last: Promise<void> = Promise.resolve();

  constructor(options: CompactionOptions) {
    this.#options = options;
  }

  /** Updates of a document were stored; from time to time they are reason for a new snapshot. */
  noteStored(documentId: string, count: number): void {
    const tail = this.#tails.get(documentId) ?? { count: 0, snapshotBytes: 0 };
    tail.count += count;
    this.#tails.set(documentId, tail);
    if (tail.count >= this.#maxTail(tail.snapshotBytes)) void this.shorten(documentId);
  }

  isLong(count: number, snapshotBytes: number): boolean {
    return count > longTails * this.#maxTail(snapshotBytes);
  }

  /** Does what `compact` does, in its turn. May fail without harm: the log says the same without it. */
  shorten(documentId: string): Promise<void> {
    if (this.#queued.has(documentId)) return this.#last;
    this.#queued.add(documentId);
    this.#last = this.#last
      .then(() => this.compact(documentId, 1))
      .catch(() => {})
      .finally(() => this.#queued.delete(documentId))
      // Much may have been stored in the meantime.
      .then(() => this.noteStored(documentId, 0));
    return this.#last;
  }

  async compact(documentId: string, minUpdates: number): Promise<void> {
    const tail = this.#tails.get(documentId);
    if (tail) tail.count = 0;
    let isMore = true;
    while (isMore) isMore = await this.#step(documentId, minUpdates);
  }

  /** Z2. Returns whether there is more to merge. */
  async #step(documentId: string, minUpdates: number): Promise<boolean> {
    const { driver, merge } = this.#options;
    const base = await readOne(
      driver,
      Base,
      `select document.epoch, document_snapshot.seq, document_snapshot.data
       from document left join document_snapshot on document_snapshot.document_id = document.id
       where document.id = $1`,
      [documentId],
    );
    if (!base) return false;
    const old = { epoch: base.epoch, seq: base.seq ?? 0 };
    const group = await this.#readGroup(documentId, old.seq);
    if (group.updates.length < minUpdates || group.updates.length === 0) return false;
    const data = await merge(base.data ? [base.data, ...group.updates] : group.updates);
    const isKept = await this.#replace(documentId, old, { seq: group.lastSeq, data });
    const tail = this.#tails.get(documentId);
    if (tail) tail.snapshotBytes = data.length;
    return isKept && group.isFull;
  }

  async #readGroup(
    documentId: string,
    after: number,
  ): Promise<{ updates: readonly Uint8Array[]; lastSeq: number; isFull: boolean }> {
    const updates: Uint8Array[] = [];
    let [lastSeq, bytes] = [after, 0];
    const { maxGroup = usualGroup } = this.#options;
    while (updates.length < maxGroup && bytes < groupBytes) {
      const page = await readAll(
        this.#options.driver,
        Row,
        `select seq, data from document_update where document_id = $1 and seq > $2 order by seq limit ${pageRows}`,
        [documentId, lastSeq],
      );
      for (const { seq, data } of page) {
        updates.push(data);
        lastSeq = seq;
        bytes += data.length;
      }
      if (page.length < pageRows) return { updates, lastSeq, isFull: false };
      // Whoever types comes between the pages.
      await nextTurn();
    }
    return { updates, lastSeq, isFull: true };
  }

  /** Z1. A history that was replaced may have left no snapshot to compare with. Returns whether it did. */
  async #replace(
    documentId: string,
    old: { readonly epoch: number; readonly seq: number },
    { seq, data }: { readonly seq: number; readonly data: Uint8Array },
  ): Promise<boolean> {
    const { driver, clock } = this.#options;
    try {
      await driver.write([
        {
          sql: `insert into document_snapshot (document_id, seq, at, data)
            select id, $2, $3, $4 from document where id = $1 and epoch = $6
            on conflict (document_id) do update set seq = excluded.seq, at = excluded.at, data = excluded.data
            where document_snapshot.seq = $5`,
          values: [documentId, seq, clock(), data, old.seq, old.epoch],
          expectedRows: 1,
        },
      ]);
      return true;
    } catch (cause) {
      if (cause instanceof WriteConflict) return false;
      throw cause;
    }
  }

  #maxTail(snapshotBytes: number): number {
    return Math.max(this.#options.maxTail, Math.floor(snapshotBytes / bytesPerUpdate));
  }
}
