/**
 * The thread that writes, on a disk that hangs as soon as there is a pipe beside the database: it waits for somebody to
 * write into that, in a call to the system that nothing in the process can break off, as a real one waits in `fsync`.
 */
import { existsSync, openSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import type { WriterData } from "../../apps/server/src/store/sqlite/writer-messages.ts";

// The driver starts this file as a worker and gives it what `WriterData` says.
const pipe = `${(workerData as WriterData).path}.hang`;
// Before the listener of the thread itself.
parentPort?.on("message", () => {
  if (existsSync(pipe)) openSync(pipe, "r");
});
await import("../../apps/server/src/store/sqlite/writer.ts");
