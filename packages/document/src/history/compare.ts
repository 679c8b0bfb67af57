/** What has changed between two states of a document, place by place, and by whom. */
import type { SectionChanges, Template } from "@brudnopis/schema";
import type { Doc } from "yjs";
import type { Credits } from "./credits.ts";

export interface Comparison {
  /** Only sections in which something has changed, in the order of the form. */
  readonly sections: SectionChanges[];
  /** Names of records that values refer to, in either state, by `collection/id`. */
  readonly names: Record<string, string>;
}

/** Compares copies: neither is the document that is being edited. */
export function compareDocuments(
  _before: Doc,
  _after: Doc,
  _template: Template,
  _credits: Credits,
): Comparison {
  return { sections: [], names: {} };
}
