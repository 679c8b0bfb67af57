import { expect, test } from "vitest";
import { moved } from "./moved.ts";

test("a mark goes one place on or back", () => {
  expect(moved(["eu", "urbact", "city"], 1, 1)).toEqual(["eu", "city", "urbact"]);
  expect(moved(["eu", "urbact", "city"], 1, -1)).toEqual(["urbact", "eu", "city"]);
});

test("at the ends of the row nothing moves", () => {
  const row = ["eu", "urbact"];

  expect(moved(row, 0, -1)).toBe(row);
  expect(moved(row, 1, 1)).toBe(row);
});
