/**
 * Work that may be done only so often: at once when it has been quiet, else once for everything that asked for it
 * until the interval is over.
 */
export interface PaceOptions {
  readonly intervalMs: number;
  readonly clock: () => number;
  readonly work: () => void;
}

export class Pace {
  readonly #options: PaceOptions;
  #timer: NodeJS.Timeout | undefined;
  #doneAt = -Infinity;

  constructor(options: PaceOptions) {
    this.#options = options;
  }

  ask(): void {
    if (this.#timer) return;
    const { intervalMs, clock } = this.#options;
    const elapsed = Math.max(0, clock() - this.#doneAt);
    if (elapsed >= intervalMs) this.#do();
    else this.#timer = setTimeout(() => this.#do(), intervalMs - elapsed);
  }

  /** Does it now. */
  hurry(): void {
    clearTimeout(this.#timer);
    this.#do();
  }

  /** Forgets what was asked for. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #do(): void {
    this.#timer = undefined;
    this.#doneAt = this.#options.clock();
    this.#options.work();
  }
}
