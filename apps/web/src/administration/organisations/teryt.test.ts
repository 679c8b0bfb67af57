import { TerytCode } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { cleanTeryt, terytProblem } from "./teryt.ts";

test.each([
  ["3062011", undefined],
  ["0604011", undefined],
  ["1465108", undefined],
  ["", "missing"],
  ["306201", "digits"],
  ["30620111", "digits"],
  ["306201A", "digits"],
  // What a spreadsheet makes of 0604011.
  ["604011", "leading-zero"],
  ["3162011", "voivodeship"],
  ["0062011", "voivodeship"],
  ["3062016", "kind"],
  ["3062010", "kind"],
])("%j: %s", (code, problem) => {
  expect(terytProblem(code)).toBe(problem);
});

test("asks for the same as the server", () => {
  const codes = Array.from({ length: 34 * 10 }, (_, index) => {
    const voivodeship = String(Math.floor(index / 10)).padStart(2, "0");
    return `${voivodeship}0101${index % 10}`.slice(0, 7);
  });

  expect(codes.filter((code) => !terytProblem(code))).toEqual(
    codes.filter((code) => TerytCode.safeParse(code).success),
  );
});

test("separators between the parts of a code do not count", () => {
  expect(cleanTeryt(" 30 62-01.1 ")).toBe("3062011");
});
