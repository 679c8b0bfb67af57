/** What of the review is drawn in a text. */
import { type LetterRange, plainText } from "@brudnopis/document";
import type { RichNode, Suggestion, Thread } from "@brudnopis/schema";
import type { ReviewState } from "../review-state.ts";
import type { TextMark } from "../text-mark.ts";

/** In words of the page, for assistive technology. */
export type LabelOf = (item: Thread | Suggestion, type: TextMark["type"]) => string;

type Shown = Pick<ReviewState, "threads" | "suggestions" | "active">;

/** In the order of the text. What is closed is drawn only while somebody looks at it. */
export function textMarks(
  state: Shown,
  found: Iterable<readonly [id: string, range: LetterRange]>,
  labelOf: LabelOf,
): TextMark[] {
  const marks: TextMark[] = [];
  for (const [id, { from, to }] of found) {
    const isActive = id === state.active;
    const [thread, suggestion] = [state.threads.get(id), state.suggestions.get(id)];
    const common = { id, from, to, isActive };
    if (thread && (thread.state !== "closed" || isActive)) {
      const label = labelOf(thread, "thread");
      marks.push({ ...common, type: "thread", insert: [], isDeletion: false, label });
    }
    if (suggestion?.state === "open" && suggestion.change.type === "text") {
      const { before, after } = suggestion.change.hunk;
      const label = labelOf(suggestion, "suggestion");
      const isDeletion = before.length > 0;
      marks.push({ ...common, type: "suggestion", insert: after, isDeletion, label });
    }
  }
  return marks.sort((one, other) => one.from - other.from || other.to - one.to);
}

export function classOf({ type, isDeletion, isActive }: TextMark): string {
  const classes = ["review-mark", `is-${type}`];
  if (isDeletion) classes.push("is-deletion");
  if (isActive) classes.push("is-active");
  return classes.join(" ");
}

/** The words that a suggestion puts in, a line for each block. */
export function insertedWords(nodes: readonly RichNode[]): string {
  // Remarks put nothing in, and there are hundreds of them.
  if (nodes.length === 0) return "";
  return plainText({ type: "doc", content: isLine(nodes) ? [line(nodes)] : [...nodes] });
}

export function isLine(nodes: readonly RichNode[]): boolean {
  return nodes.every(({ type }) => type === "text" || type === "hardBreak");
}

function line(nodes: readonly RichNode[]): RichNode {
  return { type: "paragraph", content: [...nodes] };
}
