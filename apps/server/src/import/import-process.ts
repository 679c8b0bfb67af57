/** One life of the process that reads a file. */
import { type ChildProcess, spawn, type StdioOptions } from "node:child_process";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import type { ImportAnswer, ImportJob } from "./import-messages.ts";

export interface ImportProcessLimits {
  readonly deadlineMs: number;
  readonly heapMegabytes: number;
}

/** Killed when the signal says so, at the deadline, and when it takes more memory than it may. */
export function readInProcess(
  job: ImportJob,
  limits: ImportProcessLimits,
  signal: AbortSignal,
): Promise<ImportAnswer> {
  const child = start(limits.heapMegabytes);
  return new Promise((resolve, reject) => {
    let answer: ImportAnswer | undefined;
    let isLate = false;
    const kill = () => child.kill("SIGKILL");
    const deadline = setTimeout(() => {
      isLate = true;
      kill();
    }, limits.deadlineMs);
    signal.addEventListener("abort", kill, { once: true });
    child.once("message", (said: ImportAnswer) => {
      answer = said;
    });
    // Without a listener a failure to start would end the server; `close` comes after it.
    child.once("error", () => undefined);
    child.once("close", () => {
      clearTimeout(deadline);
      signal.removeEventListener("abort", kill);
      if (signal.aborted) reject(signal.reason);
      else resolve(answer ?? { type: "refused", problem: isLate ? "too-slow" : "too-complex" });
    });
    if (signal.aborted) kill();
    else child.send(job, (problem) => (problem ? kill() : undefined));
  });
}

/** Beside the heap: the program, the file and its unpacked parts. Linux enforces it. */
const besideHeapMegabytes = 1024;
/** Seconds of computing, for a process whose server is gone: while it reads, it hears nothing of that. */
const cpuSeconds = 60;

function start(heapMegabytes: number): ChildProcess {
  const file = fileURLToPath(new URL("import-child.ts", import.meta.url));
  const node = [process.execPath, `--max-old-space-size=${heapMegabytes}`, file] as const;
  const stdio: StdioOptions = ["ignore", "ignore", "ignore", "ipc"];
  const options = { cwd: tmpdir(), env: {}, stdio, serialization: "advanced" } as const;
  if (process.platform !== "linux") return spawn(node[0], node.slice(1), options);
  const kilobytes = (heapMegabytes + besideHeapMegabytes) * 1024;
  return spawn(
    "/bin/sh",
    ["-c", `ulimit -d ${kilobytes}; ulimit -t ${cpuSeconds}; exec "$0" "$@"`, ...node],
    options,
  );
}
