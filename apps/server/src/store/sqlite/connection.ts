/** Opening SQLite so that a commit is on disk when it returns, and not believing it until it is read back. */
import Database from "better-sqlite3";
import { dirname } from "node:path";
import type { SqlValue } from "../driver.ts";
import { freeBytes, leastFreeBytes } from "./trouble.ts";

/** Older versions can lose commits when a checkpoint resets the log (the WAL-reset bug). */
const minimumVersion = [3, 51, 3] as const;

/** @throws Error in plain words when this SQLite or this file cannot keep the promise. */
export function openForWriting(path: string): Database.Database {
  const database = new Database(path, { timeout: 5000 });
  database.pragma("journal_mode = wal");
  // better-sqlite3 is compiled so that switching to WAL lowers this to NORMAL, which loses commits in a power cut.
  database.pragma("synchronous = full");
  database.pragma("foreign_keys = on");
  // What is deleted or overwritten is zeroed, so that erased people are not found in the file's free space.
  database.pragma("secure_delete = on");
  // 1,000 pages of 4 KiB: the log is folded back into the file every 4 MB, by this thread.
  database.pragma("wal_autocheckpoint = 1000");
  database.pragma("journal_size_limit = 67108864");
  keepFewPages(database);
  assertSettings(database);
  return database;
}

/** A connection and what is prepared on it. */
export interface Connection {
  readonly database: Database.Database;
  readonly statements: Statements;
}

/** Writes all of the log into the database's own file and empties it; false when somebody who reads is in the way. */
export function foldLog(database: Database.Database): boolean {
  return database.pragma("wal_checkpoint(truncate)", { simple: true }) === 0;
}

const trialBytes = 64 * 1024;

/**
 * Commits something that needs new space, and leaves nothing of it.
 * @throws SqliteError as the next commit would.
 */
export function tryCommit(database: Database.Database): void {
  if (freeBytes(dirname(database.name)) < leastFreeBytes)
    throw new Database.SqliteError("database or disk is full", "SQLITE_FULL");
  database.transaction(() => {
    database.exec("create table trial (data blob)");
    database.prepare("insert into trial (data) values (zeroblob(?))").run(trialBytes);
    database.exec("drop table trial");
  })();
}

export function openForReading(path: string): Database.Database {
  const database = new Database(path, { readonly: true, fileMustExist: true, timeout: 2000 });
  keepFewPages(database);
  return database;
}

/**
 * 4 MiB in each connection: a letter in one of 500 documents costs the same with 2 to 16, the system keeps the file's pages
 * as well, and what is larger fills up for an hour.
 */
function keepFewPages(database: Database.Database): void {
  database.pragma("cache_size = -4096");
}

function assertSettings(database: Database.Database): void {
  const version = String(database.prepare("select sqlite_version()").pluck().get());
  if (!isAtLeast(version, minimumVersion)) {
    throw new Error(`SQLite ${version} is too old: ${minimumVersion.join(".")} or newer is needed`);
  }
  const wanted = { journal_mode: "wal", synchronous: 2, foreign_keys: 1, secure_delete: 1 };
  for (const [name, value] of Object.entries(wanted)) {
    const actual = database.pragma(name, { simple: true });
    if (actual !== value)
      throw new Error(`SQLite did not accept ${name} = ${value}: it says ${String(actual)}`);
  }
}

export function isAtLeast(version: string, minimum: readonly number[]): boolean {
  const parts = version.split(".").map(Number);
  for (const [index, wanted] of minimum.entries()) {
    const part = parts[index] ?? 0;
    if (part !== wanted) return part > wanted;
  }
  return true;
}

/** Statements by their text, prepared once. Their `$1` parameters are bound by name. */
export class Statements {
  readonly #database: Database.Database;
  readonly #prepared = new Map<string, Database.Statement>();

  constructor(database: Database.Database) {
    this.#database = database;
  }

  all(sql: string, values: readonly SqlValue[]): unknown[] {
    return this.#prepare(sql).all(named(values));
  }

  /** How many rows were changed. */
  run(sql: string, values: readonly SqlValue[]): number {
    return this.#prepare(sql).run(named(values)).changes;
  }

  #prepare(sql: string): Database.Statement {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    this.#prepared.set(sql, statement);
    return statement;
  }
}

function named(values: readonly SqlValue[]): Record<string, SqlValue> {
  const byNumber: Record<string, SqlValue> = {};
  for (const [index, value] of values.entries()) byNumber[index + 1] = value;
  return byNumber;
}
