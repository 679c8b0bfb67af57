/** What the page shows of the review: which thread is looked at, what is remarked on. */
import type { ReviewPlace } from "@brudnopis/schema";
import { useContext, useMemo } from "react";
import { ReviewContext } from "./review-state.ts";

export function useReviewSteps() {
  const review = useContext(ReviewContext);
  return useMemo(
    () => ({
      /** Looks at a thread or a suggestion, or at none; its card takes the keyboard if it is asked to. */
      activate: (id: string | undefined, isFocused = false) =>
        review?.set((state) => ({
          ...state,
          active: id,
          focusing: isFocused ? id : undefined,
          composing: id === undefined ? state.composing : undefined,
        })),
      compose: (place: ReviewPlace) =>
        review?.set((state) => ({ ...state, composing: place, active: undefined })),
      stopComposing: () => review?.set((state) => ({ ...state, composing: undefined })),
      showList: (isListOpen: boolean) => review?.set((state) => ({ ...state, isListOpen })),
    }),
    [review],
  );
}
