/** All that review does while its page is open, and what lies over the page. */
import { useContext, useEffect } from "react";
import { useIsWide } from "../margin/use-is-wide.ts";
import { useAnchoring } from "./anchors/use-anchoring.ts";
import { SelectionRemark } from "./compose/selection-remark.tsx";
import { useReviewFeed } from "./feed/use-review-feed.ts";
import { ReviewList } from "./list/review-list.tsx";
import { rememberedView } from "./margin/margin-view.ts";
import { ReviewRail } from "./margin/review-rail.tsx";
import { ReviewSheet } from "./margin/review-sheet.tsx";
import { ReviewContext, useReview } from "./review-state.ts";
import { SuggestionsCentre } from "./suggest/suggestions-centre.tsx";
import { useCardClicks } from "./use-card-clicks.ts";
import { useDeepLink } from "./use-deep-link.ts";
import { useDetached } from "./use-detached.ts";
import { useMarkClicks } from "./use-mark-clicks.ts";
import { useReviewKeys } from "./use-review-keys.ts";

export function ReviewCentre() {
  const review = useContext(ReviewContext);
  const isListOpen = useReview((state) => state.isListOpen);
  useReviewFeed();
  useAnchoring();
  useDetached();
  useReviewKeys();
  useDeepLink();
  useMarkClicks();
  useCardClicks();
  useEffect(() => review?.set((state) => ({ ...state, margin: rememberedView() })), [review]);
  return (
    <>
      <SelectionRemark />
      <SuggestionsCentre />
      {isListOpen ? <ReviewList /> : <Narrow />}
    </>
  );
}

/** What there is in place of cards beside the text. */
function Narrow() {
  const isWide = useIsWide();
  const isFolded = useReview(({ margin }) => margin.shows !== "checks" && !margin.isOpen);
  return (
    <>
      {(!isWide || isFolded) && <ReviewRail />}
      {!isWide && <ReviewSheet />}
    </>
  );
}
