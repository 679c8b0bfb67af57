/**
 * A file that is worth nothing but the space it takes. When the disk is full it is deleted, so that whoever puts that
 * right can sign in, look and delete; it is made again when there is space for it and some more.
 */
import { randomBytes } from "node:crypto";
import { open, rm, stat, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { leastFreeBytes } from "./sqlite/trouble.ts";

/** What has to be free beside it, as a part of it: else the next letters would make it go again. */
const spareShare = 1 / 4;

const blockBytes = 1024 * 1024;

export class Reserve {
  readonly #path: string;
  readonly #bytes: number;
  readonly #freeBytes: (folder: string) => Promise<number>;
  #isKept = false;

  /** None is kept when it is to have no bytes. */
  constructor(path: string, bytes: number, freeBytes = freeBytesOf) {
    this.#path = path;
    this.#bytes = bytes;
    this.#freeBytes = freeBytes;
  }

  get isWanted(): boolean {
    return this.#bytes > 0;
  }

  get isKept(): boolean {
    return this.#isKept;
  }

  /** Makes it, unless it is there or there is no space for it; says whether it is there then. */
  async keep(): Promise<boolean> {
    if (this.#isKept || !this.isWanted) return this.#isKept;
    this.#isKept = (await this.#isThere()) || ((await this.#hasSpace()) && (await this.#make()));
    return this.#isKept;
  }

  /** Whether it is there from an earlier time, and nothing else is free. */
  async isNeeded(): Promise<boolean> {
    if (!(await this.#isThere())) return false;
    this.#isKept = true;
    return (await this.#freeBytes(dirname(this.#path))) < leastFreeBytes;
  }

  /** Gives its space back. Says whether there was any to give. */
  async release(): Promise<boolean> {
    const wasKept = this.#isKept;
    this.#isKept = false;
    await rm(this.#path, { force: true });
    return wasKept;
  }

  async #isThere(): Promise<boolean> {
    const size = await stat(this.#path).then(
      (found) => found.size,
      () => undefined,
    );
    return size === this.#bytes;
  }

  async #hasSpace(): Promise<boolean> {
    return (await this.#freeBytes(dirname(this.#path))) >= this.#bytes * (1 + spareShare);
  }

  /** Of noise, because file systems that compress would make nothing of zeros. */
  async #make(): Promise<boolean> {
    const noise = randomBytes(Math.min(blockBytes, this.#bytes));
    try {
      const file = await open(this.#path, "w", 0o600);
      try {
        for (let left = this.#bytes; left > 0; left -= noise.length)
          await file.writeFile(noise.subarray(0, Math.min(left, noise.length)));
        await file.datasync();
      } finally {
        await file.close();
      }
      return true;
    } catch {
      await rm(this.#path, { force: true });
      return false;
    }
  }
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
