/**
 * Tables for Word and Excel are written beside the server's own thread: five hundred remarks take it a third of a second,
 * in which nobody's letters would be passed on. The libraries are loaded only there, and only when somebody asks.
 */
import { Worker } from "node:worker_threads";
import type { RemarkTable, TableWriter } from "./remark-table-model.ts";

export interface TableJob {
  readonly format: "docx" | "xlsx";
  readonly table: RemarkTable;
}

/** One at a time, whoever asks: each thread has a heap of its own while it works. */
export function createTableThread(): (format: TableJob["format"]) => TableWriter {
  let turn: Promise<unknown> = Promise.resolve();
  return (format) => (table) => {
    const written = turn.then(() => inThread({ format, table }));
    turn = written.catch(() => undefined);
    return written;
  };
}

function inThread(job: TableJob): Promise<Uint8Array> {
  const file = new URL("./remark-table-worker.ts", import.meta.url);
  const worker = new Worker(file, { name: "remark-table", workerData: job });
  // It must not keep a process alive that has nothing else to do.
  worker.unref();
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`The thread of tables ended with ${code}`)));
  });
}
