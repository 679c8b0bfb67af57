/**
 * How long an update of a room waits for others to leave with: not at all until passing them on costs so much that it
 * would keep the server from reading. A room of a few never waits, one of hundreds some milliseconds.
 */
export class AdaptiveWindow {
  /** What passing on has cost lately. */
  #costMs = 0;

  /** Passing on what had gathered took so long. */
  note(costMs: number): void {
    this.#costMs += (Math.min(costMs, maxMs) - this.#costMs) * weightOfLast;
  }

  /** In milliseconds, when the last one left so long ago. */
  delay(quietMs: number): number {
    const window = this.#costMs * share;
    return quietMs >= lonelyMs || window < minMs ? 0 : Math.min(window, maxMs);
  }
}

/** A room takes at most a fifteenth of the thread for passing on. */
const share = 14;

/** Shorter than what timers can measure. */
const minMs = 1;

/** Two frames of a screen: what a reader does not notice. */
const maxMs = 30;

/** An update that comes so long after the one before it would wait for company in vain. */
const lonelyMs = 100;

const weightOfLast = 0.1;
