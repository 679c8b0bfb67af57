/**
 * SQLite as a `Driver`: the writer thread commits in groups, this thread reads through a connection of its own.
 * One batch is in flight; what arrives meanwhile is the next one. That makes throughput independent of how
 * long the disk takes. Reads run on this thread, so they have to be small and indexed.
 *
 *   Q1  While the disk is known not to write, writes are refused at once, and reads go on.
 *   Q2  It counts as writing again after a trial that somebody asks for, and never by itself.
 *   Q3  A writer thread that ends is started again, until it ends too often.
 */
import type Database from "better-sqlite3";
import type { StorageTrouble } from "@brudnopis/schema";
import {
  type Driver,
  type SqlValue,
  type Statement,
  WriteConflict,
  WriteFailed,
} from "../driver.ts";
import type { Backlog, StoreMeters } from "../meters.ts";
import { openForReading, Statements } from "./connection.ts";
import type { FromWriter, Unit, UnitOutcome } from "./writer-messages.ts";
import { WriterThread } from "./writer-thread.ts";

/** Bounds how long one commit can take when a thousand people paste at once. */
const maxUnitsPerCommit = 1000;

export interface SqliteOptions {
  readonly path: string;
  /** The writer thread cannot be kept running. Nothing can be stored any more; the process should end. */
  onDeath(cause: unknown): void;
  /** Nothing can be written. Called before those who wait for it are told. */
  onTrouble?(trouble: StorageTrouble, problem: string): void;
  readonly meters?: StoreMeters | undefined;
  /** The file that the writer thread runs. */
  readonly writer?: URL | undefined;
  /** See `WriterThreadOptions`. */
  readonly restartMs?: number;
}

/** @throws StartProblem when the file is not ours to use. */
export async function openSqlite(options: SqliteOptions): Promise<SqliteDriver> {
  const driver = new SqliteDriver(options);
  await driver.open();
  return driver;
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

export class SqliteDriver implements Driver {
  readonly #options: SqliteOptions;
  #writer: WriterThread | undefined;
  #reader: Database.Database | undefined;
  #statements: Statements | undefined;
  #waiting: Pending[] = [];
  /** Checkpoints that were asked for, in this order. */
  #checkpoints: PromiseWithResolvers<void>[] = [];
  /** Q1 */
  #trouble: StorageTrouble | undefined;
  #probe: PromiseWithResolvers<void> | undefined;
  #state: State = { phase: "idle" };
  #isClosing = false;
  #whenIdle: (() => void) | undefined;

  constructor(options: SqliteOptions) {
    this.#options = options;
  }

  async open(): Promise<void> {
    const { path, restartMs, writer = new URL("./writer.ts", import.meta.url) } = this.#options;
    const [thread, first] = await WriterThread.start({
      path,
      file: writer,
      onMessage: (message) => this.#settle(message),
      onCrash: (cause) => this.#lose(cause),
      onDeath: (cause) => this.#die(cause),
      ...(restartMs === undefined ? {} : { restartMs }),
    });
    this.#writer = thread;
    this.#reader = openForReading(path);
    this.#statements = new Statements(this.#reader);
    this.#settle(first);
  }

  /** Why nothing can be written, when it cannot. */
  get trouble(): StorageTrouble | undefined {
    return this.#trouble;
  }

  /** Q2. Tries to write, when that is not known to be possible; `trouble` is up to date when it resolves. */
  async probe(): Promise<void> {
    if (this.#trouble === undefined || this.#isClosing) return;
    this.#probe ??= this.#askToProbe();
    await this.#probe?.promise;
  }

  #askToProbe(): PromiseWithResolvers<void> | undefined {
    return this.#writer?.post({ type: "probe" }) === true ? Promise.withResolvers() : undefined;
  }

  // A promise although SQLite answers at once: a server's database does not.
  async read(sql: string, values: readonly SqlValue[]): Promise<readonly unknown[]> {
    if (!this.#statements) throw new Error("The database is not open yet");
    return this.#statements.all(sql, values);
  }

  write(statements: readonly Statement[]): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#state.phase === "closed" || this.#isClosing) {
        reject(new WriteFailed("The database is closed"));
        return;
      }
      if (this.#trouble !== undefined) {
        reject(new WriteFailed(`Nothing can be written: ${this.#trouble}`));
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
    if (this.#writer?.post({ type: "checkpoint" }) !== true)
      throw new WriteFailed("The writer thread is not there");
    const checkpoint = Promise.withResolvers<void>();
    this.#checkpoints.push(checkpoint);
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
    if (this.#state.phase !== "idle" && this.#state.phase !== "closed") {
      await new Promise<void>((resolve) => {
        this.#whenIdle = resolve;
      });
    }
    this.#reader?.close();
    await this.#writer?.close();
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
    const isSent = this.#writer?.post({ type: "commit", units: batch.map(({ unit }) => unit) });
    if (isSent !== true) this.#lose(new Error("The writer thread is not there"));
  }

  #settle(message: FromWriter): void {
    if (message.type === "checkpointed") return this.#settleCheckpoint(message.isDone);
    if (message.type === "ready" || message.type === "probed") return this.#settleProbe(message);
    if (this.#state.phase !== "committing") return;
    const { batch, since } = this.#state;
    if (message.type === "committed") {
      this.#options.meters?.committed(batch.length, performance.now() - since);
      settleEach(batch, message.outcomes);
    } else if (message.type === "failed") {
      if (message.trouble !== undefined) this.#refuseWrites(message.trouble, message.problem);
      this.#failAll(batch, message.problem);
    }
    this.#send();
  }

  /** A thread that has just started says what is the matter too; that all is well is for a trial to say. */
  #settleProbe(message: Extract<FromWriter, { type: "ready" | "probed" }>): void {
    if (message.trouble !== undefined) this.#refuseWrites(message.trouble, message.problem ?? "");
    else if (message.type === "probed") this.#trouble = undefined;
    this.#probe?.resolve();
    this.#probe = undefined;
  }

  #refuseWrites(trouble: StorageTrouble, problem: string): void {
    this.#trouble = trouble;
    this.#options.onTrouble?.(trouble, problem);
  }

  #settleCheckpoint(isDone: boolean): void {
    const checkpoint = this.#checkpoints.shift();
    if (isDone) checkpoint?.resolve();
    else checkpoint?.reject(new WriteFailed("Somebody reads an older state of the database"));
  }

  /** S4: those that wait may build on what was not stored. */
  #failAll(batch: readonly Pending[], problem: string): void {
    this.#options.meters?.failed();
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { reject } of [...batch, ...waiting]) reject(new WriteFailed(problem));
  }

  /** Q3. What the thread was asked for is not known to be done. */
  #lose(cause: unknown): void {
    const batch = this.#state.phase === "committing" ? this.#state.batch : [];
    this.#refuseWrites("not-answering", messageOf(cause));
    this.#failAll(batch, "The writer thread is gone");
    for (const { reject } of this.#checkpoints.splice(0))
      reject(new WriteFailed("The writer thread is gone"));
    this.#probe?.resolve();
    this.#probe = undefined;
    if (this.#state.phase !== "closed") this.#state = { phase: "idle" };
    this.#whenIdle?.();
  }

  #die(cause: unknown): void {
    this.#state = { phase: "closed", cause };
    this.#lose(cause);
    if (!this.#isClosing) this.#options.onDeath(cause);
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
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
