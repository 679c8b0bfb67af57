/**
 * Who is next where only one can be at work.
 *
 *   T1  Those in front go before those behind; among each, who asked first.
 *   T2  Who gives up while waiting loses the place, and nobody waits for them.
 */
export interface TurnOptions {
  /** Waits behind all who do not. */
  readonly isBehind?: boolean;
  readonly signal?: AbortSignal | undefined;
}

interface Waiting {
  readonly isBehind: boolean;
  readonly start: () => void;
}

export class Turns {
  #waiting: Waiting[] = [];
  #isTaken = false;

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Runs it when its turn comes. @throws the signal's reason, when that comes first. */
  async run<T>(work: () => Promise<T>, options: TurnOptions = {}): Promise<T> {
    await this.#take(options);
    try {
      return await work();
    } finally {
      this.#release();
    }
  }

  async #take({ isBehind = false, signal }: TurnOptions): Promise<void> {
    signal?.throwIfAborted();
    if (!this.#isTaken) {
      this.#isTaken = true;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const waiting: Waiting = {
        isBehind,
        start: () => {
          signal?.removeEventListener("abort", leave);
          resolve();
        },
      };
      const leave = () => {
        this.#waiting = this.#waiting.filter((each) => each !== waiting);
        // It is what whoever called it off says of it.
        reject(signal?.reason as Error);
      };
      signal?.addEventListener("abort", leave, { once: true });
      this.#waiting.push(waiting);
    });
  }

  #release(): void {
    const next = this.#waiting.find(({ isBehind }) => !isBehind) ?? this.#waiting[0];
    this.#isTaken = next !== undefined;
    this.#waiting = this.#waiting.filter((each) => each !== next);
    next?.start();
  }
}
