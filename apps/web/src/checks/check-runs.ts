/**
 * When to check: soon after people stop, now and then while they go on, and only when the browser has time.
 *
 *   S1  A run begins `settleMs` after the last change, at the latest `longestMs` after the first one.
 *   S2  There is one run at a time; what changes meanwhile is checked by the next one.
 *   S3  After `stop` nothing runs.
 */
export interface RunClock {
  now(): number;
  /** Runs something later; returns what calls it off. */
  after(ms: number, run: () => void): () => void;
  /** Runs something when there is nothing more urgent to do; returns what calls it off. */
  whenIdle(run: () => void): () => void;
}

export const settleMs = 300;
export const longestMs = 1000;

/** How soon it runs, in milliseconds. */
export interface RunPace {
  readonly settleMs: number;
  readonly longestMs: number;
}

interface Changes {
  readonly first: number;
  readonly last: number;
}

type State =
  | { readonly phase: "resting" }
  | { readonly phase: "waiting"; readonly changes: Changes; readonly cancel: () => void }
  | { readonly phase: "running"; readonly changes: Changes | undefined }
  | { readonly phase: "stopped" };

export class CheckRuns {
  readonly #clock: RunClock;
  readonly #run: () => Promise<void>;
  readonly #pace: RunPace;
  #state: State = { phase: "resting" };

  /** `run` checks the document as it is then; it does not reject. */
  constructor(clock: RunClock, run: () => Promise<void>, pace: RunPace = { settleMs, longestMs }) {
    this.#clock = clock;
    this.#run = run;
    this.#pace = pace;
  }

  /** Something changed. Called for every keystroke, so it does next to nothing. */
  readonly changed = (): void => {
    const now = this.#clock.now();
    switch (this.#state.phase) {
      case "resting":
        return this.#wait({ first: now, last: now });
      case "waiting":
      case "running": {
        const { changes } = this.#state;
        this.#state = { ...this.#state, changes: { first: changes?.first ?? now, last: now } };
        return;
      }
      case "stopped":
    }
  };

  stop(): void {
    if (this.#state.phase === "waiting") this.#state.cancel();
    this.#state = { phase: "stopped" };
  }

  #wait(changes: Changes): void {
    const ms = Math.max(0, this.#dueAt(changes) - this.#clock.now());
    const cancel = this.#clock.after(ms, () => this.#onTime());
    this.#state = { phase: "waiting", changes, cancel };
  }

  #onTime(): void {
    if (this.#state.phase !== "waiting") return;
    const { changes } = this.#state;
    if (this.#clock.now() < this.#dueAt(changes)) return this.#wait(changes);
    const cancel = this.#clock.whenIdle(() => void this.#start());
    this.#state = { phase: "waiting", changes, cancel };
  }

  async #start(): Promise<void> {
    if (this.#state.phase !== "waiting") return;
    this.#state = { phase: "running", changes: undefined };
    await this.#run();
    this.#settle();
  }

  #settle(): void {
    if (this.#state.phase !== "running") return;
    const { changes } = this.#state;
    if (changes) this.#wait(changes);
    else this.#state = { phase: "resting" };
  }

  #dueAt({ first, last }: Changes): number {
    return Math.min(last + this.#pace.settleMs, first + this.#pace.longestMs);
  }
}
