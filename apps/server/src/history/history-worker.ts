/** The program of the thread of history, see `history-thread.ts`. */
import {
  anchorInCopy,
  Authorship,
  checkDocument,
  compareDocuments,
  type Comparison,
  findingKey,
  flatText,
  freshCopy,
  imagesIn,
  parseAddress,
  readDocument,
  readRichText,
  textAt,
  withSuggestions,
} from "@brudnopis/document";
import type { DocumentContent, Template, TextAnchor } from "@brudnopis/schema";
import { isDeepStrictEqual } from "node:util";
import { parentPort } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import {
  applyUpdate,
  Doc,
  encodeStateAsUpdate,
  encodeStateAsUpdateV2,
  type XmlFragment,
} from "yjs";
import { docOf } from "../store/doc-of-state.ts";
import type { FreshState, FromHistoryThread, ToHistoryThread } from "./history-thread.ts";
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

function compared({ from, to, template, authorship, suggested }: AskToCompare): Comparison {
  const credits = withSuggestions(Authorship.decode(authorship), suggested);
  return compareDocuments(docOf(from), docOf(to), template, credits);
}

function freshState({ state, template, anchored }: AskForFresh): FreshState {
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
    letters: lettersOf(copy),
    images: imageIdsIn(copy),
    findings: findingsIn(content, template),
    anchors: anchorsIn(copy, doc, anchored),
  };
}

function anchorsIn(
  copy: Doc,
  original: Doc,
  anchored: AskForFresh["anchored"],
): FreshState["anchors"] {
  const anchors = new Map<string, TextAnchor>();
  for (const { id, address, anchor } of anchored) {
    const own = anchorInCopy(anchor, textAt(original, address), textAt(copy, address));
    if (own) anchors.set(id, own);
  }
  return anchors;
}

/** What findings quote of a text is in no language, and hangs on no day. */
function findingsIn(content: DocumentContent, template: Template): ReadonlySet<string> {
  const context = { language: content.language, today: "2000-01-01", openRemarks: [] };
  return new Set(checkDocument(template, content, context).map(findingKey));
}

function lettersOf(doc: Doc): string {
  return textsOf(doc)
    .map((text) => flatText(text).text)
    .join("\n");
}

/** Also in texts for which its template has no place any more. */
function imageIdsIn(doc: Doc): string[] {
  const images = textsOf(doc).flatMap((text) => imagesIn(readRichText(text).content));
  const ids = images.map(({ attrs }) => attrs?.["asset"]);
  return [...new Set(ids.filter((id) => typeof id === "string"))];
}

function textsOf(doc: Doc): XmlFragment[] {
  const addresses = [...doc.share.keys()].filter((name) => parseAddress(name));
  return addresses.map((address) => textAt(doc, address));
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
