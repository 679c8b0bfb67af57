import { expect, test } from "vitest";
import { dueText } from "./due.ts";

const nbsp = "\u00a0";

test.each([
  ["2026-06-30", "2026-06-25", `30${nbsp}czerwca 2026${nbsp}r. (za 5 dni)`],
  ["2026-06-30", "2026-06-30", `30${nbsp}czerwca 2026${nbsp}r. (dzisiaj)`],
  ["2026-06-30", "2026-07-01", `30${nbsp}czerwca 2026${nbsp}r. (wczoraj)`],
  ["2026-06-30", "2026-01-15", `30${nbsp}czerwca 2026${nbsp}r.`],
  // The night in which clocks go forward is an hour shorter.
  ["2026-03-30", "2026-03-28", `30${nbsp}marca 2026${nbsp}r. (pojutrze)`],
])("due on %s, said on %s", (due, day, text) => {
  expect(dueText(due, day, "pl")).toBe(text);
});

test("the same in English", () => {
  expect(dueText("2026-06-30", "2026-06-29", "en")).toBe(`30${nbsp}June 2026 (tomorrow)`);
});
