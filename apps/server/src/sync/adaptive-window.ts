/**
 * How long updates of a room are gathered before they leave together: not at all until passing them on costs so much
 * that it would keep the server from reading. A room of a few never waits, one of hundreds some milliseconds.
 */
export class AdaptiveWindow {
  /** What passing on has cost lately. */
  #costMs = 0;

  /** Passing on what had gathered took so long. */
  note(costMs: number): void {
    this.#costMs += (Math.min(costMs, maxMs) - this.#costMs) * weightOfLast;
  }

  get ms(): number {
    const window = this.#costMs * share;
    return window < minMs ? 0 : Math.min(window, maxMs);
  }
}

/** A room takes at most a ninth of the thread for passing on. */
const share = 8;

/** Shorter than what timers can measure. */
const minMs = 1;

/** What a reader does not notice. */
const maxMs = 40;

const weightOfLast = 0.1;
