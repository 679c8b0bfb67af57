/**
 * What is open in review, with its places in the terms of the content: whoever has the shared document has resolved the
 * anchors. A range counts letters as `FlatText` does: those of all runs of a field's text, and nothing between blocks.
 */
import type { RichNode } from "@brudnopis/schema";

export interface ReviewMarks {
  /** In the order in which they are to be numbered and listed. No internal notes. */
  readonly remarks: readonly MarkedRemark[];
  readonly suggestions: readonly MarkedSuggestion[];
}

export interface MarkedRemark {
  readonly id: string;
  readonly place: MarkedPlace;
  /** The place in words: „2. Wyzwanie · Diagnoza”. */
  readonly label: string;
  /** The words that it is about; empty or absent where it is about a whole field, record, section or document. */
  readonly quote?: string;
  /** What kind of remark it is, in words. */
  readonly kind: string;
  /** The first is the remark itself. */
  readonly messages: readonly MarkedMessage[];
  readonly isClosed: boolean;
}

export interface MarkedMessage {
  readonly author: string;
  /** ISO 8601 with the time of day. */
  readonly at: string;
  readonly text: string;
}

/** `from` and `to` are a range of letters in the field's text; the same twice is a place between two letters. */
export type MarkedPlace =
  | { readonly type: "document" }
  | { readonly type: "section"; readonly section: string }
  | { readonly type: "record"; readonly collection: string; readonly record: string }
  | { readonly type: "field"; readonly address: string }
  | {
      readonly type: "text";
      readonly address: string;
      readonly from: number;
      readonly to: number;
    };

export interface MarkedSuggestion {
  readonly id: string;
  readonly author: string;
  /** ISO 8601 with the time of day. */
  readonly at: string;
  /** The place in words. */
  readonly label: string;
  /** Why, in the author's words; may be empty. */
  readonly note: string;
  /** What is there now and what would be, in words, for the list at the end. */
  readonly before: string;
  readonly after: string;
  /** A change of a text: what it takes away are the letters of a range, and this comes behind them. Absent for other changes. */
  readonly change?: {
    readonly address: string;
    readonly from: number;
    readonly to: number;
    /** Inline content, or blocks. */
    readonly nodes: readonly RichNode[];
  };
}
