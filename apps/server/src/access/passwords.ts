/**
 * Passwords are kept as scrypt hashes, which take 64 MB and some 200 ms each on purpose.
 *
 *   P1  At most two for each core are worked out at once, and never so many that reading files has to wait for them; the
 *       others wait, and too many that wait are refused.
 *   P2  Checking the password of nobody, or of somebody who has none, takes as long as checking a wrong one: accounts
 *       cannot be found out.
 *   P3  Who has shown something already (a known browser, a session, a link) goes before who has not, so that a flood of
 *       strangers keeps nobody out.
 *   P4  Strangers of each network wait in a line of their own, a short one, and the lines are served in turn: a flood from
 *       one network does not keep new browsers elsewhere out.
 */
import { AppError } from "@brudnopis/schema";
import { randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from "node:crypto";
import { availableParallelism } from "node:os";
import { FairQueue, type FairQueueLimits } from "./fair-queue.ts";

export interface Passwords {
  /** P3: whoever sets a password has shown why they may. @throws AppError `too-many-requests` */
  hash(password: string): Promise<string>;
  /**
   * Nothing stored, and an empty hash, match no password.
   * @throws AppError `too-many-requests` when too many wait already.
   */
  verify(password: string, stored: string | undefined, who: Asker): Promise<boolean>;
}

/** P3, P4: whether somebody has shown anything yet, or else where they come from. */
export type Asker = "known" | { readonly network: string };

export interface PasswordOptions {
  /** log2 of scrypt's N. Tests take a small one. */
  readonly cost?: number;
  readonly cores?: number;
  /** Threads of libuv's pool, in which scrypt runs. */
  readonly poolThreads?: number;
  /** How many may wait, of those who are known and of strangers each. */
  readonly maxWaiting?: number;
  /** P4: how many strangers of one network may. */
  readonly maxWaitingOfNetwork?: number;
}

/** As many as libuv has when UV_THREADPOOL_SIZE says nothing. */
const usualPoolThreads = 4;

const blockSize = 8;
const parallelism = 1;
const keyBytes = 32;

export async function createPasswords(options: PasswordOptions = {}): Promise<Passwords> {
  const { cost = 16, maxWaiting = 100, maxWaitingOfNetwork = 5 } = options;
  const limits = { perNetwork: maxWaitingOfNetwork, all: maxWaiting };
  const limited = createLimit(concurrencyOf(options), limits);
  const hash = (password: string) => limited("known", () => hashPassword(password, cost));
  const nobody = await hash(randomBytes(16).toString("base64"));
  return {
    hash,
    verify: async (password, stored = "", who) => {
      const matches = await limited(who, () => matchesHash(password, stored || nobody));
      return matches && stored !== "";
    },
  };
}

/** P1. The pool also reads files and looks up host names, so half of it stays free. */
export function concurrencyOf({
  cores = availableParallelism(),
  poolThreads = usualPoolThreads,
}: PasswordOptions): number {
  return Math.max(1, Math.min(2 * cores, Math.floor(poolThreads / 2)));
}

/** `scrypt$16$8$1$salt$key`: the parameters stay with the hash, so they can be raised later. */
async function hashPassword(password: string, cost: number): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, { cost, blockSize, parallelism });
  const parts = ["scrypt", cost, blockSize, parallelism];
  return [...parts, salt.toString("base64url"), key.toString("base64url")].join("$");
}

async function matchesHash(password: string, stored: string): Promise<boolean> {
  const [kind, cost, r, p, salt, key] = stored.split("$");
  if (kind !== "scrypt" || salt === undefined || key === undefined) {
    throw new Error("A stored password hash is of an unknown kind");
  }
  const parameters = { cost: Number(cost), blockSize: Number(r), parallelism: Number(p) };
  const expected = Buffer.from(key, "base64url");
  const actual = await derive(password, Buffer.from(salt, "base64url"), parameters);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

interface Parameters {
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelism: number;
}

function derive(
  password: string,
  salt: Buffer,
  { cost, blockSize: r, parallelism: p }: Parameters,
): Promise<Buffer> {
  const N = 2 ** cost;
  const options: ScryptOptions = { N, r, p, maxmem: 2 * 128 * N * r * p };
  return new Promise((resolve, reject) => {
    // One spelling of letters that Unicode can write in two ways, whatever the keyboard.
    scrypt(password.normalize("NFC"), salt, keyBytes, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

type Limit = <T>(who: Asker, task: () => Promise<T>) => Promise<T>;

function createLimit(concurrency: number, limits: FairQueueLimits): Limit {
  let running = 0;
  const known = new FairQueue<() => void>({ ...limits, perNetwork: limits.all });
  const strangers = new FairQueue<() => void>(limits);
  const join = (who: Asker, go: () => void) =>
    who === "known" ? known.add("", go) : strangers.add(who.network, go);
  return async (who, task) => {
    if (running < concurrency) {
      running += 1;
    } else {
      const { promise: turn, resolve: go } = Promise.withResolvers<void>();
      if (!join(who, go)) throw tooMany();
      // The one that ends hands its place on, so `running` stays as it is.
      await turn;
    }
    try {
      return await task();
    } finally {
      const next = known.next() ?? strangers.next();
      if (next) next();
      else running -= 1;
    }
  };
}

function tooMany(): AppError {
  return new AppError(
    "too-many-requests",
    "Too many people are signing in right now; try again shortly",
  );
}
