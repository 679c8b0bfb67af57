import { expect, test } from "vitest";
import { anchorOf, pointOn, polygon, ring } from "./radar.ts";

test("the first axis goes up, the others follow as a clock does", () => {
  expect(pointOn(0, 4, 5, 100)).toEqual({ x: 0, y: -100 });
  expect(pointOn(1, 4, 5, 100)).toEqual({ x: 100, y: 0 });
  expect(pointOn(2, 4, 1, 100)).toEqual({ x: 0, y: 20 });
});

test("a value that nobody gave is in the middle, and a ring has the same everywhere", () => {
  expect(polygon([5, undefined, 5, 5], 10)).toBe("0,-10 0,0 0,10 -10,0");
  expect(ring(4, 5, 10)).toBe("0,-10 10,0 0,10 -10,0");
});

test("labels stay outside", () => {
  expect([0, 1, 3].map((axis) => anchorOf(pointOn(axis, 4, 5, 100)))).toEqual([
    "middle",
    "start",
    "end",
  ]);
});
