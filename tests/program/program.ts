/** The server as a process of its own, for tests. It is gone when the test is over. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";

export interface Program {
  readonly child: ChildProcess;
  readonly exitCode: Promise<number | null>;
  errors(): string;
  /** Everything that it has printed so far, standard output and standard error. */
  output(): string;
  /** What the first line that fits says in the brackets. */
  line(pattern: RegExp): Promise<string>;
}

const main = join(import.meta.dirname, "../../apps/server/src/main.ts");

export async function startProgram(
  settings: Record<string, string>,
  script = main,
): Promise<Program> {
  const child = spawn(process.execPath, [script], {
    cwd: await temporaryFolder(),
    env: { PATH: process.env["PATH"] ?? "", DATA_DIR: "data", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit");
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await exited;
  });
  let errors = "";
  let output = "";
  child.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
    output += chunk.toString();
  });
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const lines = createInterface(child.stdout);
  return {
    child,
    // The first thing that an exit tells is its code.
    exitCode: exited.then(([code]: (number | null)[]) => code ?? null),
    errors: () => errors,
    output: () => output,
    line: async (pattern) => {
      for await (const line of lines) {
        const found = pattern.exec(line)?.[1];
        if (found !== undefined) return found;
      }
      throw new Error(`The program ended without printing ${String(pattern)}: ${errors}`);
    },
  };
}
