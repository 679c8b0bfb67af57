/**
 * Pictures that came from outside are read in a process of their own, one process for each picture.
 *
 *   X1  What a picture does to the process that reads it, it does to no other picture and not to the server.
 *   X2  One is read at a time; of those that wait there are at most so many.
 *   X3  A process gets so much memory and so long, and then is ended.
 */
import { type ChildProcess, spawn, type StdioOptions } from "node:child_process";
import { fileURLToPath } from "node:url";
import { AppError } from "@brudnopis/schema";
import type { EncodedImage, ImageAnswer, ImageJob } from "./image-messages.ts";

export type Outcome =
  | { readonly type: "encoded"; readonly image: EncodedImage }
  /** It is no picture, or a broken one. */
  | { readonly type: "unreadable" }
  /** It took too much memory or too long. */
  | { readonly type: "died" };

export interface ImageProcessOptions {
  readonly deadlineMs?: number;
  readonly memoryBytes?: number;
  readonly waiting?: number;
}

const usual = { deadlineMs: 15_000, memoryBytes: 1024 * 2 ** 20, waiting: 30 };

export class ImageProcess {
  readonly #limits: Required<ImageProcessOptions>;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #running: ChildProcess | undefined;
  #isClosed = false;

  constructor(options: ImageProcessOptions = {}) {
    this.#limits = { ...usual, ...options };
  }

  /** @throws AppError `unavailable` when too many wait, or the server stops. */
  encode(job: ImageJob): Promise<Outcome> {
    if (this.#isClosed || this.#waiting >= this.#limits.waiting)
      throw new AppError("unavailable", "Too many pictures come at once; try again in a moment");
    this.#waiting += 1;
    const outcome = this.#last.then(() => this.#run(job));
    this.#last = outcome.finally(() => (this.#waiting -= 1));
    return outcome;
  }

  /** Ends what runs; what waits is not begun. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#running?.kill("SIGKILL");
    await this.#last;
  }

  #run(job: ImageJob): Promise<Outcome> {
    if (this.#isClosed) return Promise.resolve({ type: "died" });
    return new Promise((resolve) => {
      const child = startChild(this.#limits.memoryBytes);
      this.#running = child;
      const deadline = setTimeout(() => child.kill("SIGKILL"), this.#limits.deadlineMs);
      let outcome: Outcome = { type: "died" };
      child.on("message", ({ answer }: { answer: ImageAnswer }) => {
        outcome = answer ? { type: "encoded", image: answer } : { type: "unreadable" };
      });
      // Whoever waits learns from `close` that it did not start.
      child.on("error", () => undefined);
      child.on("close", () => {
        clearTimeout(deadline);
        this.#running = undefined;
        resolve(outcome);
      });
      child.send(job, (problem) => {
        if (problem) child.kill("SIGKILL");
      });
    });
  }
}

/** V8 reserves this much for machine code it hardly ever makes, and Linux counts it as allocated. */
const codeReserveBytes = 512 * 2 ** 20;
/** Seconds of computing, for a process whose server is gone. */
const cpuSeconds = 60;

function startChild(memoryBytes: number): ChildProcess {
  const file = fileURLToPath(new URL("image-child.ts", import.meta.url));
  const node = [process.execPath, file] as const;
  const stdio: StdioOptions = ["ignore", "ignore", "ignore", "ipc"];
  // Nothing of the server's environment.
  const options = { env: {}, stdio, serialization: "advanced" } as const;
  if (process.platform !== "linux") return spawn(node[0], node.slice(1), options);
  const kilobytes = Math.ceil((memoryBytes + codeReserveBytes) / 1024);
  const limited = `ulimit -d ${kilobytes}; ulimit -t ${cpuSeconds}; exec "$0" "$@"`;
  return spawn("/bin/sh", ["-c", limited, ...node], options);
}
