/** Where the cards of the margin stand: beside their lines where there is room, never on one another. */

export interface CardBox {
  readonly key: string;
  /** Of the line that the card is about, from the top of the margin. */
  readonly line: number;
  readonly height: number;
}

export const cardGap = 4;

/**
 * The tops of cards that are given in the order of their lines. Each stands at its line or as close below it as the one
 * before lets it. The active card stands at its line in any case: those above make room upwards, and only where the
 * margin begins is it pushed down itself.
 */
export function layoutCards(
  cards: readonly CardBox[],
  active: string | undefined,
  begin: number,
): ReadonlyMap<string, number> {
  const index = cards.findIndex(({ key }) => key === active);
  const above = pushedUp(cards.slice(0, Math.max(0, index)), cards[index]?.line);
  return pushedDown(cards, above, begin);
}

/** The highest that each card may stand if the ones below it are to keep their places. */
function pushedUp(cards: readonly CardBox[], end: number | undefined): ReadonlyMap<string, number> {
  const tops = new Map<string, number>();
  let bottom = end ?? Infinity;
  for (const { key, line, height } of cards.toReversed()) {
    const top = Math.min(line, bottom - cardGap - height);
    tops.set(key, top);
    bottom = top;
  }
  return tops;
}

function pushedDown(
  cards: readonly CardBox[],
  wanted: ReadonlyMap<string, number>,
  begin: number,
): ReadonlyMap<string, number> {
  const tops = new Map<string, number>();
  let free = begin;
  for (const { key, line, height } of cards) {
    const top = Math.max(wanted.get(key) ?? line, free);
    tops.set(key, top);
    free = top + height + cardGap;
  }
  return tops;
}
