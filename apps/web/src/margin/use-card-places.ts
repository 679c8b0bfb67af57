/** Keeps the cards of a margin beside their lines while the page changes under them. */
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { whenIdle } from "../ui/when-idle.ts";
import { layoutCards } from "./card-layout.ts";

/** Each is drawn as an element with its key as `data-card`. */
export interface PlacedCard {
  readonly key: string;
  /** Of what the card is about, from the top of the margin, in pixels. */
  readonly line: number;
}

export interface CardSource<C extends PlacedCard> {
  /** The cards near what is in view, in the order of their lines. Keeps its identity while it would find the same. */
  readonly read: (margin: HTMLElement) => readonly C[];
  /** Whether two of one key would be drawn alike. */
  readonly isSame: (before: C, after: C) => boolean;
  /** The card that stands at its line whatever is above it. */
  readonly active: (cards: readonly C[]) => string | undefined;
  /** Calls back when `read` may find others although nothing on the page has moved. */
  readonly watch?: (listener: () => void) => () => void;
}

export interface CardPlaces<C extends PlacedCard> {
  readonly cards: readonly C[];
  readonly active: string | undefined;
}

export function useCardPlaces<C extends PlacedCard>(
  margin: RefObject<HTMLElement | null>,
  { read, isSame, active: findActive, watch: watchOthers }: CardSource<C>,
): CardPlaces<C> {
  const [cards, setCards] = useState<readonly C[]>([]);
  const active = findActive(cards);
  const lines = useRef(new Map<string, number>());
  const lastActive = useRef<string>(undefined);
  const watchCards = useRef<(() => void) | undefined>(undefined);

  useEffect(() => {
    const element = margin.current;
    if (!element) return;
    const look = () => {
      const next = read(element);
      lines.current = new Map(next.map(({ key, line }) => [key, line]));
      setCards((before) => (areSame(before, next, isSame) ? before : next));
      placeCards(element, lines.current, lastActive.current);
    };
    const watch = watchPage(element, look);
    const unwatch = watchOthers?.(watch.look);
    watchCards.current = watch.cards;
    return () => {
      unwatch?.();
      watch.stop();
    };
  }, [margin, read, isSame, watchOthers]);

  useLayoutEffect(() => {
    const element = margin.current;
    if (!element) return;
    lastActive.current = active;
    watchCards.current?.();
    placeCards(element, lines.current, active);
  }, [margin, cards, active]);

  return { cards, active };
}

function areSame<C extends PlacedCard>(
  before: readonly C[],
  after: readonly C[],
  isSame: (before: C, after: C) => boolean,
): boolean {
  return (
    before.length === after.length &&
    before.every((card, at) => {
      const other = after[at];
      return other?.key === card.key && isSame(card, other);
    })
  );
}

function placeCards(
  margin: HTMLElement,
  lines: ReadonlyMap<string, number>,
  active: string | undefined,
): void {
  const cards = cardsIn(margin).map((element) => {
    const key = element.dataset["card"] ?? "";
    return { key, element, line: lines.get(key) ?? 0, height: element.offsetHeight };
  });
  const tops = layoutCards(cards, active, 0);
  for (const { key, element } of cards) {
    element.style.transform = `translateY(${Math.round(tops.get(key) ?? 0)}px)`;
  }
}

function cardsIn(margin: HTMLElement): HTMLElement[] {
  return [...margin.querySelectorAll<HTMLElement>("[data-card]")];
}

interface Watch {
  /** In idle time. */
  readonly look: () => void;
  /** Looks at the sizes of the cards that are there now. */
  readonly cards: () => void;
  readonly stop: () => void;
}

/** Calls `look` in idle time after anything that moves lines or cards. */
function watchPage(margin: HTMLElement, look: () => void): Watch {
  let cancel: (() => void) | undefined;
  const lookLater = () => {
    cancel ??= whenIdle(() => {
      cancel = undefined;
      look();
    });
  };
  const sizes = new ResizeObserver(lookLater);
  sizes.observe(margin);
  const page = document.getElementById("document-page");
  if (page) sizes.observe(page);
  // Cards grow by their own buttons and by what is written in them.
  let cardSizes = new ResizeObserver(lookLater);
  const cards = () => {
    cardSizes.disconnect();
    cardSizes = new ResizeObserver(lookLater);
    for (const card of cardsIn(margin)) cardSizes.observe(card);
  };
  addEventListener("scroll", lookLater, { passive: true });
  addEventListener("resize", lookLater);
  cards();
  lookLater();
  return {
    look: lookLater,
    cards,
    stop: () => {
      cancel?.();
      sizes.disconnect();
      cardSizes.disconnect();
      removeEventListener("scroll", lookLater);
      removeEventListener("resize", lookLater);
    },
  };
}
