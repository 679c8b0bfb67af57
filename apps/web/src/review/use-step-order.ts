import type { Thread } from "@brudnopis/schema";
import { useCallback, useContext } from "react";
import { useDocument } from "../document/document-context.ts";
import { findWords, isPlaceThere } from "./find-words.ts";
import { arrangeThreads } from "./list/arrange.ts";
import { ReviewContext } from "./review-state.ts";

/** The threads that one goes through, in the order of the page. Worked out when somebody asks. */
export function useStepOrder(): () => readonly Thread[] {
  const review = useContext(ReviewContext);
  const { session, template } = useDocument();
  return useCallback(() => {
    if (!review) return [];
    const { threads, filter, texts } = review.get();
    const { offsets, detached } = findWords(threads.values(), texts?.anchoring.anchors);
    return arrangeThreads(threads.values(), {
      filter: { ...filter, order: "place" },
      template,
      content: session.content.get(),
      offsetOf: ({ id }) => offsets.get(id),
    }).filter(
      (thread) => !detached.has(thread.id) && isPlaceThere(thread, template, session.content.get()),
    );
  }, [review, session, template]);
}
