/** A thread that puts states of documents together, reads them and compares them. */
import { Authorship, compareDocuments, readDocument } from "@brudnopis/document";
import { parentPort } from "node:worker_threads";
import { gunzipSync, gzipSync } from "node:zlib";
import { applyUpdate, Doc, encodeStateAsUpdate } from "yjs";
import type { StateParts } from "../store/states.ts";
import type { Comparison, FromHistoryThread, ToHistoryThread } from "./history-thread.ts";
import { indexStretch } from "./index-updates.ts";

type AskToCompare = Extract<ToHistoryThread, { type: "compare" }>;

parentPort?.on("message", (job: ToHistoryThread) => {
  parentPort?.postMessage(answerTo(job));
});

function answerTo(job: ToHistoryThread): FromHistoryThread {
  try {
    return { id: job.id, ok: true, answer: done(job) };
  } catch (error) {
    return {
      id: job.id,
      ok: false,
      problem: error instanceof Error ? String(error.stack) : String(error),
    };
  }
}

function done(job: ToHistoryThread): unknown {
  switch (job.type) {
    case "merge":
      return encodeStateAsUpdate(docOf(job.state));
    case "compress":
      return new Uint8Array(gzipSync(encodeStateAsUpdate(docOf(job.state))));
    case "read":
      return readDocument(docOf(job.state), job.template);
    case "compare":
      return compared(job);
    case "index":
      return indexStretch(job.encoded, job.stretch);
  }
}

function compared({ from, to, template, authorship }: AskToCompare): Comparison {
  return compareDocuments(docOf(from), docOf(to), template, Authorship.decode(authorship));
}

function docOf({ base, bytes, lengths }: StateParts): Doc {
  const doc = new Doc();
  // One transaction: each would go through the document to tidy it up.
  doc.transact(() => {
    if (base) applyUpdate(doc, base.encoding === "gzip" ? gunzipSync(base.data) : base.data);
    let at = 0;
    for (const length of lengths) applyUpdate(doc, bytes.subarray(at, (at += length)));
  });
  return doc;
}
