/**
 * Who wrote and who deleted what in each document, worked out from the log and kept beside it.
 *
 *   H1  What is told is complete up to what the log has, or to where it is asked for.
 *   H2  It is brought up to date from where it is, and outlives the part of the log that it was worked out from.
 *   H3  Whoever has typed much holds up nobody: long stretches of the log are gone through by another thread.
 *   H4  What is told and stored is of the document's own epoch: what was purged does not come back with it.
 */
import { Authorship } from "@brudnopis/document";
import { setImmediate as nextTurn } from "node:timers/promises";
import {
  authorshipPosition,
  authoredUpdates,
  type AuthorshipPosition,
  findAuthorship,
  storeAuthorship,
} from "../store/authorship.ts";
import { type Driver, WriteConflict, WriteFailed } from "../store/driver.ts";
import { indexUpdate, type LoggedUpdate, type LogStretch, toStretch } from "./index-updates.ts";

export interface AuthorsOptions {
  readonly driver: Driver;
  /** Does what `indexStretch` does, elsewhere than on this thread. */
  index(encoded: Uint8Array, stretch: LogStretch): Promise<Uint8Array>;
  /** H3. So many updates are gone through on this thread; for tests. */
  readonly shortStretch?: number;
}

/** What is known of one document, in either form or both: to make one of the other takes tens of milliseconds. */
interface Kept {
  readonly epoch: number;
  seq: number;
  authorship: Authorship | undefined;
  encoded: Uint8Array | undefined;
  /** Where it is as it is stored; 0 for nowhere. */
  storedSeq: number;
}

/** Documents whose authorship is kept in memory, where it takes some hundred kilobytes. */
const maxKept = 8;

/** What is read at once, and what is gone through and stored at once. */
const pageRows = 200;
const maxStretch = 20_000;
const usualShortStretch = 1000;

/** Storing is worth it after so many updates: the next to ask works out again what was not stored. */
const storedAfter = 500;

export class Authors {
  readonly #options: AuthorsOptions;
  /** The document that was asked for last is the last. */
  readonly #kept = new Map<string, Kept>();
  /** By document, what was asked for last: one after the other, so that nothing is worked out twice. */
  readonly #asked = new Map<string, Promise<unknown>>();

  constructor(options: AuthorsOptions) {
    this.#options = options;
  }

  /** At least up to a number of the log; up to its end when none is said. Not to be changed by who asks. */
  async authorshipOf(documentId: string, upTo?: number): Promise<Authorship> {
    return decodedOf(await this.#known(documentId, upTo));
  }

  /** The same as bytes, for another thread: `Authorship.decode` reads them. */
  async encodedFor(documentId: string, upTo?: number): Promise<Uint8Array> {
    return encodedOf(await this.#known(documentId, upTo));
  }

  /** What is stored with a copy of the document, so that who makes the copy is not taken for who wrote it. */
  async encodedForCopy(documentId: string): Promise<Uint8Array> {
    return (await this.authorshipOf(documentId)).forCopy().encode();
  }

  /**
   * H2. Stores what there is. The log up to the number that this returns is not needed any more.
   * @throws WriteFailed
   */
  store(documentId: string): Promise<number> {
    return this.#inTurn(documentId, async () => {
      for (;;) {
        const kept = await this.#upToDate(documentId, Infinity);
        if (kept.seq === kept.storedSeq) return kept.storedSeq;
        const problem = await this.#store(documentId, kept);
        if (problem instanceof WriteFailed) throw problem;
      }
    });
  }

