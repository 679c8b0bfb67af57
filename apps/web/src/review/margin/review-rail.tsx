/** In the page's own margin, where there is no room for cards: at each line a sign with how many remarks there are. */
import { MessageSquareText } from "lucide-react";
import { useCallback, useRef } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { useDocument } from "../../document/document-context.ts";
import { type PlacedCard, useCardPlaces } from "../../margin/use-card-places.ts";
import { useReview } from "../review-state.ts";
import { placeOf } from "../places.ts";
import { usePlaceWords } from "../use-place-words.ts";
import { useReviewSteps } from "../use-review-steps.ts";
import { cardsInView, type ReviewCard, type ReviewItem } from "./cards-in-view.ts";
import { useReviewItems } from "./use-review-items.ts";

export function ReviewRail() {
  const page = document.getElementById("document-page");
  return page && createPortal(<Rail />, page);
}

/** Those that begin within so many pixels have one sign. */
const nearness = 24;

interface RailGroup extends PlacedCard {
  readonly items: readonly ReviewItem[];
}

function Rail() {
  const rail = useRef<HTMLDivElement>(null);
  const { session, template } = useDocument();
  const items = useReviewItems();
  const active = useReview((state) => state.active);
  const read = useCallback(
    (element: HTMLElement) =>
      groupLines(cardsInView(element, items, template, session.content.get())),
    [items, template, session],
  );
  const { cards } = useCardPlaces(rail, { read, isSame: hasSameItems, active: () => undefined });
  return (
    <div className="remark-rail" ref={rail}>
      {cards.map((group) => (
        <Sign
          key={group.key}
          group={group}
          isActive={group.items.some(({ id }) => id === active)}
        />
      ))}
    </div>
  );
}

function groupLines(cards: readonly ReviewCard[]): RailGroup[] {
  const groups: (PlacedCard & { items: ReviewItem[] })[] = [];
  for (const { key, line, item } of cards) {
    if (item.type === "composer") continue;
    const last = groups.at(-1);
    if (last && line - last.line < nearness) last.items.push(item);
    else groups.push({ key, line, items: [item] });
  }
  return groups;
}

function hasSameItems({ items: before }: RailGroup, { items: after }: RailGroup): boolean {
  return before.length === after.length && before.every((item, at) => item.id === after[at]?.id);
}

interface SignProps {
  readonly group: RailGroup;
  readonly isActive: boolean;
}

function Sign({ group: { key, items }, isActive }: SignProps) {
  const { t } = useTranslation("review");
  const { activate } = useReviewSteps();
  const [first] = items;
  const place = usePlaceWords(first?.type === "thread" ? placeOf(first.thread.place) : "");
  const label = t("place.rail", {
    remarks: t("count.all", { count: items.length }),
    place: place ?? t("placeGone"),
  });
  return (
    <button
      className={isActive ? "remark-sign is-active" : "remark-sign"}
      type="button"
      data-card={key}
      aria-label={label}
      title={label}
      onClick={() => activate(first?.id, true)}
    >
      <MessageSquareText size={16} aria-hidden />
      {items.length > 1 && <span aria-hidden>{items.length}</span>}
    </button>
  );
}
