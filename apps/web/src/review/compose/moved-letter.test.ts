import { expect, test } from "vitest";
import { movedLetter } from "./moved-letter.ts";

/** The letters between two places of a text, after it has become another one. */
function kept(before: string, words: string, after: string): string {
  const from = before.indexOf(words);
  const to = from + words.length;
  return after.slice(
    movedLetter(before, after, from, "begin"),
    movedLetter(before, after, to, "end"),
  );
}

test.each([
  ["behind them", "Koszt to 5 mln zł.", "5 mln", "Koszt to 5 mln zł brutto.", "5 mln"],
  ["in front of them", "Koszt to 5 mln zł.", "5 mln", "Cały koszt to 5 mln zł.", "5 mln"],
  ["right in front of them", "5 mln zł.", "5 mln", "Razem 5 mln zł.", "5 mln"],
  ["right behind them", "Koszt to 5 mln", "5 mln", "Koszt to 5 mln zł.", "5 mln"],
  ["within them", "Koszt to 5 mln zł.", "5 mln", "Koszt to 5,5 mln zł.", "5,5 mln"],
  ["over their beginning", "Koszt to 5 mln zł.", "to 5 mln", "Koszt 5 mln zł.", "5 mln"],
  ["over all of them", "Koszt to 5 mln zł.", "5 mln", "Koszt to zł.", ""],
  ["nowhere", "Koszt to 5 mln zł.", "5 mln", "Koszt to 5 mln zł.", "5 mln"],
])("words are found again when a text changes %s", (_where, before, words, after, found) => {
  expect(kept(before, words, after)).toBe(found);
});
