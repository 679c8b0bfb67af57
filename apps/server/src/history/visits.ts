/**
 * Who has which document open, as far as its history is concerned.
 *
 *   V1  Whoever had nothing new when they came has seen, when they go, what was written meanwhile.
 *   V2  What was new when they came, and was not marked as seen, stays new.
 *   V3  For who may not look back nothing is written down.
 */
import type { Driver } from "../store/driver.ts";
import { haveOthersWritten, markSeen, seenBy } from "../store/seen.ts";
import { logPosition } from "../store/update-log.ts";
import type { Log, Visitor } from "../sync/ports.ts";

export interface VisitsOptions {
  readonly driver: Driver;
  readonly clock: () => number;
  readonly log: Log;
  /** V3 */
  mayLookBack(documentId: string, personId: string): Promise<boolean>;
  /** The first who may write has come. */
  writerEntered(documentId: string): void;
  /** The last who may write has gone. */
  writersLeft(documentId: string): void;
}

interface Visit {
  sockets: number;
  /** Where the log was when they came; undefined where it could not be asked. */
  readonly cameAt: Promise<number | undefined>;
}

export class Visits {
  readonly #options: VisitsOptions;
  /** By document and person. */
  readonly #visits = new Map<string, Visit>();
  /** By document, how many sockets of people who may write. */
  readonly #writers = new Map<string, number>();
  readonly #running = new Set<Promise<unknown>>();

  constructor(options: VisitsOptions) {
    this.#options = options;
  }

  entered(documentId: string, { personId, access }: Visitor): void {
    if (access === "write") this.#countWriter(documentId, 1);
    const key = `${documentId} ${personId}`;
    const visit = this.#visits.get(key);
    if (visit) visit.sockets += 1;
    else this.#visits.set(key, { sockets: 1, cameAt: this.#position(documentId) });
  }

  left(documentId: string, { personId, access }: Visitor): void {
    if (access === "write") this.#countWriter(documentId, -1);
    const key = `${documentId} ${personId}`;
    const visit = this.#visits.get(key);
    if (!visit) return;
    visit.sockets -= 1;
    if (visit.sockets > 0) return;
    this.#visits.delete(key);
    const noting = this.#note(documentId, personId, visit).catch((cause: unknown) => {
      this.#options.log.warn({ documentId, err: cause }, "A visit was not written down");
    });
    this.#running.add(noting);
    void noting.finally(() => this.#running.delete(noting));
  }

  /** Resolves when what those who went have seen is stored. */
  async settle(): Promise<void> {
    await Promise.all(this.#running);
  }

  #countWriter(documentId: string, change: 1 | -1): void {
    const before = this.#writers.get(documentId) ?? 0;
    const now = before + change;
    if (now > 0) this.#writers.set(documentId, now);
    else this.#writers.delete(documentId);
    if (before === 0) this.#options.writerEntered(documentId);
    if (now === 0) this.#options.writersLeft(documentId);
  }

  async #note(documentId: string, personId: string, { cameAt }: Visit): Promise<void> {
    const { driver, clock, mayLookBack } = this.#options;
    const [came, goes] = [await cameAt, await logPosition(driver, documentId)];
    if (came === undefined || goes === undefined) return;
    const { all } = await seenBy(driver, documentId, personId);
    if (all && all.seq >= goes) return;
    // V2
    const range = all && { after: all.seq, upTo: came };
    if (range && (await haveOthersWritten(driver, documentId, personId, range))) return;
    if (!(await mayLookBack(documentId, personId))) return;
    const seen = { documentId, personId, section: "", seq: goes, at: clock() };
    await driver.write(markSeen(seen));
  }

  async #position(documentId: string): Promise<number | undefined> {
    try {
      return await logPosition(this.#options.driver, documentId);
    } catch {
      return undefined;
    }
  }
}
