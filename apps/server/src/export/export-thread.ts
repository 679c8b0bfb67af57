/**
 * Trees and files are made in a thread of its own, so that nobody's typing waits for a document of three hundred pages.
 *
 *   E1  One task after the other, in the order in which they were asked for.
 *   E2  A task that is called off, or ends its thread, takes nobody else along: the next is done by a new thread.
 *   E3  Its memory has a bound; a task that needs more fails alone.
 *   E4  A thread without work is ended after a while: a heap that has read large documents is not given back otherwise.
 */
import { AppError } from "@brudnopis/schema";
import { Worker } from "node:worker_threads";
import { smallHeap } from "../store/small-heap.ts";
import type { ExportAnswer, ExportTask, FromExportThread, ToExportThread } from "./export-task.ts";

export interface ExportThreadOptions {
  readonly log: { error(fields: Record<string, unknown>, message: string): void };
  /** E4 */
  readonly idleMs?: number;
  /** By default a thread of the program beside this file. */
  spawn?(): Worker;
}

export interface ExportRun {
  readonly signal: AbortSignal;
  /** The bytes of those that a writer asks for; by default there are none. */
  pictures?(ids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
}

/** E3. Ten times what a document of three hundred pages needs. */
const heapMegabytes = 768;
const usualIdleMs = 60_000;

export class ExportThread {
  readonly #options: ExportThreadOptions;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  /** Settles when every task asked for so far has (E1). */
  #turn: Promise<unknown> = Promise.resolve();
  #underWay = 0;
  #lastId = 0;
  #isClosed = false;

  constructor(options: ExportThreadOptions) {
    this.#options = options;
  }

  /** @throws AppError `export-failed`, `unavailable` once it is closed, or what the signal was aborted with. */
  run(task: ExportTask, run: ExportRun): Promise<ExportAnswer> {
    this.#underWay += 1;
    clearTimeout(this.#idle);
    const answer = this.#turn.then(() => this.#answerTo(task, run));
    this.#turn = answer
      .catch(() => undefined)
      .finally(() => {
        this.#underWay -= 1;
        this.#rest();
      });
    return answer;
  }

  /** Starts it for who will ask soon. */
  warmUp(): void {
    if (this.#isClosed) return;
    this.#worker ??= this.#start();
    this.#rest();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
    await this.#turn;
  }

  async #answerTo(task: ExportTask, { signal, pictures }: ExportRun): Promise<ExportAnswer> {
    signal.throwIfAborted();
    if (this.#isClosed) throw stopping();
    const worker = (this.#worker ??= this.#start());
    const { promise, resolve, reject } = Promise.withResolvers<ExportAnswer>();
    const id = ++this.#lastId;
    const onMessage = (message: FromExportThread) => {
      if (message.id !== id) return;
      if (message.type === "done") resolve(message.answer);
      else if (message.type === "failed") reject(this.#failure(task, message.problem));
      else void fetch(message.ids);
    };
    const fetch = async (ids: readonly string[]) => {
      try {
        const found = (await pictures?.(ids)) ?? new Map<string, Uint8Array>();
        worker.postMessage({ id, type: "pictures", pictures: found } satisfies ToExportThread);
      } catch (cause) {
        reject(cause);
        this.#end();
      }
    };
    const onEnd = (cause: unknown) =>
      reject(this.#isClosed ? stopping() : this.#failure(task, cause));
    // E2
    const onAbort = () => {
      this.#end();
      reject(signal.reason);
    };
    worker.on("message", onMessage).once("error", onEnd).once("exit", onEnd);
    signal.addEventListener("abort", onAbort);
    worker.postMessage({ id, type: "task", task } satisfies ToExportThread);
    try {
      return await promise;
    } finally {
      worker.off("message", onMessage).off("error", onEnd).off("exit", onEnd);
      signal.removeEventListener("abort", onAbort);
    }
  }

  #failure(task: ExportTask, cause: unknown): AppError {
    const about = "source" in task ? { documentId: task.source.documentId, ...kindOf(task) } : {};
    const fields = cause instanceof Error ? { err: cause } : { problem: String(cause) };
    this.#options.log.error({ ...about, ...fields }, "A file could not be made");
    return new AppError("export-failed", "The file could not be made.", {}, cause);
  }

  /** E4 */
  #rest(): void {
    clearTimeout(this.#idle);
    if (this.#underWay > 0 || this.#isClosed) return;
    this.#idle = setTimeout(() => this.#end(), this.#options.idleMs ?? usualIdleMs).unref();
  }

  #end(): void {
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
  }

  #start(): Worker {
    const worker = (this.#options.spawn ?? spawnExportWorker)();
    // It must not keep a process alive that has nothing else to do.
    worker.unref();
    const forget = () => {
      if (this.#worker === worker) this.#worker = undefined;
    };
    // Without a listener of its own a failure between two tasks would end the server.
    return worker.on("error", forget).on("exit", forget);
  }
}

export function spawnExportWorker(): Worker {
  const file = new URL("./export-worker.ts", import.meta.url);
  const resourceLimits = { ...smallHeap, maxOldGenerationSizeMb: heapMegabytes };
  return new Worker(file, { name: "export", resourceLimits });
}

function kindOf({ wanted }: Extract<ExportTask, { source: unknown }>) {
  return { wanted: wanted.type === "file" ? wanted.format : wanted.type };
}

function stopping(): AppError {
  return new AppError("unavailable", "The server is stopping.");
}
