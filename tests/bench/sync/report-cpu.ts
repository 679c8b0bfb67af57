/** Lets the benchmark ask a server's process how much CPU it has used: all its threads, the one that writes included. */
import type { CpuReading, ServerReady } from "./messages.ts";

export function reportCpu(ready: ServerReady): void {
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMicros: user + system } satisfies CpuReading);
  });
  process.on("disconnect", () => process.exit(0));
  process.send?.(ready);
}
