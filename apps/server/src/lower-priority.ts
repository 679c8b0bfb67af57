import { readlinkSync } from "node:fs";
import { constants, setPriority } from "node:os";

/**
 * Lets whoever types go before the thread that calls this, where there are fewer cores than work. Linux has priorities for
 * each thread, and Node's call takes a thread's id as well as a process's (setpriority(2)); elsewhere nothing happens.
 */
export function lowerThreadPriority(): void {
  if (process.platform !== "linux") return;
  try {
    const thread = Number(readlinkSync("/proc/thread-self").split("/").at(-1));
    setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It goes without, as on a system without /proc.
  }
}
