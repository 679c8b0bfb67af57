/** What every part of a comparison needs to know. */
import type { DocumentContent, Template } from "@brudnopis/schema";
import type { Doc } from "yjs";
import type { Attribution } from "./compare-credits.ts";
import type { RecordIndex } from "./compare-index.ts";
import type { RecordNames } from "./compare-names.ts";

/** A state of a document, and how it reads. */
export interface State {
  readonly doc: Doc;
  readonly content: DocumentContent;
  readonly records: RecordIndex;
}

export interface Comparing {
  readonly before: State;
  readonly after: State;
  readonly template: Template;
  readonly who: Attribution;
  readonly names: RecordNames;
  /** How many characters of texts may still be laid over each other; of the others only words are counted. */
  readonly room: { letters: number };
}
