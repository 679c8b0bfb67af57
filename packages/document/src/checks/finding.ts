/** What the document check (*kontrola dokumentu*) says: facts, which the page puts into words. */
import type { StoredValue } from "../values.ts";

/** `blocks`: the document cannot be handed over like this. `should`: mend it. `hint`: look at it. */
export type Severity = "blocks" | "should" | "hint";

/** A change that mends a finding, made as one step that undo takes back. */
export type Fix =
  /** Sets a typed value. */
  | { readonly kind: "set-value"; readonly address: string; readonly value: StoredValue }
  /** Writes another text for one that stands in a text field, wherever it is found there. */
  | {
      readonly kind: "replace-text";
      readonly address: string;
      readonly from: string;
      readonly to: string;
    }
  /** Adds a record with these values; texts are plain. */
  | {
      readonly kind: "add-record";
      readonly collection: string;
      readonly values: Readonly<Record<string, StoredValue>>;
      readonly texts: Readonly<Record<string, string>>;
    };

export interface Finding {
  /** Key of the rule, for life: mutes refer to it, and words are found by it. */
  readonly rule: string;
  readonly severity: Severity;
  /** Address of a field, `collection/recordId`, or key of a collection or section: where the finding is shown. */
  readonly place: string;
  /** Other places that it is about. */
  readonly also: readonly string[];
  /** What the sentence of the rule names, in the reader's language: amounts, dates and names are formatted. */
  readonly facts: Readonly<Record<string, string | number>>;
  readonly fix?: Fix;
}

/** Tells findings apart between two runs, and for muting: the rule, its place and what of a text it is about. */
export function findingKey({ rule, place, facts }: Finding): string {
  return facts["quote"] === undefined ? `${rule} ${place}` : `${rule} ${place} ${facts["quote"]}`;
}
