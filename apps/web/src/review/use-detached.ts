/** Keeps told which threads have lost their words or their place: looked for when there is time. */
import { useContext, useEffect } from "react";
import { useDocument } from "../document/document-context.ts";
import { whenIdle } from "../ui/when-idle.ts";
import { findWords, isPlaceThere } from "./find-words.ts";
import { ReviewContext, useReview } from "./review-state.ts";

const settleMs = 800;

export function useDetached(): void {
  const review = useContext(ReviewContext);
  const { session, template } = useDocument();
  const threads = useReview((state) => state.threads);
  const anchors = useReview(({ texts }) => texts?.anchoring.anchors);
  useEffect(() => {
    if (!review || !anchors || threads.size === 0) return;
    const look = () => {
      const detached = new Set(findWords(threads.values(), anchors).detached);
      for (const thread of threads.values()) {
        if (!isPlaceThere(thread, template, session.content.get())) detached.add(thread.id);
      }
      review.set((state) => (isSame(state.detached, detached) ? state : { ...state, detached }));
    };
    const { soon, stop } = later(look);
    soon();
    const unsubscribe = [anchors.subscribe(soon), session.content.subscribe(soon)];
    return () => {
      for (const each of unsubscribe) each();
      stop();
    };
  }, [review, session, template, threads, anchors]);
}

/** Once after a burst of changes, when there is time. */
function later(run: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let cancel: (() => void) | undefined;
  const stop = () => {
    clearTimeout(timer);
    cancel?.();
  };
  const soon = () => {
    stop();
    timer = setTimeout(() => {
      cancel = whenIdle(run);
    }, settleMs);
  };
  return { soon, stop };
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id));
}
