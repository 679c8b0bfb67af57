/**
 * Work that may be done only so often: at once when it has been quiet, else once for everything that asked for it
 * until the interval is over.
 */
export interface PaceOptions {
  /** In milliseconds; asked for anew each time. */
  interval(): number;
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
    const interval = this.#options.interval();
    const elapsed = Math.max(0, this.#options.clock() - this.#doneAt);
    if (elapsed >= interval) this.#do();
    else this.#timer = setTimeout(() => this.#do(), interval - elapsed);
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
