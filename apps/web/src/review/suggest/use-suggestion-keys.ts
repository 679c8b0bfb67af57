/** F9 goes to the next suggestion that waits for a decision, and Shift+F9 to the one before. */
import { flatText, isLocated, resolveAnchor, textAt } from "@brudnopis/document";
import type { Suggestion } from "@brudnopis/schema";
import { useContext, useEffect, useEffectEvent } from "react";
import { useTranslation } from "react-i18next";
import type { OpenDocument } from "../../document/document-context.ts";
import { announce } from "../../document/page-state.ts";
import { compareRanks, placeRanks, type Rank } from "../place-order.ts";
import { placeOfChange, reviewPlaceOf } from "../places.ts";
import { ReviewContext } from "../review-state.ts";
import { type Shown, useShowThread } from "../use-show-thread.ts";

export function useSuggestionKeys(open: OpenDocument): void {
  const step = useStepToSuggestion(open);
  const onStep = useEffectEvent(step);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "F9" || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      onStep(event.shiftKey ? -1 : 1);
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
}

export function useStepToSuggestion(open: OpenDocument): (direction: 1 | -1) => void {
  const { t } = useTranslation("suggest");
  const review = useContext(ReviewContext);
  const show = useShowThread();
  return (direction) => {
    if (!review) return;
    const { suggestions, active } = review.get();
    const inOrder = inPageOrder([...suggestions.values()].filter(isOpen), open);
    const at = inOrder.findIndex(({ id }) => id === active);
    const first = direction === 1 ? 0 : inOrder.length - 1;
    const next = at < 0 ? first : (at + direction + inOrder.length) % inOrder.length;
    const suggestion = inOrder[next];
    if (!suggestion) return announce(open.page, t("stepNone"));
    show(shown(suggestion, open), true);
    const { label } = suggestion;
    announce(open.page, t("stepAt", { at: next + 1, count: inOrder.length, place: label }));
  };
}

function isOpen({ state }: Suggestion): boolean {
  return state === "open";
}

function shown({ id, change }: Suggestion, { template }: OpenDocument): Shown {
  return change.type === "text"
    ? { id, place: { type: "text", address: change.address, anchor: change.hunk.anchor } }
    : { id, place: reviewPlaceOf(placeOfChange(change), template) };
}

/** Worked out when somebody asks. */
function inPageOrder(suggestions: readonly Suggestion[], open: OpenDocument): Suggestion[] {
  const rankOf = placeRanks(open.template, open.session.content.get());
  const ranked = suggestions.map((suggestion) => ({
    suggestion,
    rank: [...rankOf(placeOfChange(suggestion.change)), offsetOf(suggestion, open)] satisfies Rank,
  }));
  return ranked.sort((a, b) => compareRanks(a.rank, b.rank)).map(({ suggestion }) => suggestion);
}

/** Where in its text. */
function offsetOf({ change }: Suggestion, { session }: OpenDocument): number {
  if (change.type !== "text") return 0;
  const fragment = textAt(session.doc, change.address);
  const found = resolveAnchor(fragment, change.hunk.anchor, { flat: flatText(fragment) });
  return isLocated(found) ? found.from : Number.MAX_SAFE_INTEGER;
}
