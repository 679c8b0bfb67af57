/** The program of the thread of exports, see `export-thread.ts`. */
import { parentPort } from "node:worker_threads";
import { lowerThreadPriority } from "../lower-priority.ts";
import type { ExportAnswer, ExportTask, FromExportThread, ToExportThread } from "./export-task.ts";
import { packFiles } from "./pack-files.ts";
import { readSource } from "./read-source.ts";
import { lookThrough, sampleTemplate } from "./word-template-tasks.ts";
import { type AskPictures, writeFile } from "./write-file.ts";
import { writePreflight } from "./write-preflight.ts";
import { writePrint } from "./write-print.ts";

lowerThreadPriority();

/** Who waits for the pictures of the task under way; there is one at a time. */
let takePictures: (pictures: ReadonlyMap<string, Uint8Array>) => void = () => undefined;

parentPort?.on("message", (message: ToExportThread) => {
  if (message.type === "pictures") takePictures(message.pictures);
  else void answerTo(message.id, message.task);
});

async function answerTo(id: number, task: ExportTask): Promise<void> {
  const askPictures: AskPictures = (ids) => {
    const { promise, resolve } = Promise.withResolvers<ReadonlyMap<string, Uint8Array>>();
    takePictures = resolve;
    say({ id, type: "pictures", ids });
    return promise;
  };
  try {
    const answer = await done(task, askPictures);
    say({ id, type: "done", answer }, answer.bytes);
  } catch (error) {
    const problem = error instanceof Error ? String(error.stack) : String(error);
    say({ id, type: "failed", problem });
  }
}

async function done(task: ExportTask, askPictures: AskPictures): Promise<ExportAnswer> {
  if ("pack" in task) {
    return { bytes: packFiles(task.pack), name: "", language: "pl", assets: [] };
  }
  if ("wordTemplate" in task) return lookThrough(task.wordTemplate);
  if ("sampleOf" in task) return sampleTemplate(task.sampleOf);
  const read = readSource(task.source);
  const { wanted } = task;
  switch (wanted.type) {
    case "print":
      return writePrint(read, wanted);
    case "file":
      return writeFile(read, wanted, askPictures);
    case "preflight":
      return writePreflight(read, wanted);
  }
}

/** Bytes of their own change hands; those of a larger buffer are copied. */
function say(message: FromExportThread, bytes?: Uint8Array): void {
  const buffer = bytes?.buffer;
  const isWhole = buffer instanceof ArrayBuffer && buffer.byteLength === bytes?.byteLength;
  parentPort?.postMessage(message, isWhole ? [buffer] : []);
}
