/** Work that waits for company: it is done once for everything that asks for it until it is done. */
export interface PaceOptions {
  /** How many milliseconds it waits when it was done so many milliseconds ago. */
  delay(quietMs: number): number;
  readonly clock: () => number;
  readonly work: () => void;
}

/** At once when it has been quiet for so long, else when the time is over. */
export function every(intervalMs: number): (quietMs: number) => number {
  return (quietMs) => intervalMs - quietMs;
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
    const delay = this.#options.delay(Math.max(0, this.#options.clock() - this.#doneAt));
    if (delay <= 0) this.#do();
    else this.#timer = setTimeout(() => this.#do(), delay);
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
