/** Opens the thread or suggestion that the page's address asks for, once the review has come, and whenever it changes. */
import { useContext, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { useDocument } from "../document/document-context.ts";
import { showToast } from "../document/page-state.ts";
import { askedIn } from "./deep-link.ts";
import type { ReviewState } from "./review-state.ts";
import { ReviewContext, useReview } from "./review-state.ts";
import { placeOfChange, reviewPlaceOf } from "./places.ts";
import { type Shown, useShowThread } from "./use-show-thread.ts";

export function useDeepLink(): void {
  const { t } = useTranslation("review");
  const review = useContext(ReviewContext);
  const { page, template } = useDocument();
  const { hash, key } = useLocation();
  const isThere = useReview(({ facts }) => facts !== undefined);
  const show = useShowThread();
  const shown = useRef<string>(undefined);
  useEffect(() => {
    const asked = askedIn(hash);
    // An address that somebody types has no key of its own.
    const visit = `${key}${hash}`;
    if (!isThere || !review || asked === undefined || shown.current === visit) return;
    shown.current = visit;
    const found = findAsked(review.get(), asked, template);
    if (found) show(found, true);
    else showToast(page, t("go.gone"));
  }, [hash, key, isThere, review, page, template, show, t]);
}

function findAsked(
  { threads, suggestions }: ReviewState,
  id: string,
  template: Parameters<typeof reviewPlaceOf>[1],
): Shown | undefined {
  const thread = threads.get(id);
  if (thread) return thread;
  const change = suggestions.get(id)?.change;
  if (!change) return undefined;
  return change.type === "text"
    ? { id, place: { type: "text", address: change.address, anchor: change.hunk.anchor } }
    : { id, place: reviewPlaceOf(placeOfChange(change), template) };
}
