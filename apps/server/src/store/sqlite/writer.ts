/**
 * The writer thread: the only connection that writes. A slow disk holds up this thread and nobody's typing.
 *
 *   W1  A batch is one commit, and one wait for the disk.
 *   W2  A unit that is refused (constraint, expected rows) is taken out of the batch; the others are stored.
 *   W3  Any other failure stores nothing of the batch.
 *   W4  After a failure of the disk nothing of the connection is trusted: it is closed, and nothing is written until
 *       another one is open, its database checked, its log folded into it, and a trial commit is on disk. The same holds
 *       for what a thread that ended by itself has left.
 */
import { parentPort, workerData } from "node:worker_threads";
import { foldLog, openForWriting, Statements, tryCommit } from "./connection.ts";
import type { Connection } from "./connection.ts";
import { migrate } from "./migrate.ts";
import { troubleOf } from "./trouble.ts";
import type {
  Failure,
  FromWriter,
  ToWriter,
  Unit,
  UnitOutcome,
  WriterData,
} from "./writer-messages.ts";

class Refusal extends Error {}

function main(port: NonNullable<typeof parentPort>, { path, isSuspect }: WriterData): void {
  const say = (message: FromWriter) => port.postMessage(message);
  const writer = new Writer(path, isSuspect);
  const first = writer.start();
  say(first);
  if (first.type === "refused") return port.close();
  port.on("message", (message: ToWriter) => {
    if (message.type === "commit") return say(writer.commit(message.units));
    if (message.type === "checkpoint") return say(writer.checkpoint());
    if (message.type === "probe") return say(writer.probe());
    writer.close();
    port.close();
  });
}

class Writer {
  readonly #path: string;
  /** W4: undefined after a failure of the disk. */
  #connection: Connection | undefined;
  /** Whether pages may be damaged, and not just missing. */
  #isSuspect: boolean;

  constructor(path: string, isSuspect: boolean) {
    this.#path = path;
    this.#isSuspect = isSuspect;
  }

  start(): FromWriter {
    try {
      this.#connection = this.#open();
      // What an earlier process could not bring to the disk may be in the system's memory only, looking like the rest.
      foldLog(this.#connection.database);
      return { type: "ready" };
    } catch (error) {
      const failure = this.#fail(error);
      return failure.trouble === undefined
        ? { type: "refused", problem: failure.problem }
        : { type: "ready", ...failure };
    }
  }

  commit(units: readonly Unit[]): FromWriter {
    if (!this.#connection) return { type: "failed", problem: "Not open", trouble: "io-error" };
    const { statements } = this.#connection;
    try {
      statements.run("begin immediate", []);
      const outcomes = units.map((unit) => store(statements, unit));
      statements.run("commit", []);
      return { type: "committed", outcomes };
    } catch (error) {
      return { type: "failed", ...this.#fail(error) };
    }
  }

  /** Waits for readers only as long as writers can be made to wait. */
  checkpoint(): FromWriter {
    if (!this.#connection) return { type: "checkpointed", isDone: false };
    const { database } = this.#connection;
    try {
      database.pragma("busy_timeout = 500");
      const isDone = foldLog(database);
      database.pragma("busy_timeout = 5000");
      return { type: "checkpointed", isDone };
    } catch (error) {
      this.#fail(error);
      return { type: "checkpointed", isDone: false };
    }
  }

  probe(): FromWriter {
    try {
      this.#connection ??= this.#open();
      const { database } = this.#connection;
      if (this.#isSuspect) check(database);
      tryCommit(database);
      if (!foldLog(database)) throw new Error("Somebody reads an older state of the database");
      this.#isSuspect = false;
      return { type: "probed" };
    } catch (error) {
      const { problem, trouble = "io-error" } = this.#fail(error);
      this.#drop();
      return { type: "probed", problem, trouble };
    }
  }

  close(): void {
    try {
      if (this.#connection) foldLog(this.#connection.database);
    } catch {
      // All that was acknowledged is in the log, which the next start reads.
    }
    this.#drop();
  }

  #open(): Connection {
    const database = openForWriting(this.#path);
    try {
      migrate(database);
      return { database, statements: new Statements(database) };
    } catch (error) {
      database.close();
      throw error;
    }
  }

  #fail(error: unknown): Failure {
    const trouble = troubleOf(error, this.#path);
    if (trouble === "io-error") this.#isSuspect = true;
    if (trouble !== undefined || !this.#rollBack()) this.#drop();
    return { problem: messageOf(error), trouble };
  }

  /** Whether the connection can be used further. */
  #rollBack(): boolean {
    try {
      // Some failures have already rolled back by themselves.
      if (this.#connection?.database.inTransaction) this.#connection.statements.run("rollback", []);
      return true;
    } catch {
      return false;
    }
  }

  #drop(): void {
    try {
      this.#connection?.database.close();
    } catch {
      // It is not used any more either way.
    }
    this.#connection = undefined;
  }
}

function check(database: Connection["database"]): void {
  const found = database.pragma("quick_check(1)", { simple: true });
  if (found !== "ok") throw new Error(`The database is damaged: ${String(found)}`);
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
