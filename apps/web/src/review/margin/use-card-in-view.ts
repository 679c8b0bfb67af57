import { type RefObject, useLayoutEffect, useRef } from "react";
import type { PlacedCard } from "../../margin/use-card-places.ts";

/** What somebody writes or goes to is on the screen with all of it, once it stands beside its line. */
export function useCardInView(
  margin: RefObject<HTMLElement | null>,
  cards: readonly PlacedCard[],
  active: string | undefined,
): void {
  const shown = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (active === undefined) shown.current = undefined;
    if (shown.current === active || !cards.some(({ key }) => key === active)) return;
    shown.current = active;
    const selector = `[data-card="${CSS.escape(active ?? "")}"]`;
    margin.current?.querySelector(selector)?.scrollIntoView({ block: "nearest" });
  }, [margin, cards, active]);
}
