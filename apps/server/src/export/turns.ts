/**
 * Who is next where only one can be at work.
 *
 *   T1  Those in front go before those behind; among each, who asked first.
 *   T2  Who gives up while waiting loses the place, and nobody waits for them.
 *   T3  One person has one at work and so few waiting that they keep nobody else from what all share.
 */
import { AppError } from "@brudnopis/schema";

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

/** T3. Somebody may look at a document in as many windows. */
const waitingOfPerson = 8;

/** For what a page asks for by itself, again and again. */
export class OwnTurns {
  readonly #people = new Map<string, { readonly turns: Turns; users: number }>();

  /** @throws AppError `too-many-requests`, and the signal's reason. */
  async run<T>(personId: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const own = this.#people.get(personId) ?? { turns: new Turns(), users: 0 };
    if (own.users > waitingOfPerson)
      throw new AppError("too-many-requests", "You have asked for too much at once; wait a moment");
    this.#people.set(personId, own);
    own.users += 1;
    try {
      return await own.turns.run(work, { signal });
    } finally {
      own.users -= 1;
      if (own.users === 0) this.#people.delete(personId);
    }
  }
}
