/**
 * Passwords are kept as scrypt hashes, which take 64 MB and some 200 ms each on purpose.
 *
 *   P1  At most two for each core are worked out at once, and never so many that reading files has to wait for them; the
 *       others wait, and too many that wait are refused.
 *   P2  Checking the password of nobody, or of somebody who has none, takes as long as checking a wrong one: accounts
 *       cannot be found out.
 *   P3  Who has shown something already (a known browser, a session, a link) goes before who has not, so that a flood of
 *       strangers keeps nobody out.
 */
import { AppError } from "@brudnopis/schema";
import { randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from "node:crypto";
import { availableParallelism } from "node:os";

export interface Passwords {
  /** P3: whoever sets a password has shown why they may. @throws AppError `too-many-requests` */
  hash(password: string): Promise<string>;
  /**
   * Nothing stored, and an empty hash, match no password.
   * @throws AppError `too-many-requests` when too many wait already.
   */
  verify(password: string, stored: string | undefined, who?: Asker): Promise<boolean>;
}

/** P3: whether somebody has shown anything yet. */
export type Asker = "known" | "stranger";

export interface PasswordOptions {
  /** log2 of scrypt's N. Tests take a small one. */
  readonly cost?: number;
  readonly cores?: number;
  /** Threads of libuv's pool, in which scrypt runs. */
  readonly poolThreads?: number;
  /** How many may wait, of those who are known and of strangers each. */
  readonly maxWaiting?: number;
}

/** As many as libuv has when UV_THREADPOOL_SIZE says nothing. */
const usualPoolThreads = 4;

const blockSize = 8;
const parallelism = 1;
const keyBytes = 32;

export async function createPasswords(options: PasswordOptions = {}): Promise<Passwords> {
  const { cost = 16, maxWaiting = 100 } = options;
  const limited = createLimit(concurrencyOf(options), maxWaiting);
  const hash = (password: string) => limited("known", () => hashPassword(password, cost));
  const nobody = await hash(randomBytes(16).toString("base64"));
  return {
    hash,
    verify: async (password, stored = "", who = "stranger") => {
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

function createLimit(concurrency: number, maxWaiting: number): Limit {
  let running = 0;
  const waiting = { known: [] as (() => void)[], stranger: [] as (() => void)[] };
  return async (who, task) => {
    if (running < concurrency) {
      running += 1;
    } else if (waiting[who].length >= maxWaiting) {
      throw new AppError(
        "too-many-requests",
        "Too many people are signing in right now; try again shortly",
      );
    } else {
      // The one that ends hands its place on, so `running` stays as it is.
      await new Promise<void>((resolve) => waiting[who].push(resolve));
    }
    try {
      return await task();
    } finally {
      const next = waiting.known.shift() ?? waiting.stranger.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
