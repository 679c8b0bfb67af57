/** Brings a thread into view: its place on the page, its words, and its card. */
import type { ReviewPlace } from "@brudnopis/schema";
import { useCallback } from "react";
import { bringIntoView } from "../document/bring-into-view.ts";
import { useDocument } from "../document/document-context.ts";
import { reveal } from "../document/reveal.ts";
import { markOf } from "./marks-on-page.ts";
import { placeOf, wholeDocument } from "./places.ts";
import { useReviewSteps } from "./use-review-steps.ts";

/** For so long the words of a place may take to be drawn with their mark. */
const longestWaitMs = 2000;

export interface Shown {
  readonly id: string;
  readonly place: ReviewPlace;
}

export function useShowThread(): (thread: Shown, isFocused: boolean) => void {
  const open = useDocument();
  const { activate } = useReviewSteps();
  return useCallback(
    ({ id, place }, isFocused) => {
      activate(id, isFocused);
      const key = placeOf(place);
      if (key === wholeDocument) scrollTo({ top: 0 });
      else reveal(open, key, false);
      if (place.type === "text") showMark(id);
    },
    [open, activate],
  );
}

function showMark(id: string): void {
  const end = performance.now() + longestWaitMs;
  const look = () => {
    const mark = markOf(id);
    if (mark) bringIntoView(mark, "center");
    else if (performance.now() < end) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
