import type { Thread } from "@brudnopis/schema";
import { useMemo } from "react";
import { useContent, useDocument } from "../../document/document-context.ts";
import { findWords, isPlaceThere } from "../find-words.ts";
import { useReview } from "../review-state.ts";
import { arrangeThreads } from "./arrange.ts";

export interface Arranged {
  readonly attached: readonly Thread[];
  readonly detached: readonly Thread[];
}

/** For as long as the list is open: the threads as they fit its filter, and apart from them those without their words. */
export function useArranged(): Arranged {
  const { template } = useDocument();
  const content = useContent((all) => all);
  const anchors = useReview(({ texts }) => texts?.anchoring.anchors);
  const threads = useReview((state) => state.threads);
  const filter = useReview((state) => state.filter);
  // Texts are looked at when the list opens, and when a remark comes or changes.
  const found = useMemo(() => findWords(threads.values(), anchors), [threads, anchors]);
  return useMemo(() => {
    const all = arrangeThreads(threads.values(), {
      filter,
      template,
      content,
      offsetOf: ({ id }) => found.offsets.get(id),
    });
    const isThere = (thread: Thread) =>
      !found.detached.has(thread.id) && isPlaceThere(thread, template, content);
    return {
      attached: all.filter(isThere),
      detached: all.filter((thread) => !isThere(thread)),
    };
  }, [threads, filter, template, content, found]);
}
