import { expect, test } from "vitest";
import { seededRandom } from "../testing.ts";
import { monthsByYear, shareOut } from "./spread.ts";

test("months are counted by year, the first and the last included", () => {
  expect([...(monthsByYear("2026-11-30", "2028-01-01") ?? [])]).toEqual([
    [2026, 2],
    [2027, 12],
    [2028, 1],
  ]);
});

test.each([
  ["no start", undefined, "2026-01-01"],
  ["no end", "2026-01-01", undefined],
  ["an end before its start", "2027-01-01", "2026-12-31"],
  ["a slip of the key", "2026-01-01", "9026-01-01"],
])("an action with %s has no months", (_, start, end) => {
  expect(monthsByYear(start, end)).toBeUndefined();
});

test("whole złoty stay whole, and what is left goes to the largest remainders", () => {
  expect(shareOut(100_00, [1, 1, 1])).toEqual([34_00, 33_00, 33_00]);
  expect(shareOut(100_00, [1, 9, 5])).toEqual([7_00, 60_00, 33_00]);
  expect(shareOut(-10_01, [1, 1])).toEqual([-5_01, -5_00]);
});

test("parts add up to the whole, to the grosz, and are never a unit off their share", () => {
  for (let seed = 1; seed <= 500; seed += 1) {
    const random = seededRandom(seed);
    const grosze = random.below(2 ** 40) * (random.chance(0.2) ? 4000 : 1) + random.below(200);
    const weights = Array.from({ length: 1 + random.below(12) }, () => random.below(13));
    const total = weights.reduce((sum, weight) => sum + weight, 0);

    const parts = shareOut(grosze, weights);

    expect(
      parts.reduce((sum, part) => sum + part, 0),
      `seed ${seed}`,
    ).toBe(total === 0 ? 0 : grosze);
    for (const [index, part] of parts.entries()) {
      const share = total === 0 ? 0 : (grosze * (weights[index] ?? 0)) / total;
      expect(Math.abs(part - share), `seed ${seed}`).toBeLessThanOrEqual(100);
    }
  }
});
