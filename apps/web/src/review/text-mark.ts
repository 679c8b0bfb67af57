/** What review shows within a text, wherever the text is drawn: in its editor or as plain HTML. */
import type { RichNode } from "@brudnopis/schema";

export interface TextMark {
  /** Of the thread or the suggestion. */
  readonly id: string;
  readonly type: "thread" | "suggestion";
  /** Offsets in the field's letters in reading order, see `flat.ts` in `packages/document/src/review`. */
  readonly from: number;
  readonly to: number;
  /** What a suggestion puts at `to`: inline content, or blocks behind the block that `to` is in. */
  readonly insert: readonly RichNode[];
  /** Whether the text between is to go. */
  readonly isDeletion: boolean;
  readonly isActive: boolean;
  /** For assistive technology: „uwaga: Anna Wójcik”. */
  readonly label: string;
}
