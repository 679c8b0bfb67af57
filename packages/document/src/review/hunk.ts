/** What becomes of a suggested change of a text when it meets the text as it is now. */
import type { RichNode } from "@brudnopis/schema";
import type { XmlFragment } from "yjs";
import type { TextBlock } from "./text-blocks.ts";

/** Where the text of a hunk is now, and what accepting would do there. */
export interface LocatedHunk {
  /** Offsets in the field's letters, see `flat.ts`. */
  readonly from: number;
  readonly to: number;
  /** Whether it is still what the author of the suggestion saw. */
  readonly isClean: boolean;
  /** What is suggested stands there already. */
  readonly isApplied: boolean;
  /** What stands there now. */
  readonly now: readonly RichNode[];
  /** What would stand there: the suggestion, with the words that have come since. */
  readonly merged: readonly RichNode[];
}

/** What is to be written anew. */
export type HunkTarget =
  /** Characters of a block, of which a break is one, from the first on. */
  | { readonly kind: "inline"; readonly block: TextBlock; readonly at: number }
  /** Children of a node from an index on. */
  | { readonly kind: "block"; readonly parent: XmlFragment; readonly at: number };

export interface FoundHunk extends LocatedHunk {
  /** Absent where there is nothing to do. */
  readonly target?: HunkTarget;
}
