/** How often one link may be used: enough for a room full of people, and not for a program that never stops. */
import { AppError } from "@brudnopis/schema";

/** Each page takes two: sixty councillors may open a link in the same moment. */
const pagesPerMinute = 120;
/** Their pages have pictures. */
export const picturesPerMinute = 3000;
const minuteMs = 60_000;

/** Only links that work are counted, so nobody can fill this with made-up ones. */
const maxLinks = 10_000;

interface Allowance {
  readonly left: number;
  readonly at: number;
}

export class LinkLimit {
  readonly #clock: () => number;
  readonly #usesPerMinute: number;
  /** In the order of last use. */
  readonly #allowances = new Map<string, Allowance>();

  constructor(clock: () => number, usesPerMinute: number = pagesPerMinute) {
    this.#clock = clock;
    this.#usesPerMinute = usesPerMinute;
  }

  /** @throws AppError `too-many-requests`. */
  take(linkId: string): void {
    const at = this.#clock();
    const left = this.#left(linkId, at);
    if (left < 1) throw tooOften(Math.ceil(((1 - left) * minuteMs) / this.#usesPerMinute / 1000));
    this.#allowances.delete(linkId);
    this.#allowances.set(linkId, { left: left - 1, at });
    const oldest = this.#allowances.keys().next();
    if (this.#allowances.size > maxLinks && !oldest.done) this.#allowances.delete(oldest.value);
  }

  #left(linkId: string, now: number): number {
    const known = this.#allowances.get(linkId);
    if (!known) return this.#usesPerMinute;
    const earned = (Math.max(0, now - known.at) * this.#usesPerMinute) / minuteMs;
    return Math.min(this.#usesPerMinute, known.left + earned);
  }
}

function tooOften(waitSeconds: number): AppError {
  return new AppError(
    "too-many-requests",
    `This link is opened too often; try again in ${waitSeconds} seconds`,
    { waitSeconds },
  );
}
