import { type RefObject, useContext, useEffect } from "react";
import { ReviewContext, useReview } from "../review-state.ts";

/** The card that somebody went to by a key or a link takes the keyboard when it is there, once. */
export function useCardFocus(card: RefObject<HTMLElement | null>, id: string): void {
  const review = useContext(ReviewContext);
  const isWanted = useReview(({ focusing }) => focusing === id);
  useEffect(() => {
    if (!isWanted) return;
    card.current?.focus({ preventScroll: true });
    review?.set((state) => ({ ...state, focusing: undefined }));
  }, [card, isWanted, review]);
}
