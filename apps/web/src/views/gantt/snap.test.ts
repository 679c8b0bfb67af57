import { expect, test } from "vitest";
import { draggedStep } from "./snap.ts";

test("a drag goes by days when days are wide, by weeks and months when they are not", () => {
  expect(draggedStep(30, 3)).toEqual({ unit: "day", count: 10 });
  expect(draggedStep(-30, 1)).toEqual({ unit: "week", count: -4 });
  expect(draggedStep(30, 0.2)).toEqual({ unit: "month", count: 5 });
});

test("a small tremble is no step", () => {
  expect(draggedStep(-1, 0.2)).toEqual({ unit: "month", count: 0 });
});
