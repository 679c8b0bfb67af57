import { useMemo } from "react";
import { useDocument } from "../../document/document-context.ts";
import { fits } from "../list/filter.ts";
import { useReview } from "../review-state.ts";
import { sectionOfThread } from "../thread-index.ts";
import type { ReviewItem } from "./cards-in-view.ts";

export const composerId = "composer";

/** What stands beside the text: remarks that fit the filter, open suggestions, and what is looked at or written now. */
export function useReviewItems(): readonly ReviewItem[] {
  const { template } = useDocument();
  const threads = useReview((state) => state.threads);
  const suggestions = useReview((state) => state.suggestions);
  const detached = useReview((state) => state.detached);
  const filter = useReview((state) => state.filter);
  const active = useReview((state) => state.active);
  const composing = useReview((state) => state.composing);
  return useMemo(() => {
    const items: ReviewItem[] = [];
    for (const thread of threads.values()) {
      const { id } = thread;
      const isShown = fits(thread, filter, sectionOfThread(thread, template)) && !detached.has(id);
      if (isShown || id === active) items.push({ type: "thread", id, thread });
    }
    for (const suggestion of suggestions.values()) {
      const { id, state } = suggestion;
      if (state === "open" || id === active) items.push({ type: "suggestion", id, suggestion });
    }
    items.sort((a, b) => momentOf(a) - momentOf(b));
    if (composing) items.push({ type: "composer", id: composerId, place: composing });
    return items;
  }, [threads, suggestions, detached, filter, active, composing, template]);
}

function momentOf(item: ReviewItem): number {
  if (item.type === "thread") return item.thread.at;
  return item.type === "suggestion" ? item.suggestion.at : Number.MAX_SAFE_INTEGER;
}
