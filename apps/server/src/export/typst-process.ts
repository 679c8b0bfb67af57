/** One life of the process that sets type, from its start to its end. */
import { type ChildProcess, spawn, type StdioOptions } from "node:child_process";
import { constants, setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import type { TypstAnswer, TypstJob, TypstReport, TypstSettings } from "./typst-messages.ts";

export interface ProcessLimits {
  readonly deadlineMs: number;
  /** What the process may allocate. Linux enforces it; elsewhere the deadline is the only limit. */
  readonly memoryBytes: number;
}

/** `died` without an answer: killed at the deadline, or ended by itself or by the system. */
export type Outcome =
  | TypstAnswer
  | {
      readonly type: "died";
      readonly cause: "deadline" | "exit";
      readonly wasLocating: boolean;
      /** What it said before it was ready, as of a missing file. Later words may quote people and are not kept. */
      readonly startProblem: string | undefined;
    };

export class TypstProcess {
  readonly #child: ChildProcess;
  readonly #deadlineMs: number;
  readonly #ready: Promise<void>;
  /** Undefined once the process is ready. */
  #startProblem: string | undefined = "";

  constructor(settings: TypstSettings, limits: ProcessLimits) {
    this.#child = startChild(settings, limits.memoryBytes);
    this.#deadlineMs = limits.deadlineMs;
    this.#ready = new Promise((resolve) => {
      this.#child.once("message", () => {
        this.#startProblem = undefined;
        resolve();
      });
      this.#child.once("close", () => resolve());
    });
    this.#child.stderr?.setEncoding("utf8").on("data", (words: string) => {
      if (this.#startProblem !== undefined) {
        this.#startProblem = (this.#startProblem + words).slice(0, startProblemLimit);
      }
    });
    // Without a listener a failure to start would end the server; whoever waits learns it from `close`.
    this.#child.on("error", () => undefined);
  }

  get isAlive(): boolean {
    return (
      this.#child.connected && this.#child.exitCode === null && this.#child.signalCode === null
    );
  }

  /** Resolves when fonts and layout are loaded, or when that failed and the process is gone. */
  async ready(): Promise<void> {
    await this.#ready;
  }

  /** The deadline counts from now and includes the start of the process. */
  async typeset(job: TypstJob, onLocating: () => void): Promise<Outcome> {
    return new Promise((resolve) => {
      const child = this.#child;
      let isLate = false;
      let wasLocating = false;
      const deadline = setTimeout(() => {
        isLate = true;
        this.kill();
      }, this.#deadlineMs);
      const onReport = (report: TypstReport) => {
        if (report.type === "ready") return;
        if (report.type === "locating") {
          wasLocating = true;
          onLocating();
        } else {
          settle(report);
        }
      };
      const onEnd = () => {
        const cause = isLate ? "deadline" : "exit";
        settle({ type: "died", cause, wasLocating, startProblem: this.#startProblem });
      };
      const settle = (outcome: Outcome) => {
        clearTimeout(deadline);
        child.off("message", onReport).off("close", onEnd);
        resolve(outcome);
      };
      child.on("message", onReport).on("close", onEnd);
      child.send(job, (problem) => {
        if (problem) this.kill();
      });
    });
  }

  /** A compile in progress cannot be asked to stop, only killed. */
  kill(): void {
    this.#child.kill("SIGKILL");
  }

  async ended(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    await new Promise<void>((resolve) => this.#child.once("close", () => resolve()));
  }
}

const { priority } = constants;
const startProblemLimit = 2000;
/** V8 reserves this much for machine code it hardly ever makes, and Linux counts it as allocated. */
const codeReserveBytes = 512 * 2 ** 20;
/** Seconds of computing after which the system ends a process whose server is gone. Otherwise a fresh one goes on (W1). */
const cpuSeconds = 600;

function startChild(settings: TypstSettings, memoryBytes: number): ChildProcess {
  const file = fileURLToPath(new URL("typst-child.ts", import.meta.url));
  const node = [process.execPath, file, JSON.stringify(settings)] as const;
  const stdio: StdioOptions = ["ignore", "ignore", "pipe", "ipc"];
  // Nothing of the server's environment; the proxy that does not exist keeps the compiler off the network.
  const env = { HTTPS_PROXY: "http://127.0.0.1:9", HTTP_PROXY: "http://127.0.0.1:9" };
  const options = { cwd: settings.workspace, env, stdio, serialization: "advanced" } as const;
  if (process.platform !== "linux") return withLessRight(spawn(node[0], node.slice(1), options));
  const kilobytes = Math.ceil((memoryBytes + codeReserveBytes) / 1024);
  const limited = `ulimit -d ${kilobytes}; ulimit -t ${cpuSeconds}; exec "$0" "$@"`;
  return withLessRight(spawn("/bin/sh", ["-c", limited, ...node], options));
}

/** It would take every core, and who types goes first. Where the system does not allow it, it goes without. */
function withLessRight(child: ChildProcess): ChildProcess {
  try {
    if (child.pid !== undefined) setPriority(child.pid, priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // The process may be gone already, which its owner learns by itself.
  }
  return child;
}
