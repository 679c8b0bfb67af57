/** Remarks and suggestions beside their lines, on wide screens. */
import { useCallback, useRef } from "react";
import { useDocument } from "../../document/document-context.ts";
import { useCardPlaces } from "../../margin/use-card-places.ts";
import { drawnTexts } from "../marks-on-page.ts";
import { useReview } from "../review-state.ts";
import { cardsInView, isSameCard } from "./cards-in-view.ts";
import { ItemCard } from "./review-card.tsx";
import { useCardInView } from "./use-card-in-view.ts";
import { composerId, useReviewItems } from "./use-review-items.ts";

export function ReviewCards() {
  const margin = useRef<HTMLDivElement>(null);
  const { session, template } = useDocument();
  const items = useReviewItems();
  const active = useReview(({ active: id, composing }) => (composing ? composerId : id));
  const read = useCallback(
    (element: HTMLElement) => cardsInView(element, items, template, session.content.get()),
    [items, template, session],
  );
  const { cards } = useCardPlaces(margin, {
    read,
    isSame: isSameCard,
    active: () => active,
    watch: drawnTexts.subscribe,
  });
  useCardInView(margin, cards, active);
  return (
    <div className="margin-cards" ref={margin}>
      {cards.map(({ key, item }) => (
        <div
          className={key === active ? "margin-card is-active" : "margin-card"}
          key={key}
          data-card={key}
        >
          <ItemCard item={item} isActive={key === active} />
        </div>
      ))}
    </div>
  );
}
