/**
 * Whether the server can do its work.
 *
 *   J1  It is not ready as soon as it stops, nor before it has started.
 *   J2  It is not ready when it cannot read its database within a second, or cannot commit within two, when what is to be
 *       stored has waited for five, or when the store says by itself that it cannot.
 *   J3  It is not ready when there is too little space on the disk to commit anything. The reserve is not counted.
 *   J4  It is not ready when the database is not as this program knows it.
 *   J5  However many ask at once, it is looked at once.
 */
import { statfs } from "node:fs/promises";
import type { StorageTrouble } from "@brudnopis/schema";
import { z } from "zod";
import { type Driver, readOne } from "../store/driver.ts";
import type { ReserveState } from "../store/storage.ts";

export interface HealthOptions {
  readonly driver: Driver;
  readonly dataDir: string;
  /** The format of the database that this program knows. */
  readonly format: number;
  /** With no more free space than this nothing is written. */
  readonly leastFreeBytes: number;
  /** What the store itself says. */
  isStoring(): boolean;
  /** What it says besides, for people. */
  readonly storage?: StorageDetails;
  isServing(): boolean;
  /** For what nobody can know beforehand: free space of a folder, in bytes. */
  readonly freeBytes?: (folder: string) => Promise<number>;
}

export interface Health {
  readonly isReady: boolean;
  readonly checks: Checks;
  /** Absent when the system does not say. */
  readonly freeDiskBytes?: number | undefined;
  readonly storage?: StorageDetails;
}

export interface StorageDetails {
  /** Why documents cannot be stored, when they cannot. */
  readonly trouble: StorageTrouble | undefined;
  /** Whether the space that is kept for who puts a full disk right is still kept. */
  readonly reserve: ReserveState;
}

export interface Checks {
  readonly serving: boolean;
  readonly reading: boolean;
  readonly writing: boolean;
  readonly disk: boolean;
  readonly format: boolean;
}

const readLimitMs = 1000;
const writeLimitMs = 2000;
const oldestWriteMs = 5000;

const Format = z.strictObject({ format: z.int() });

export class HealthCheck {
  readonly #options: HealthOptions;
  #running: Promise<Health> | undefined;

  constructor(options: HealthOptions) {
    this.#options = options;
  }

  /** J5 */
  look(): Promise<Health> {
    this.#running ??= this.#look().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** J1 is known at once; the rest is asked. */
  async isReady(): Promise<boolean> {
    if (!this.#options.isServing()) return false;
    const { isReady } = await this.look();
    return isReady && this.#options.isServing();
  }

  async #look(): Promise<Health> {
    const { isServing, leastFreeBytes, storage } = this.#options;
    const [format, writing, freeDiskBytes] = await Promise.all([
      this.#format(),
      this.#canWrite(),
      this.#freeBytes(),
    ]);
    const checks: Checks = {
      serving: isServing(),
      reading: format !== undefined,
      writing,
      disk: freeDiskBytes === undefined || freeDiskBytes > leastFreeBytes,
      format: format === undefined || format === this.#options.format,
    };
    return {
      isReady: Object.values(checks).every(Boolean),
      checks,
      freeDiskBytes,
      ...(storage ? { storage: { trouble: storage.trouble, reserve: storage.reserve } } : {}),
    };
  }

  async #format(): Promise<number | undefined> {
    const sql = "select coalesce(max(number), 0) as format from migration";
    const row = readOne(this.#options.driver, Format, sql);
    return (await inTime(row, readLimitMs))?.format;
  }

  /** An empty write still goes through the queue and the thread that commits. */
  async #canWrite(): Promise<boolean> {
    const { driver, isStoring } = this.#options;
    const written = driver.write([]).then(() => true);
    const isTooLate = () => (driver.backlog?.().oldestMs ?? 0) > oldestWriteMs;
    return (await inTime(written, writeLimitMs)) === true && isStoring() && !isTooLate();
  }

  async #freeBytes(): Promise<number | undefined> {
    const { dataDir, freeBytes = freeBytesOf } = this.#options;
    return inTime(freeBytes(dataDir), readLimitMs);
  }
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** What it says; undefined when it fails or takes too long. */
async function inTime<T>(asked: Promise<T>, limitMs: number): Promise<T | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), limitMs);
  try {
    return await Promise.race([asked, late.promise]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
