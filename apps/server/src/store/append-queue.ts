/**
 * The way of all documents' updates to the database. What comes while others are being stored is stored together, in
 * few statements: a commit, a message to the writer thread and each statement cost far more than a row.
 *
 *   Y1  Updates of one document are stored in the order of the calls.
 *   Y2  The updates of one call are stored all or none. When they are refused, those of other documents are not.
 *   Y3  What waits behind a group that failed fails with it, for it may build on what was lost.
 *   Y4  Nothing waits for company unless there have been many groups lately.
 */
import type { LogEntry } from "../sync/ports.ts";
import { appendStatements, appendUpdates } from "./append-statements.ts";
import { type Driver, WriteConflict } from "./driver.ts";

export interface AppendQueueOptions {
  readonly driver: Driver;
  /** The time that is stored. */
  readonly clock: () => number;
  /** Milliseconds since whenever, for the pauses between groups. */
  readonly stopwatch?: () => number;
}

interface Append {
  readonly documentId: string;
  readonly entries: readonly LogEntry[];
  resolve(): void;
  reject(cause: unknown): void;
}

/** Bounds how long one commit can take. */
const maxEntries = 500;
const maxBytes = 4 * 1024 * 1024;

/** With groups closer to each other than this, the next ones wait for company. */
const busyGapMs = 10;
const pauseMs = 8;
const weightOfLast = 0.1;

export class AppendQueue {
  readonly #options: AppendQueueOptions;
  #waiting: Append[] = [];
  #phase: "idle" | "scheduled" | "storing" = "idle";
  #storedAt = -Infinity;
  /** What lay between groups lately. */
  #gapMs = 10 * busyGapMs;

  constructor(options: AppendQueueOptions) {
    this.#options = options;
  }

  append(documentId: string, entries: readonly LogEntry[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ documentId, entries, resolve, reject });
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#phase !== "idle" || this.#waiting.length === 0) return;
    this.#phase = "scheduled";
    const pause = this.#gapMs < busyGapMs ? pauseMs - (this.#now() - this.#storedAt) : 0;
    if (pause >= 1) setTimeout(() => void this.#store(), pause);
    // After the events of this turn, so that what arrives together is stored together.
    else setImmediate(() => void this.#store());
  }

  async #store(): Promise<void> {
    this.#phase = "storing";
    this.#noteGap();
    const group = this.#takeGroup();
    try {
      await this.#options.driver.write(appendStatements(group, this.#options.clock()));
      for (const { resolve } of group) resolve();
    } catch (cause) {
      if (cause instanceof WriteConflict) await this.#storeApart(group);
      else this.#fail(group, cause);
    }
    this.#phase = "idle";
    this.#schedule();
  }

  /** Y2. Somebody's updates were refused: each document for itself. */
  async #storeApart(group: readonly Append[]): Promise<void> {
    const { driver, clock } = this.#options;
    for (const appends of byDocument(group)) {
      const [first] = appends;
      if (!first) continue;
      const entries = appends.flatMap((append) => append.entries);
      try {
        await driver.write(appendUpdates(first.documentId, entries, clock()));
        for (const { resolve } of appends) resolve();
      } catch (cause) {
        this.#fail(appends, cause);
      }
    }
  }

  /** Y3. A refusal concerns one document, any other failure all. */
  #fail(appends: readonly Append[], cause: unknown): void {
    const documentIds = new Set(appends.map(({ documentId }) => documentId));
    const isConcerned = ({ documentId }: Append) =>
      !(cause instanceof WriteConflict) || documentIds.has(documentId);
    const behind = this.#waiting.filter(isConcerned);
    this.#waiting = this.#waiting.filter((append) => !isConcerned(append));
    for (const { reject } of [...appends, ...behind]) reject(cause);
  }

  #takeGroup(): readonly Append[] {
    let [entries, bytes] = [0, 0];
    const next = this.#waiting.findIndex((append) => {
      entries += append.entries.length;
      bytes += append.entries.reduce((sum, { update }) => sum + update.length, 0);
      return entries > maxEntries || bytes > maxBytes;
    });
    // One that is larger than a group goes alone.
    return this.#waiting.splice(0, next === -1 ? this.#waiting.length : Math.max(1, next));
  }

  #noteGap(): void {
    const gap = Math.min(this.#now() - this.#storedAt, 10 * busyGapMs);
    this.#gapMs += (gap - this.#gapMs) * weightOfLast;
    this.#storedAt = this.#now();
  }

  #now(): number {
    return (this.#options.stopwatch ?? (() => performance.now()))();
  }
}

function byDocument(group: readonly Append[]): Iterable<readonly Append[]> {
  return Map.groupBy(group, ({ documentId }) => documentId).values();
}
