/**
 * The way of a room's changes to the disk, in order. A change counts as durable when it and all before it are.
 * What shows the document waits here until all it shows is durable.
 */

/** What happened to a room while something waited for it. The same can be asked of the next one. */
export class RoomLost extends Error {
  override readonly name = "RoomLost";
}

export interface CommitQueueOptions<Change> {
  /** Called with the changes that have become durable together, oldest first. */
  onDurable(changes: readonly Change[]): void;
  /** Called when a change is not known to be durable, or `onDurable` failed. */
  onFailed(cause: unknown): void;
}

interface InFlight<Change> {
  readonly change: Change;
  isDurable: boolean;
}

interface Waiting {
  readonly number: number;
  proceed(): void;
  abandon(): void;
}

export class CommitQueue<Change> {
  readonly #options: CommitQueueOptions<Change>;
  readonly #inFlight: InFlight<Change>[] = [];
  readonly #waiting: Waiting[] = [];
  /** Numbers of the last change added and of the last that is durable. */
  #added = 0;
  #durable = 0;
  #unsettled = 0;
  #isAdvancing = false;
  #isClosed = false;
  #onDrained: (() => void) | undefined;

  constructor(options: CommitQueueOptions<Change>) {
    this.#options = options;
  }

  get added(): number {
    return this.#added;
  }

  get durable(): number {
    return this.#durable;
  }

  get isEmpty(): boolean {
    return this.#unsettled === 0;
  }

  /** `written` resolves once the change is on disk. */
  add(change: Change, written: Promise<void>): void {
    const entry: InFlight<Change> = { change, isDurable: false };
    this.#added += 1;
    this.#unsettled += 1;
    this.#inFlight.push(entry);
    written.then(
      () => {
        entry.isDurable = true;
        this.#settled();
        this.#advanceSoon();
      },
      (cause: unknown) => {
        this.#settled();
        if (!this.#isClosed) this.#options.onFailed(cause);
      },
    );
  }

  /** Runs `proceed` once all that is added now is durable, which may be at once. */
  whenDurable(proceed: () => void, abandon: () => void = () => {}): void {
    if (this.#isClosed) return abandon();
    if (this.#durable === this.#added) return proceed();
    this.#waiting.push({ number: this.#added, proceed, abandon });
  }

  /** @throws RoomLost when it cannot be known. */
  settle(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.whenDurable(resolve, () => reject(new RoomLost()));
    });
  }

  /** Nothing more is told to anybody. */
  close(): void {
    this.#isClosed = true;
    for (const { abandon } of this.#waiting.splice(0)) abandon();
  }

  /** Resolves when every write has ended, well or not. */
  drained(): Promise<void> {
    if (this.#unsettled === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onDrained = resolve;
    });
  }

  #settled(): void {
    this.#unsettled -= 1;
    if (this.#unsettled === 0) this.#onDrained?.();
  }

  /** The changes of one group commit resolve one after the other; they are passed on together. */
  #advanceSoon(): void {
    if (this.#isAdvancing || this.#isClosed) return;
    this.#isAdvancing = true;
    queueMicrotask(() => {
      this.#isAdvancing = false;
      if (this.#isClosed) return;
      try {
        this.#advance();
      } catch (cause) {
        this.#options.onFailed(cause);
      }
    });
  }

  #advance(): void {
    const first = this.#inFlight.findIndex(({ isDurable }) => !isDurable);
    const done = this.#inFlight.splice(0, first === -1 ? this.#inFlight.length : first);
    if (done.length === 0) return;
    this.#durable += done.length;
    while (this.#waiting[0] && this.#waiting[0].number <= this.#durable)
      this.#waiting.shift()?.proceed();
    this.#options.onDurable(done.map(({ change }) => change));
  }
}
