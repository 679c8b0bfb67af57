/** Telling a disk that cannot be written to from a write that was wrong. */
import type { StorageTrouble } from "@brudnopis/schema";
import { statfsSync } from "node:fs";
import { dirname } from "node:path";

/** With less than this nothing is tried: the next few commits would fill it. */
export const leastFreeBytes = 1024 * 1024;

export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** What is the matter with the disk; undefined when the error is about something else. */
export function troubleOf(error: unknown, path: string): StorageTrouble | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (typeof code !== "string") return undefined;
  if (code === "SQLITE_FULL") return "disk-full";
  if (!isAboutTheFile.test(code)) return undefined;
  // SQLite says „full” of the log and the database only; its index has to be mapped, and says something else.
  return hasSpace(path) ? "io-error" : "disk-full";
}

const isAboutTheFile = /^SQLITE_(IOERR|CORRUPT|NOTADB|CANTOPEN|READONLY|PROTOCOL)(_|$)/;

function hasSpace(path: string): boolean {
  try {
    return freeBytes(dirname(path)) >= leastFreeBytes;
  } catch {
    return true;
  }
}
