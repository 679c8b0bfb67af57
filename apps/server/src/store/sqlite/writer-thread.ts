/** The thread that writes, started again when it ends by itself. */
import { Worker } from "node:worker_threads";
import { StartProblem } from "../../start-problem.ts";
import type { FromWriter, ToWriter, WriterData } from "./writer-messages.ts";

export interface WriterThreadOptions {
  readonly path: string;
  /** The file that the thread runs. */
  readonly file: URL;
  onMessage(message: FromWriter): void;
  /** It ended by itself: nothing that it was asked for is known to be done. Another is on its way. */
  onCrash(cause: unknown): void;
  /** It ended so often that there is no point in going on. */
  onDeath(cause: unknown): void;
  /** The pause before the first restart; each further one is twice as long. */
  readonly restartMs?: number;
}

/** So many ends within a minute are no accident. */
const maxCrashes = 5;
const crashWindowMs = 60_000;

type State =
  | { readonly phase: "running"; readonly worker: Worker }
  | { readonly phase: "restarting"; readonly timer: NodeJS.Timeout | undefined }
  | { readonly phase: "closed" };

export class WriterThread {
  readonly #options: WriterThreadOptions;
  #state: State;
  /** When it ended by itself, newest last. */
  #crashes: number[] = [];

  /** @throws StartProblem when the file is not ours to use. */
  static async start(options: WriterThreadOptions): Promise<[WriterThread, FromWriter]> {
    const [worker, first] = await spawn(options, false);
    return [new WriterThread(options, worker), first];
  }

  private constructor(options: WriterThreadOptions, worker: Worker) {
    this.#options = options;
    this.#state = { phase: "running", worker };
    this.#listen(worker);
  }

  /** Whether it was sent: there is nobody to send it to during a restart. */
  post(message: ToWriter): boolean {
    if (this.#state.phase !== "running") return false;
    this.#state.worker.postMessage(message);
    return true;
  }

  async close(): Promise<void> {
    const state = this.#state;
    this.#state = { phase: "closed" };
    if (state.phase === "restarting") clearTimeout(state.timer);
    if (state.phase !== "running") return;
    const exited = new Promise((resolve) => state.worker.once("exit", resolve));
    state.worker.postMessage({ type: "close" } satisfies ToWriter);
    await exited;
  }

  #listen(worker: Worker): void {
    worker.on("message", this.#options.onMessage);
    worker.on("error", (error) => this.#crashed(worker, error));
    worker.on("exit", (code) =>
      this.#crashed(worker, new Error(`The writer thread ended with code ${code}`)),
    );
  }

  #crashed(worker: Worker, cause: unknown): void {
    if (this.#state.phase !== "running" || this.#state.worker !== worker) return;
    this.#restart(cause);
    this.#options.onCrash(cause);
  }

  #restart(cause: unknown): void {
    const now = performance.now();
    this.#crashes = [...this.#crashes.filter((at) => now - at < crashWindowMs), now];
    if (this.#crashes.length > maxCrashes) {
      this.#state = { phase: "closed" };
      return this.#options.onDeath(cause);
    }
    const delayMs = (this.#options.restartMs ?? 100) * 2 ** (this.#crashes.length - 1);
    const timer = setTimeout(() => void this.#spawnAgain(), delayMs);
    this.#state = { phase: "restarting", timer };
  }

  async #spawnAgain(): Promise<void> {
    try {
      const [worker, first] = await spawn(this.#options, true);
      if (this.#state.phase !== "restarting") return void (await worker.terminate());
      this.#state = { phase: "running", worker };
      this.#listen(worker);
      this.#options.onMessage(first);
    } catch (cause) {
      if (this.#state.phase === "restarting") this.#restart(cause);
    }
  }
}

/** A thread that has opened the database, and the first that it says. */
async function spawn(
  { file, path }: WriterThreadOptions,
  isSuspect: boolean,
): Promise<[Worker, FromWriter]> {
  // The name is what the system shows for the thread.
  const worker = new Worker(file, {
    name: "store-writer",
    workerData: { path, isSuspect } satisfies WriterData,
  });
  const first = await firstMessage(worker);
  if (first.type === "refused") throw new StartProblem(first.problem);
  return [worker, first];
}

function firstMessage(worker: Worker): Promise<FromWriter> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number) => reject(new Error(`The writer thread ended with code ${code}`));
    worker.once("error", reject);
    worker.once("exit", onExit);
    worker.once("message", (message: FromWriter) => {
      worker.off("error", reject);
      worker.off("exit", onExit);
      resolve(message);
    });
  });
}
