/**
 * The seam between SQL and a database. Everything above it is plain SQL that SQLite and PostgreSQL both accept:
 * `$1` parameters, times in milliseconds, no booleans, an explicit `order by`.
 *
 *   S1  A write is one transaction: all of its statements, or none.
 *   S2  When `write` resolves, it is on disk. When it rejects, it is not known to be.
 *   S3  Writes take effect in the order of the calls.
 *   S4  What waits behind a commit that failed fails with it, for it may build on what was lost.
 *   S5  A read sees every write that resolved before it.
 */
import type { z } from "zod";
import type { Backlog } from "./meters.ts";

export type SqlValue = string | number | null | Uint8Array;

export interface Statement {
  readonly sql: string;
  readonly values: readonly SqlValue[];
  /** The write is refused when the statement changes another number of rows. */
  readonly expectedRows?: number;
}

export interface Driver {
  read(sql: string, values: readonly SqlValue[]): Promise<readonly unknown[]>;
  /** @throws WriteConflict when a constraint or an expected number of rows says no, WriteFailed otherwise. */
  write(statements: readonly Statement[]): Promise<void>;
  /**
   * What was deleted or overwritten is gone from the disk when this resolves. Absent where a database does that by
   * itself, or cannot promise it.
   * @throws WriteFailed while somebody else holds on to an older state.
   */
  forget?(): Promise<void>;
  /** Absent where nothing waits on this side. */
  backlog?(): Backlog;
  close(): Promise<void>;
}

/** The data is no longer, or not yet, as the write expected. Nothing was changed. */
export class WriteConflict extends Error {
  override readonly name = "WriteConflict";
}

/** The write could not be made durable: the disk is full, or the database is gone. */
export class WriteFailed extends Error {
  override readonly name = "WriteFailed";
}

/** The rows of a query, each parsed: what a database returns is a boundary like any other. */
export async function readAll<T>(
  driver: Driver,
  row: z.ZodType<T>,
  sql: string,
  values: readonly SqlValue[] = [],
): Promise<T[]> {
  return (await driver.read(sql, values)).map((raw) => row.parse(raw));
}

/** The first row of a query, if there is one. */
export async function readOne<T>(
  driver: Driver,
  row: z.ZodType<T>,
  sql: string,
  values: readonly SqlValue[] = [],
): Promise<T | undefined> {
  const [raw] = await driver.read(sql, values);
  return raw === undefined ? undefined : row.parse(raw);
}

/** `$2, $3, $4`: placeholders for a list of values that begins at a number. */
export function placeholders(values: readonly unknown[], first = 1): string {
  return values.map((_, index) => `$${first + index}`).join(", ");
}
