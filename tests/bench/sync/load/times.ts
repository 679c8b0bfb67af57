import type { Spread } from "../messages.ts";

const bucketMs = 0.1;
const buckets = 300_000;

/** Many durations, of which only how many were how long is kept, to a tenth of a millisecond and up to 30 seconds. */
export class Times {
  readonly #counts = new Uint32Array(buckets);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(milliseconds: number): void {
    const bucket = Math.min(buckets - 1, Math.max(0, Math.floor(milliseconds / bucketMs)));
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#count += 1;
  }

  spread(): Spread {
    return { count: this.#count, p50: this.#quantile(0.5), p99: this.#quantile(0.99) };
  }

  #quantile(share: number): number {
    let left = Math.ceil(this.#count * share);
    if (left === 0) return 0;
    for (const [bucket, count] of this.#counts.entries()) {
      left -= count;
      if (left <= 0) return (bucket + 0.5) * bucketMs;
    }
    return Infinity;
  }
}
