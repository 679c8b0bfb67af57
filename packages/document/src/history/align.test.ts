import { expect, test } from "vitest";
import { seededRandom } from "../testing.ts";
import { align } from "./align.ts";

const isSame = (one: string, other: string) => one === other;

function common(before: string, after: string): string {
  return align([...before], [...after], isSame)
    .map(([i]) => before[i])
    .join("");
}

test("what two sequences have in common keeps its order", () => {
  expect(common("dom w lesie", "domek w polesiu")).toBe("dom w lesi");
  expect(common("abc", "abc")).toBe("abc");
  expect(common("abc", "")).toBe("");
});

test("of several longest ones the heaviest is taken", () => {
  const matches = align(["a", "miasto"], ["miasto", "a"], isSame, (word) => word.length);

  expect(matches).toEqual([[1, 0]]);
});

test("long sequences are aligned as well as short ones", () => {
  const random = seededRandom(4);
  const before = Array.from({ length: 3000 }, () => String(random.below(50)));
  const after = before.flatMap((item) => (random.chance(0.05) ? [] : [item]));

  const matches = align(before, after, isSame);

  expect(matches.length).toBe(after.length);
  expect(matches.every(([i, j]) => before[i] === after[j])).toBe(true);
});

test("short sequences and long ones agree on how much is common", () => {
  const random = seededRandom(7);
  for (let round = 0; round < 50; round += 1) {
    const word = () =>
      Array.from({ length: 150 + random.below(80) }, () => "abcd"[random.below(4)]);
    const [one, other] = [word(), word()];
    // What makes them long takes no part.
    const padding = Array.from({ length: 400 }, (_, index) => `x${index}`);
    const same = (a: string | undefined, b: string | undefined) => a === b;

    const short = align(one, other, same);
    const long = align([...one, ...padding, "y"], ["z", ...other, ...padding], same);

    expect(long.length).toBe(short.length + padding.length);
    expect(
      long.every(
        ([i, j], at) => at === 0 || (i > (long[at - 1]?.[0] ?? 0) && j > (long[at - 1]?.[1] ?? 0)),
      ),
    ).toBe(true);
  }
});

test("very long sequences that share nothing cost little", () => {
  const one = Array.from({ length: 200_000 }, (_, index) => `a${index}`);
  const other = Array.from({ length: 200_000 }, (_, index) => `b${index}`);

  const started = performance.now();
  const matches = align(["first", ...one, "last"], ["first", ...other, "last"], isSame);

  expect(matches).toEqual([
    [0, 0],
    [200_001, 200_001],
  ]);
  expect(performance.now() - started).toBeLessThan(2000);
});
