/**
 * The way of a room's changes to the disk, in order. A change counts as durable when it and all before it are.
 * What shows the document waits here until all it shows is durable, and makes what is held back go at once.
 */
import { Pace } from "./pace.ts";

/** What happened to a room while something waited for it. The same can be asked of the next one. */
export class RoomLost extends Error {
  override readonly name = "RoomLost";
}

export interface CommitQueueOptions<Change> {
  /** Resolves once the changes are on disk. */
  write(changes: readonly Change[]): Promise<void>;
  /** How many milliseconds a change waits for others to go to the disk with, when the last went so long ago. */
  delay(quietMs: number): number;
  readonly clock: () => number;
  /** Called with the changes that have become durable together, oldest first. */
  onDurable(changes: readonly Change[]): void;
  /** Called when a change is not known to be durable, or `onDurable` failed. */
  onFailed(cause: unknown): void;
}

interface Batch<Change> {
  readonly changes: readonly Change[];
  isDurable: boolean;
}

interface Waiting {
  readonly number: number;
  proceed(): void;
  abandon(): void;
}

export class CommitQueue<Change> {
  readonly #options: CommitQueueOptions<Change>;
  readonly #pace: Pace;
  /** What is on its way to the disk, oldest first. */
  readonly #batches: Batch<Change>[] = [];
  /** What was added after that. */
  #heldBack: Change[] = [];
  readonly #waiting: Waiting[] = [];
  /** Numbers of the last change added and of the last that is durable. */
  #added = 0;
  #durable = 0;
  #writing = 0;
  #isAdvancing = false;
  #isClosed = false;
  #onDrained: (() => void) | undefined;

  constructor(options: CommitQueueOptions<Change>) {
    this.#options = options;
    const { clock } = options;
    this.#pace = new Pace({
      delay: (quietMs) => options.delay(quietMs),
      clock,
      work: () => this.#writeHeldBack(),
    });
  }

  get added(): number {
    return this.#added;
  }

  get durable(): number {
    return this.#durable;
  }

  get isEmpty(): boolean {
    return this.#writing === 0 && this.#heldBack.length === 0;
  }

  add(change: Change): void {
    this.#added += 1;
    this.#heldBack.push(change);
    this.#pace.ask();
  }

  /** Runs `proceed` once all that is added now is durable, which may be at once. */
  whenDurable(proceed: () => void, abandon: () => void = () => {}): void {
    if (this.#isClosed) return abandon();
    if (this.#durable === this.#added) return proceed();
    this.#waiting.push({ number: this.#added, proceed, abandon });
    this.#hurry();
  }

  /** @throws RoomLost when it cannot be known. */
  settle(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.whenDurable(resolve, () => reject(new RoomLost()));
    });
  }

  /** Writes what is held back; nothing more is told to anybody. */
  close(): void {
    this.#isClosed = true;
    this.#hurry();
    this.#pace.stop();
    for (const { abandon } of this.#waiting.splice(0)) abandon();
  }

  /** Resolves when every write has ended, well or not. */
  drained(): Promise<void> {
    if (this.isEmpty) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onDrained = resolve;
    });
  }

  #hurry(): void {
    if (this.#heldBack.length > 0) this.#pace.hurry();
  }

  #writeHeldBack(): void {
    const batch: Batch<Change> = { changes: this.#heldBack, isDurable: false };
    this.#heldBack = [];
    this.#batches.push(batch);
    this.#writing += 1;
    this.#options.write(batch.changes).then(
      () => {
        batch.isDurable = true;
        this.#settled();
        this.#advanceSoon();
      },
      (cause: unknown) => {
        this.#settled();
        this.#fail(cause);
      },
    );
  }

  /** What is held back may build on what was not stored. */
  #fail(cause: unknown): void {
    if (this.#isClosed) return;
    this.#heldBack = [];
    this.#pace.stop();
    this.#options.onFailed(cause);
  }

  #settled(): void {
    this.#writing -= 1;
    if (this.isEmpty) this.#onDrained?.();
  }

  /** The batches of one group commit resolve one after the other; they are passed on together. */
  #advanceSoon(): void {
    if (this.#isAdvancing || this.#isClosed) return;
    this.#isAdvancing = true;
    queueMicrotask(() => {
      this.#isAdvancing = false;
      if (this.#isClosed) return;
      try {
        this.#advance();
      } catch (cause) {
        this.#fail(cause);
      }
    });
  }

  #advance(): void {
    const first = this.#batches.findIndex(({ isDurable }) => !isDurable);
    const done = this.#batches
      .splice(0, first === -1 ? this.#batches.length : first)
      .flatMap(({ changes }) => changes);
    if (done.length === 0) return;
    this.#durable += done.length;
    while (this.#waiting[0] && this.#waiting[0].number <= this.#durable)
      this.#waiting.shift()?.proceed();
    this.#options.onDurable(done);
  }
}
