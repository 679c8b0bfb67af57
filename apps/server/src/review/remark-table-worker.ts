/** A thread that writes one table of remarks for Word or Excel, and ends. */
import { parentPort, workerData } from "node:worker_threads";
import { remarksAsDocx } from "./remark-table-docx.ts";
import type { TableJob } from "./remark-table-thread.ts";
import { remarksAsXlsx } from "./remark-table-xlsx.ts";

// The server starts this file with exactly this (`remark-table-thread.ts`).
const { format, table } = workerData as TableJob;
const writers = { docx: remarksAsDocx, xlsx: remarksAsXlsx };
parentPort?.postMessage(await writers[format](table));
