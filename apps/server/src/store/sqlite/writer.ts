/**
 * The writer thread: the only connection that writes. A slow disk holds up this thread and nobody's typing.
 *
 *   W1  A batch is one commit, and one wait for the disk.
 *   W2  A unit that is refused (constraint, expected rows) is taken out of the batch; the others are stored.
 *   W3  Any other failure stores nothing of the batch.
 */
import type Database from "better-sqlite3";
import { parentPort, workerData } from "node:worker_threads";
import { openForWriting, Statements } from "./connection.ts";
import { migrate } from "./migrate.ts";
import type { FromWriter, ToWriter, Unit, UnitOutcome, WriterData } from "./writer-messages.ts";

class Refusal extends Error {}

function main(port: NonNullable<typeof parentPort>, { path }: WriterData): void {
  const say = (message: FromWriter) => port.postMessage(message);
  let database: Database.Database;
  try {
    database = openForWriting(path);
    migrate(database);
  } catch (error) {
    say({ type: "refused", problem: messageOf(error) });
    port.close();
    return;
  }
  const statements = new Statements(database);
  port.on("message", (message: ToWriter) => {
    if (message.type === "commit") return say(commit(database, statements, message.units));
    if (message.type === "checkpoint")
      return say({ type: "checkpointed", isDone: checkpoint(database) });
    database.pragma("wal_checkpoint(truncate)");
    database.close();
    port.close();
  });
  say({ type: "ready" });
}

/** Waits for readers only as long as writers can be made to wait. */
function checkpoint(database: Database.Database): boolean {
  database.pragma("busy_timeout = 500");
  const isBusy = database.pragma("wal_checkpoint(truncate)", { simple: true });
  database.pragma("busy_timeout = 5000");
  return isBusy === 0;
}

function commit(
  database: Database.Database,
  statements: Statements,
  units: readonly Unit[],
): FromWriter {
  try {
    statements.run("begin immediate", []);
    const outcomes = units.map((unit) => store(statements, unit));
    statements.run("commit", []);
    return { type: "committed", outcomes };
  } catch (error) {
    // Some failures, such as a full disk, have already rolled back by themselves.
    if (database.inTransaction) statements.run("rollback", []);
    return { type: "failed", problem: messageOf(error) };
  }
}

function store(statements: Statements, unit: Unit): UnitOutcome {
  statements.run("savepoint unit", []);
  try {
    for (const { sql, values, expectedRows } of unit) {
      const changed = statements.run(sql, values);
      if (expectedRows !== undefined && changed !== expectedRows) {
        throw new Refusal(`${changed} rows instead of ${expectedRows}: ${sql}`);
      }
    }
    statements.run("release unit", []);
    return { ok: true };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    statements.run("rollback to unit", []);
    statements.run("release unit", []);
    return { ok: false, problem: messageOf(error) };
  }
}

function isRefusal(error: unknown): boolean {
  if (error instanceof Refusal) return true;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" && code.startsWith("SQLITE_CONSTRAINT");
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

// The driver starts this file as a worker and gives it what `WriterData` says.
if (parentPort) main(parentPort, workerData as WriterData);
