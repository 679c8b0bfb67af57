/**
 * SQLite as a `Driver`: the writer thread commits in groups, this thread reads through a connection of its own.
 * One batch is in flight; what arrives meanwhile is the next one. That makes throughput independent of how
 * long the disk takes. Reads run on this thread, so they have to be small and indexed.
 */
import type Database from "better-sqlite3";
import { Worker } from "node:worker_threads";
import { StartProblem } from "../../start-problem.ts";
import {
  type Driver,
  type SqlValue,
  type Statement,
  WriteConflict,
  WriteFailed,
} from "../driver.ts";
import type { Backlog, StoreMeters } from "../meters.ts";
import { openForReading, Statements } from "./connection.ts";
import type { FromWriter, ToWriter, Unit, UnitOutcome, WriterData } from "./writer-messages.ts";

/** Bounds how long one commit can take when a thousand people paste at once. */
const maxUnitsPerCommit = 1000;

export interface SqliteOptions {
  readonly path: string;
  /** The writer thread ended by itself. Nothing can be stored any more; the process should end. */
  onDeath(cause: unknown): void;
  readonly meters?: StoreMeters | undefined;
  /** The file that the writer thread runs. */
  readonly writer?: URL;
}

/** @throws StartProblem when the file is not ours to use. */
export async function openSqlite(options: SqliteOptions): Promise<Driver> {
  const { path, meters, onDeath, writer = new URL("./writer.ts", import.meta.url) } = options;
  const worker = new Worker(writer, { workerData: { path } satisfies WriterData });
  await started(worker);
  return new SqliteDriver(worker, openForReading(path), onDeath, meters);
}

function started(writer: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number) => reject(new Error(`The writer thread ended with code ${code}`));
    writer.once("error", reject);
    writer.once("exit", onExit);
    writer.once("message", (message: FromWriter) => {
      writer.off("error", reject);
      writer.off("exit", onExit);
      if (message.type === "refused") reject(new StartProblem(message.problem));
      else resolve();
    });
  });
}

interface Pending {
  readonly unit: Unit;
  /** By `performance.now`. */
  readonly since: number;
  resolve(): void;
  reject(error: Error): void;
}

type State =
  | { readonly phase: "idle" }
  | { readonly phase: "scheduled" }
  | { readonly phase: "committing"; readonly batch: readonly Pending[]; readonly since: number }
  | { readonly phase: "closed"; readonly cause: unknown };

class SqliteDriver implements Driver {
  readonly #writer: Worker;
  readonly #reader: Database.Database;
  readonly #statements: Statements;
  readonly #onDeath: (cause: unknown) => void;
  readonly #meters: StoreMeters | undefined;
  #waiting: Pending[] = [];
  /** Checkpoints that were asked for, in this order. */
  #checkpoints: PromiseWithResolvers<void>[] = [];
  #state: State = { phase: "idle" };
  #isClosing = false;
  #whenIdle: (() => void) | undefined;

