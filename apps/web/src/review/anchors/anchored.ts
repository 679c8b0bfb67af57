/** What of a review holds to words of a text. */
import type { TextAnchor, TextHunk } from "@brudnopis/schema";
import type { ReviewState } from "../review-state.ts";

export interface Anchored {
  readonly id: string;
  readonly address: string;
  readonly anchor: TextAnchor;
  /** Of a suggestion, whose place depends on more than its anchor. */
  readonly hunk?: TextHunk;
}

export type AnchoredById = ReadonlyMap<string, Anchored>;

/** @param round Whose frozen text is shown, if it is one: there words stay where they were when they were remarked on. */
export function anchoredIn(
  { threads, suggestions }: Pick<ReviewState, "threads" | "suggestions">,
  round: string | undefined,
): AnchoredById {
  const all = new Map<string, Anchored>();
  for (const { id, place, frozenPlace, round: own, isRemoved } of threads.values()) {
    const shown = round !== undefined && own === round ? (frozenPlace ?? place) : place;
    if (!isRemoved && shown.type === "text")
      all.set(id, { id, address: shown.address, anchor: shown.anchor });
  }
  for (const { id, change, state } of suggestions.values()) {
    if (state !== "open" || change.type !== "text") continue;
    const { address, hunk } = change;
    all.set(id, { id, address, anchor: hunk.anchor, hunk });
  }
  return all;
}

/** Whether two anchors hold to the same letters. */
export function isSameAnchor(
  one: Pick<TextAnchor, "start" | "end">,
  other: Pick<TextAnchor, "start" | "end">,
): boolean {
  return one.start === other.start && one.end === other.end;
}
