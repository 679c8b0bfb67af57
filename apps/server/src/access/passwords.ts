/**
 * Passwords are kept as scrypt hashes, which take 64 MB and some 200 ms each on purpose.
 *
 *   P1  At most two are worked out at once; the others wait, and too many that wait are refused.
 *   P2  Checking the password of nobody takes as long as checking a wrong one: accounts cannot be found out.
 */
import { AppError } from "@brudnopis/schema";
import { randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from "node:crypto";

export interface Passwords {
  hash(password: string): Promise<string>;
  /** @throws AppError `too-many-requests` when too many sign-ins wait already. */
  verify(password: string, stored: string | undefined): Promise<boolean>;
}

export interface PasswordOptions {
  /** log2 of scrypt's N. Tests take a small one. */
  readonly cost?: number;
  readonly concurrency?: number;
  readonly maxWaiting?: number;
}

const blockSize = 8;
const parallelism = 1;
const keyBytes = 32;

export async function createPasswords(options: PasswordOptions = {}): Promise<Passwords> {
  const { cost = 16, concurrency = 2, maxWaiting = 100 } = options;
  const limited = createLimit(concurrency, maxWaiting);
  const hash = (password: string) => limited(() => hashPassword(password, cost));
  const nobody = await hash(randomBytes(16).toString("base64"));
  return {
    hash,
    verify: async (password, stored) => {
      const matches = await limited(() => matchesHash(password, stored ?? nobody));
      return matches && stored !== undefined;
    },
  };
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

type Limit = <T>(task: () => Promise<T>) => Promise<T>;

function createLimit(concurrency: number, maxWaiting: number): Limit {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (running < concurrency) {
      running += 1;
    } else if (waiting.length >= maxWaiting) {
      throw new AppError(
        "too-many-requests",
        "Too many people are signing in right now; try again shortly",
      );
    } else {
      // The one that ends hands its place on, so `running` stays as it is.
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
