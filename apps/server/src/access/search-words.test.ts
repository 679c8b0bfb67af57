import { expect, test } from "vitest";
import { hasWords } from "./search-words.ts";

const anna = ["Anna Żółć-Święcka", "anna@konin.example", "Miasto Łódź"];

test.each([
  ["", true],
  ["  ", true],
  ["anna", true],
  ["ŻÓŁĆ", true],
  ["zolc", true],
  ["swiecka lodz", true],
  ["konin.example", true],
  ["anna rybnik", false],
  ["annalodz", false],
])("„%s” is among a person's words: %s", (query, expected) => {
  expect(hasWords(query, anna)).toBe(expected);
});
