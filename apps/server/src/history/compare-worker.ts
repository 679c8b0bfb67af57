/** A thread that puts states of documents together, reads them and compares them. */
import {
  Authorship,
  checkDocument,
  compareDocuments,
  findingKey,
  freshCopy,
  readDocument,
} from "@brudnopis/document";
import type { DocumentContent, Template } from "@brudnopis/schema";
import { isDeepStrictEqual } from "node:util";
import { parentPort } from "node:worker_threads";
import { gunzipSync, gzipSync } from "node:zlib";
import { applyUpdate, applyUpdateV2, Doc, encodeStateAsUpdate, encodeStateAsUpdateV2 } from "yjs";
import type { StateParts } from "../store/states.ts";
import type {
  Comparison,
  FreshState,
  FromHistoryThread,
  ToHistoryThread,
} from "./history-thread.ts";
import { indexStretch } from "./index-updates.ts";

type AskForFresh = Extract<ToHistoryThread, { type: "fresh" }>;
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
      return compressed(docOf(job.state));
    case "read":
      return readDocument(docOf(job.state), job.template);
    case "compare":
      return compared(job);
    case "fresh":
      return freshState(job);
    case "index":
      return indexStretch(job.encoded, job.stretch);
  }
}

function compared({ from, to, template, authorship }: AskToCompare): Comparison {
  return compareDocuments(docOf(from), docOf(to), template, Authorship.decode(authorship));
}

function freshState({ state, template }: AskForFresh): FreshState {
  const doc = docOf(state);
  const fresh = freshCopy(doc, template);
  const encoded = encodeStateAsUpdate(fresh);
  const copy = new Doc();
  applyUpdate(copy, encoded);
  const content = readDocument(copy, template);
  if (!isDeepStrictEqual(content, readDocument(doc, template)))
    throw new Error("The copy of a document does not read like it");
  return {
    state: encoded,
    compressed: compressed(fresh),
    text: wordsOf(content),
    findings: findingsIn(content, template),
  };
}

/** What findings quote of a text is in no language, and hangs on no day. */
function findingsIn(content: DocumentContent, template: Template): ReadonlySet<string> {
  const context = { language: content.language, today: "2000-01-01", openRemarks: [] };
  return new Set(checkDocument(template, content, context).map(findingKey));
}

function compressed(doc: Doc): Uint8Array {
  return new Uint8Array(gzipSync(encodeStateAsUpdateV2(doc)));
}

/** Everything that is written anywhere, without quotes that JSON would change. */
function wordsOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return "";
  return Object.values(value).map(wordsOf).join("");
}

function docOf({ base, bytes, lengths }: StateParts): Doc {
  const doc = new Doc();
  // One transaction: each would go through the document to tidy it up.
  doc.transact(() => {
    if (base?.encoding === "v2-gzip") applyUpdateV2(doc, gunzipSync(base.data));
    else if (base) applyUpdate(doc, base.data);
    let at = 0;
    for (const length of lengths) applyUpdate(doc, bytes.subarray(at, (at += length)));
  });
  return doc;
}
