/**
 * Revisions that nobody asks for.
 *
 *   T1  One is made five minutes after the last edit, and while the work goes on half an hour after the first that no
 *       revision has.
 *   T2  One is made when the last who may write has been gone for a minute: a page that is loaded again is no leaving.
 *   T3  A server that ended in between catches up after its next start.
 *   T4  One document after another, so that many which pause together hold up nobody.
 */
import type { RevisionKind } from "@brudnopis/schema";
import type { Schedule } from "../schedule.ts";
import type { Driver } from "../store/driver.ts";
import { documentsAheadOfRevisions } from "../store/revisions.ts";
import type { Log, Visitor } from "../sync/ports.ts";

export interface AutoRevisionsOptions {
  readonly driver: Driver;
  readonly clock: () => number;
  readonly schedule: Schedule;
  readonly log: Log;
  make(documentId: string, kind: RevisionKind): Promise<unknown>;
}

const minuteMs = 60_000;
const pauseMs = 5 * minuteMs;
const workMs = 30 * minuteMs;
const goneMs = minuteMs;

/** A document with edits that no revision has. */
interface Unkept {
  readonly since: number;
  lastAt: number;
  callOff(): void;
}

export class AutoRevisions {
  readonly #options: AutoRevisionsOptions;
  readonly #unkept = new Map<string, Unkept>();
  /** By document, how many sockets there are of people who may write. */
  readonly #writers = new Map<string, number>();
  /** Documents that nobody who may write has open, for less than a minute. */
  readonly #leaving = new Map<string, () => void>();
  /** T4 */
  #last: Promise<unknown> = Promise.resolve();
  #isOver = false;

  constructor(options: AutoRevisionsOptions) {
    this.#options = options;
  }

  /** Called for every edit, so it has to cost next to nothing. */
  edited(documentId: string): void {
    const now = this.#options.clock();
    const unkept = this.#unkept.get(documentId);
    if (unkept) unkept.lastAt = now;
    else this.#await(documentId, { since: now, lastAt: now, callOff: () => {} });
  }

  /** T2. Somebody has come into the document, with one socket of perhaps several. */
  entered(documentId: string, { access }: Pick<Visitor, "access">): void {
    if (access !== "write") return;
    this.#writers.set(documentId, (this.#writers.get(documentId) ?? 0) + 1);
    this.#leaving.get(documentId)?.();
    this.#leaving.delete(documentId);
  }

  left(documentId: string, { access }: Pick<Visitor, "access">): void {
    if (access !== "write") return;
    const writers = (this.#writers.get(documentId) ?? 0) - 1;
    if (writers > 0) this.#writers.set(documentId, writers);
    else this.#lastHasGone(documentId);
  }

  /** T2 */
  #lastHasGone(documentId: string): void {
    this.#writers.delete(documentId);
    const gone = () => {
      this.#leaving.delete(documentId);
      this.#keep(documentId, "left");
    };
    this.#leaving.set(documentId, this.#options.schedule(gone, goneMs));
  }

  /** T3 */
  async catchUp(): Promise<void> {
    for (const id of await documentsAheadOfRevisions(this.#options.driver)) this.edited(id);
  }

  /** Resolves when those that are due are made. */
  async settle(): Promise<void> {
    await this.#last;
  }

  /** What waits is left to the next start. */
  async stop(): Promise<void> {
    this.#isOver = true;
    for (const { callOff } of this.#unkept.values()) callOff();
    for (const callOff of this.#leaving.values()) callOff();
    await this.#last;
  }

  /** T1 */
  #await(documentId: string, unkept: Unkept): void {
    if (this.#isOver) return;
    const { clock, schedule } = this.#options;
    const due = Math.min(unkept.lastAt + pauseMs, unkept.since + workMs);
    unkept.callOff = schedule(() => this.#check(documentId, unkept), due - clock());
    this.#unkept.set(documentId, unkept);
  }

  #check(documentId: string, unkept: Unkept): void {
    const now = this.#options.clock();
    if (now - unkept.lastAt >= pauseMs) this.#keep(documentId, "pause");
    else if (now - unkept.since >= workMs) this.#keep(documentId, "work");
    else this.#await(documentId, unkept);
  }

  #keep(documentId: string, kind: RevisionKind): void {
    if (this.#isOver) return;
    this.#unkept.get(documentId)?.callOff();
    this.#unkept.delete(documentId);
    const { make, log } = this.#options;
    this.#last = this.#last.then(async () => {
      try {
        await make(documentId, kind);
      } catch (cause) {
        log.warn(
          { documentId, kind, err: cause },
          "A revision could not be made; it is tried again",
        );
        this.edited(documentId);
      }
    });
  }
}
