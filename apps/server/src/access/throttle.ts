/**
 * Slows down guessing. What can be guessed is a target: the password of an address, somebody's second factor.
 *
 *   T1  After five wrong tries a target waits, twice as long after each further one, up to a quarter of an hour, wherever
 *       the tries come from.
 *   T2  A browser in which the person signed in before is counted by itself: what others get wrong elsewhere does not
 *       slow it down, so nobody can be locked out on purpose. Nor does it forgive them anything.
 *   T3  A network is never blocked, since a whole office shares one. One from which much is wrong gets one free try at
 *       each target in place of five.
 *   T4  A try is counted before it is judged, so that a hundred at once are a hundred; one that was right is forgiven.
 *   T5  What it remembers is bounded, and making it forget by sheer numbers takes longer than waiting.
 */
import { hashToken } from "./tokens.ts";

export interface Attempt {
  /** What is being guessed: `password:ada@konin.example`. */
  readonly target: string;
  /** T2: a name of the browser, when it is known for this person. */
  readonly device?: string | undefined;
  /** T3: the network that the try comes from; absent where it makes no difference. */
  readonly network?: string | undefined;
}

export type Verdict<T> =
  | { readonly outcome: "right"; readonly value: T }
  | { readonly outcome: "wrong" }
  /** Nothing was looked at. `isFirst` until the next try that is. */
  | { readonly outcome: "wait"; readonly waitMs: number; readonly isFirst: boolean };

const freeTries = 5;
const freeTriesFromBadNetwork = 1;
const firstWaitMs = 30_000;
const longestWaitMs = 15 * 60_000;

/** No single target can make a network bad: it waits long before that. */
const badNetworkTries = 60;
const badNetworkMs = 10 * 60_000;

/** T5: so many wrong passwords take many times the longest wait to check. */
const maxBuckets = 100_000;
const maxNetworks = 10_000;

interface Bucket {
  /** Tries since the last one that was right. */
  count: number;
  lastAt: number;
  /** Whether it was refused since the last try. */
  isRefused: boolean;
}

export class Throttle {
  readonly #clock: () => number;
  /** Both in the order of last use. Keys are hashes: addresses that people type are kept nowhere. */
  readonly #buckets = new Map<string, Bucket>();
  /** When the last wrong tries were made from a network. */
  readonly #networks = new Map<string, readonly number[]>();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Judges a try, unless it has to wait. The judge says nothing for a wrong one; when it throws, none was made. */
  async attempt<T>(
    attempt: Attempt,
    judge: () => Promise<T | undefined>,
  ): Promise<Verdict<T & {}>> {
    const key = keyOf(attempt);
    const waitMs = this.#waitMs(key, attempt);
    if (waitMs > 0) return { outcome: "wait", waitMs, isFirst: this.#refuse(key) };
    const bucket = this.#count(key);
    try {
      const value = await judge();
      if (value === undefined || value === null) {
        this.#noteWrong(attempt.network);
        return { outcome: "wrong" };
      }
      this.#buckets.delete(key);
      return { outcome: "right", value };
    } catch (cause) {
      bucket.count -= 1;
      throw cause;
    }
  }

  /** Somebody proved in another way that the target is theirs. */
  forgive(target: string): void {
    this.#buckets.delete(keyOf({ target }));
  }

  #waitMs(key: string, attempt: Attempt): number {
    const bucket = this.#buckets.get(key);
    const free = this.#freeTries(attempt);
    if (!bucket || bucket.count < free) return 0;
    const pause = Math.min(firstWaitMs * 2 ** (bucket.count - free), longestWaitMs);
    return Math.max(0, bucket.lastAt + pause - this.#clock());
  }

  #freeTries({ device, network }: Attempt): number {
    if (device !== undefined || network === undefined) return freeTries;
    const [oldest, ...others] = this.#networks.get(network) ?? [];
    const isBad =
      oldest !== undefined &&
      others.length + 1 === badNetworkTries &&
      oldest > this.#clock() - badNetworkMs;
    return isBad ? freeTriesFromBadNetwork : freeTries;
  }

  #refuse(key: string): boolean {
    const bucket = this.#buckets.get(key);
    if (!bucket || bucket.isRefused) return false;
    bucket.isRefused = true;
    return true;
  }

  #count(key: string): Bucket {
    const count = (this.#buckets.get(key)?.count ?? 0) + 1;
    const bucket = { count, lastAt: this.#clock(), isRefused: false };
    keepLast(this.#buckets, key, bucket, maxBuckets);
    return bucket;
  }

  #noteWrong(network: string | undefined): void {
    if (network === undefined) return;
    const times = [...(this.#networks.get(network) ?? []), this.#clock()].slice(-badNetworkTries);
    keepLast(this.#networks, network, times, maxNetworks);
  }
}

function keyOf({ target, device = "" }: Attempt): string {
  return hashToken(`${device} ${target}`);
}

/** Sets an entry as the newest, and drops the oldest when there are too many. */
function keepLast<T>(map: Map<string, T>, key: string, value: T, max: number): void {
  map.delete(key);
  map.set(key, value);
  const oldest = map.keys().next();
  if (map.size > max && !oldest.done) map.delete(oldest.value);
}