  #known(documentId: string, upTo = Infinity): Promise<Kept> {
    return this.#inTurn(documentId, async () => {
      const kept = await this.#upToDate(documentId, upTo);
      if (kept.seq - kept.storedSeq >= storedAfter) await this.#store(documentId, kept);
      return kept;
    });
  }

  async #inTurn<T>(documentId: string, work: () => Promise<T>): Promise<T> {
    const before = this.#asked.get(documentId) ?? Promise.resolve();
    // Whoever asked before has been told what went wrong.
    const turn = before.catch(() => {}).then(work);
    this.#asked.set(documentId, turn);
    try {
      return await turn;
    } finally {
      if (this.#asked.get(documentId) === turn) this.#asked.delete(documentId);
    }
  }

  async #upToDate(documentId: string, upTo: number): Promise<Kept> {
    const position = await authorshipPosition(this.#options.driver, documentId);
    if (!position) return keptFrom(undefined, 0);
    const kept = await this.#keptAt(documentId, position);
    let isMore = true;
    while (isMore && kept.seq < Math.min(upTo, position.lastSeq))
      isMore = await this.#goOn(documentId, kept);
    return kept;
  }

  /** H4. What is in memory holds as long as what is stored is what it came from. */
  async #keptAt(documentId: string, { epoch, storedSeq }: AuthorshipPosition): Promise<Kept> {
    let kept = this.#kept.get(documentId);
    this.#kept.delete(documentId);
    if (!kept || kept.epoch !== epoch || kept.storedSeq !== storedSeq) {
      kept = keptFrom(await findAuthorship(this.#options.driver, documentId), epoch);
    }
    this.#kept.set(documentId, kept);
    for (const oldest of this.#kept.keys())
      if (this.#kept.size > maxKept) this.#kept.delete(oldest);
    return kept;
  }

  /** H3. Goes through a stretch of the log; returns whether there was one. */
  async #goOn(documentId: string, kept: Kept): Promise<boolean> {
    const { index, shortStretch = usualShortStretch } = this.#options;
    const updates = await this.#readStretch(documentId, kept.seq);
    if (updates.length > shortStretch) {
      kept.encoded = await index(encodedOf(kept), toStretch(updates));
      kept.authorship = undefined;
    } else if (updates.length > 0) {
      const authorship = decodedOf(kept);
      for (const update of updates) indexUpdate(authorship, update);
      kept.encoded = undefined;
    }
    kept.seq = updates.at(-1)?.seq ?? kept.seq;
    return updates.length > 0;
  }

  async #readStretch(documentId: string, after: number): Promise<readonly LoggedUpdate[]> {
    const updates: LoggedUpdate[] = [];
    let last = after;
    while (updates.length < maxStretch) {
      const page = await authoredUpdates(this.#options.driver, documentId, last, pageRows);
      for (const update of page) updates.push(update);
      last = page.at(-1)?.seq ?? last;
      if (page.length < pageRows) break;
      // Whoever types comes between the pages.
      await nextTurn();
    }
    return updates;
  }

  /** Returns why it could not; then it is worked out anew for who asks next. */
  async #store(documentId: string, kept: Kept): Promise<WriteConflict | WriteFailed | undefined> {
    const { epoch, storedSeq: from } = kept;
    const stored = { seq: kept.seq, data: encodedOf(kept) };
    try {
      await this.#options.driver.write([storeAuthorship(documentId, stored, { epoch, from })]);
    } catch (cause) {
      if (!(cause instanceof WriteConflict || cause instanceof WriteFailed)) throw cause;
      this.#kept.delete(documentId);
      return cause;
    }
    kept.storedSeq = stored.seq;
    return undefined;
  }
}

function keptFrom(
  stored: { readonly seq: number; readonly data: Uint8Array } | undefined,
  epoch: number,
): Kept {
  const [seq, encoded] = [stored?.seq ?? 0, stored?.data];
  return { epoch, seq, authorship: undefined, encoded, storedSeq: seq };
}

function encodedOf(kept: Kept): Uint8Array {
  kept.encoded ??= decodedOf(kept).encode();
  return kept.encoded;
}

function decodedOf(kept: Kept): Authorship {
  kept.authorship ??= kept.encoded ? Authorship.decode(kept.encoded) : Authorship.empty();
  return kept.authorship;
}
