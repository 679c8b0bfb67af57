import { useContext, useEffect } from "react";
import { ReviewContext } from "./review-state.ts";
import { useReviewSteps } from "./use-review-steps.ts";

/** On each card: the id of its thread or suggestion. */
export const cardAttribute = "data-thread";

/**
 * Who clicks on a card opens it. One listener for all of them, as for the marks in the text. The keyboard opens a thread by
 * the button in its card, and a suggestion by F9 or from its words in the text.
 */
export function useCardClicks(): void {
  const review = useContext(ReviewContext);
  const { activate } = useReviewSteps();
  useEffect(() => {
    const onClick = ({ target }: MouseEvent) => {
      if (!(target instanceof Element) || target.closest(controls) !== null) return;
      const id = target.closest(`[${cardAttribute}]`)?.getAttribute(cardAttribute) ?? undefined;
      if (id !== undefined && id !== review?.get().active) activate(id);
    };
    addEventListener("click", onClick);
    return () => removeEventListener("click", onClick);
  }, [review, activate]);
}

/** What is clicked on for its own sake. */
const controls = "button, a, input, select, textarea, summary";
