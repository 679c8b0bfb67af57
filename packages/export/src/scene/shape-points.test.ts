import { expect, test } from "vitest";
import { arrowHead, hatchLines } from "./shape-points.ts";

test.each([
  [20, 12],
  [12, 20],
  [9, 9],
])("hatching of %i × %i lies in the rectangle and covers it evenly", (width, height) => {
  const lines = hatchLines({ type: "rect", x: 100, y: 50, width, height });

  expect(lines).toHaveLength(Math.ceil((width + height) / 6) - 1);
  for (const [x, y] of lines.flat()) {
    expect(x).toBeGreaterThanOrEqual(100);
    expect(x).toBeLessThanOrEqual(100 + width);
    expect(y).toBeGreaterThanOrEqual(50);
    expect(y).toBeLessThanOrEqual(50 + height);
  }
});

test("an arrow's head is at the end of its line and points along it", () => {
  const [tip, one, other] = arrowHead([
    [0, 0],
    [0, 5],
    [30, 5],
  ]);

  expect(tip).toEqual([30, 5]);
  expect(one?.[0]).toBeCloseTo(other?.[0] ?? 0);
  expect(one?.[0]).toBeLessThan(30);
  expect((one?.[1] ?? 0) + (other?.[1] ?? 0)).toBeCloseTo(10);
  expect(arrowHead([[1, 1]])).toEqual([]);
});
