/** Lets the benchmark ask a server's process what it takes: all its threads, the one that writes included. */
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { CpuReading, LoopReading, MemoryReading, Target, ToServer } from "./messages.ts";

/** Often enough to see a wait of a few milliseconds, and rarely enough not to be work itself. */
const resolutionMs = 2;

let loop: ReturnType<typeof monitorEventLoopDelay> | undefined;

/** @param target Says that the server listens, and how to come in. */
export function obeyBench(target: Target): void {
  process.on("message", (message: ToServer) => {
    if (message.type === "end") process.kill(process.pid, message.signal);
    else process.send?.(answerTo(message));
  });
  process.on("disconnect", () => process.exit(0));
  process.send?.(target);
}

function answerTo({
  type,
}: Exclude<ToServer, { type: "end" }>): CpuReading | MemoryReading | LoopReading {
  switch (type) {
    case "cpu":
      return cpu();
    case "memory":
      return memory();
    case "watch-loop":
      loop?.disable();
      loop = monitorEventLoopDelay({ resolution: resolutionMs });
      loop.enable();
      return cpu();
    case "loop":
      return loopDelay();
  }
}

function cpu(): CpuReading {
  const { user, system } = process.cpuUsage();
  return { cpuMicros: user + system };
}

function memory(): MemoryReading {
  // Once more for what the first made unreachable.
  for (let time = 0; time < 3; time += 1) globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, heapUsed, external };
}

/** The histogram holds whole intervals; what is more than one of them was a delay. */
function loopDelay(): LoopReading {
  if (!loop) return { p50: 0, p99: 0, max: 0 };
  loop.disable();
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - resolutionMs);
  return { p50: late(loop.percentile(50)), p99: late(loop.percentile(99)), max: late(loop.max) };
}
