import { expect, test } from "vitest";
import { type CardBox, cardGap, layoutCards } from "./card-layout.ts";

function card(key: string, line: number, height = 100): CardBox {
  return { key, line, height };
}

function tops(cards: readonly CardBox[], active?: string, begin = 0): number[] {
  return [...layoutCards(cards, active, begin).values()];
}

test("cards with room stand at their lines", () => {
  expect(tops([card("a", 10), card("b", 300)])).toEqual([10, 300]);
});

test("a card is pushed below the one before it, with a gap", () => {
  expect(tops([card("a", 10), card("b", 30), card("c", 50)])).toEqual([
    10,
    110 + cardGap,
    210 + 2 * cardGap,
  ]);
});

test("the active card stands at its line, and those above it make room upwards", () => {
  const cards = [card("a", 500), card("b", 520), card("c", 540), card("d", 560)];

  expect(tops(cards, "c")).toEqual([
    540 - 2 * (100 + cardGap),
    540 - (100 + cardGap),
    540,
    540 + 100 + cardGap,
  ]);
});

test("no card goes above where the margin begins, not even for the active one", () => {
  const cards = [card("a", 60), card("b", 80)];

  expect(tops(cards, "b", 50)).toEqual([50, 150 + cardGap]);
});

test.each([undefined, "k3", "k9"])("nothing overlaps, whichever is active (%s)", (active) => {
  const cards = Array.from({ length: 12 }, (_, at) =>
    card(`k${at}`, ((at * at * 7) % 90) + at * 40, 30 + at * 9),
  );
  const sorted = cards.toSorted((a, b) => a.line - b.line);

  const placed = layoutCards(sorted, active, 0);

  const gaps = sorted.slice(1).map(({ key }, at) => {
    const before = sorted[at];
    return (placed.get(key) ?? 0) - (placed.get(before?.key ?? "") ?? 0) - (before?.height ?? 0);
  });
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(cardGap);
});
