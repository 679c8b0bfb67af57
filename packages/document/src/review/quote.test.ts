import { expect, test } from "vitest";
import { findQuote } from "./quote.ts";

const quote = "120 tys. zł";

/** With words around it that are the same in both places, as far as they are given. */
function anchorBetween(prefix: string, suffix: string) {
  return { start: "", end: "", quote, prefix, suffix, occurrences: 2 };
}

test("Q2 of two places among the same words neither is taken, also when one is a little nearer", () => {
  const anchor = anchorBetween("Koszt remontu szkoły to ", " w pierwszym roku");
  const near = "Koszt remontu szkoły to 120 tys. zł w pierwszym roku.";
  const alike = "Koszt remontu szkoły to 120 tys. zł w pierwszym kw.";

  expect(findQuote(`${near} ${alike}`, anchor)).toBeUndefined();
});

test("Q2 of two places the one is taken among whose words no other stands", () => {
  const anchor = anchorBetween("Koszt remontu szkoły to ", " w pierwszym roku");
  const text = `Za drogę miasto da ${quote} razem. Koszt remontu szkoły to ${quote} w pierwszym roku.`;

  const found = findQuote(text, anchor);

  expect(found?.from).toBe(text.lastIndexOf(quote));
});