  constructor(
    writer: Worker,
    reader: Database.Database,
    onDeath: (cause: unknown) => void,
    meters: StoreMeters | undefined,
  ) {
    this.#writer = writer;
    this.#reader = reader;
    this.#statements = new Statements(reader);
    this.#onDeath = onDeath;
    this.#meters = meters;
    writer.on("message", (message: FromWriter) => this.#settle(message));
    writer.on("error", (error) => this.#die(error));
    writer.on("exit", (code) => this.#die(new Error(`The writer thread ended with code ${code}`)));
  }

  // A promise although SQLite answers at once: a server's database does not.
  async read(sql: string, values: readonly SqlValue[]): Promise<readonly unknown[]> {
    return this.#statements.all(sql, values);
  }

  write(statements: readonly Statement[]): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#state.phase === "closed" || this.#isClosing) {
        reject(new WriteFailed("The database is closed"));
        return;
      }
      const since = performance.now();
      this.#waiting.push({ unit: statements.map(ownBytes), since, resolve, reject });
      if (this.#state.phase !== "idle") return;
      this.#state = { phase: "scheduled" };
      // After the events of this turn, so that what arrives together is committed together.
      setImmediate(() => this.#send());
    });
  }

  /** Of what was committed: the writer thread does one thing after another. */
  async forget(): Promise<void> {
    if (this.#state.phase === "closed" || this.#isClosing)
      throw new WriteFailed("The database is closed");
    const checkpoint = Promise.withResolvers<void>();
    this.#checkpoints.push(checkpoint);
    this.#post({ type: "checkpoint" });
    return checkpoint.promise;
  }

  backlog(): Backlog {
    const batch = this.#state.phase === "committing" ? this.#state.batch : [];
    const oldest = batch[0] ?? this.#waiting[0];
    return {
      writes: batch.length + this.#waiting.length,
      oldestMs: oldest ? performance.now() - oldest.since : 0,
    };
  }

  async close(): Promise<void> {
    if (this.#isClosing) return;
    this.#isClosing = true;
    if (this.#state.phase === "closed") return;
    if (this.#state.phase !== "idle") {
      await new Promise<void>((resolve) => {
        this.#whenIdle = resolve;
      });
    }
    this.#reader.close();
    const exited = new Promise((resolve) => this.#writer.once("exit", resolve));
    this.#post({ type: "close" });
    await exited;
  }

  #send(): void {
    if (this.#state.phase === "closed") return;
    const batch = this.#waiting.splice(0, maxUnitsPerCommit);
    if (batch.length === 0) {
      this.#state = { phase: "idle" };
      this.#whenIdle?.();
      return;
    }
    this.#state = { phase: "committing", batch, since: performance.now() };
    this.#post({ type: "commit", units: batch.map(({ unit }) => unit) });
  }

  #post(message: ToWriter): void {
    this.#writer.postMessage(message);
  }

  #settle(message: FromWriter): void {
    if (message.type === "checkpointed") return this.#settleCheckpoint(message.isDone);
    if (this.#state.phase !== "committing") return;
    const { batch, since } = this.#state;
    if (message.type === "committed") {
      this.#meters?.committed(batch.length, performance.now() - since);
      settleEach(batch, message.outcomes);
    } else this.#failAll(batch, message.type === "failed" ? message.problem : message.type);
    this.#send();
  }

  #settleCheckpoint(isDone: boolean): void {
    const checkpoint = this.#checkpoints.shift();
    if (isDone) checkpoint?.resolve();
    else checkpoint?.reject(new WriteFailed("Somebody reads an older state of the database"));
  }

  /** S4: those that wait may build on what was not stored. */
  #failAll(batch: readonly Pending[], problem: string): void {
    this.#meters?.failed();
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { reject } of [...batch, ...waiting]) reject(new WriteFailed(problem));
  }

  #die(cause: unknown): void {
    if (this.#state.phase === "closed") return;
    const batch = this.#state.phase === "committing" ? this.#state.batch : [];
    this.#state = { phase: "closed", cause };
    this.#failAll(batch, "The writer thread is gone");
    for (const { reject } of this.#checkpoints.splice(0))
      reject(new WriteFailed("The writer thread is gone"));
    this.#whenIdle?.();
    if (!this.#isClosing) this.#onDeath(cause);
  }
}

function settleEach(batch: readonly Pending[], outcomes: readonly UnitOutcome[]): void {
  for (const [index, pending] of batch.entries()) {
    const outcome = outcomes[index];
    if (outcome?.ok) pending.resolve();
    else pending.reject(new WriteConflict(outcome?.problem ?? "No outcome"));
  }
}

/** Sending a view of a larger buffer would copy the whole of it, and frames are views of what a socket read. */
function ownBytes(statement: Statement): Statement {
  const isView = (value: SqlValue) =>
    value instanceof Uint8Array && value.byteLength !== value.buffer.byteLength;
  if (!statement.values.some(isView)) return statement;
  const values = statement.values.map((value) =>
    value instanceof Uint8Array && isView(value) ? new Uint8Array(value) : value,
  );
  return { ...statement, values };
}
