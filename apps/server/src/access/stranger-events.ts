/**
 * Which failed tries of strangers are written down. The audit log cannot be shortened by hand, and anybody who reaches
 * the sign-in page could fill it: of each kind, a network has one an hour, and the next one says how many there were.
 *
 *   X1  What it remembers is bounded. A network that was forgotten is written down again.
 */
const everyMs = 3_600_000;
const maxKept = 10_000;

interface Kept {
  readonly at: number;
  /** How many were not written down since. */
  leftOut: number;
}

export class StrangerEvents {
  readonly #clock: () => number;
  readonly #max: number;
  /** In the order in which they were written down. */
  readonly #kept = new Map<string, Kept>();

  constructor(clock: () => number, max = maxKept) {
    this.#clock = clock;
    this.#max = max;
  }

  /** For how many events this one stands, itself included; undefined when it is not to be written down. */
  note(network: string, kind: string): number | undefined {
    const key = `${kind} ${network}`;
    const before = this.#kept.get(key);
    const now = this.#clock();
    if (before && now - before.at < everyMs) {
      before.leftOut += 1;
      return undefined;
    }
    this.#kept.delete(key);
    this.#kept.set(key, { at: now, leftOut: 0 });
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > this.#max && !oldest.done) this.#kept.delete(oldest.value);
    return (before?.leftOut ?? 0) + 1;
  }
}
