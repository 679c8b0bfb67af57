/** Making system calls of a thread fail, or take long, from outside. Debian has `strace`; elsewhere these forms are skipped. */
import { type ChildProcessByStdio, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";

/** Why nothing can be traced here; undefined when it can. */
export function straceProblem(): string | undefined {
  if (process.platform !== "linux") return "strace is for Linux";
  const { error, status } = spawnSync("strace", ["-e", "trace=none", "true"]);
  if (error) return "strace is not installed";
  return status === 0 ? undefined : "strace may not trace here";
}

/** Lets calls of a thread fail or wait until it is stopped. `calls` and `effect` are in strace's own words. */
export class Injection {
  readonly #child: ChildProcessByStdio<null, null, Readable>;
  #hits = 0;
  #onHit: () => void = () => {};

  private constructor(thread: string, calls: string, effect: string) {
    const rules = ["-e", `trace=${calls}`, "-e", `inject=${calls}:${effect}`];
    this.#child = spawn("strace", ["-p", thread, ...rules], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    onTestFinished(() => {
      this.#child.kill("SIGKILL");
    });
  }

  /** Resolves when it is in force. */
  static async begin(thread: string, calls: string, effect: string): Promise<Injection> {
    const injection = new Injection(thread, calls, effect);
    await injection.#attached();
    return injection;
  }

  /** How many calls were made to fail or wait. */
  get hits(): number {
    return this.#hits;
  }

  /** Resolves when there were so many. */
  untilHits(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.#onHit = () => {
        if (this.#hits >= count) resolve();
      };
      this.#onHit();
    });
  }

  /** Lets the thread be. */
  async end(): Promise<void> {
    const exit = once(this.#child, "exit");
    this.#child.kill("SIGTERM");
    await exit;
  }

  #attached(): Promise<void> {
    return new Promise((resolve) => {
      createInterface(this.#child.stderr).on("line", (line) => {
        if (line.includes("attached")) resolve();
        if (!line.includes("(INJECTED)") && !line.includes("(DELAYED)")) return;
        this.#hits += 1;
        this.#onHit();
      });
    });
  }
}
