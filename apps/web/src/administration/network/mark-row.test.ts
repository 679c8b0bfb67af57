import { expect, test } from "vitest";
import { markSizes } from "./mark-row.ts";

const union = { alt: "Dofinansowane przez Unię Europejską", width: 300, height: 100 };
const arms = { alt: "Herb Konina", width: 80, height: 100 };
const programme = { alt: "Fundusze Europejskie", width: 600, height: 100 };

test("marks are equally high, and one wider than the Union's is made as wide as that", () => {
  expect(markSizes([programme, arms, union])).toEqual([
    { width: 3, height: 0.5 },
    { width: 0.8, height: 1 },
    { width: 3, height: 1 },
  ]);
});

test("the Union's mark counts wherever it stands; where none names it, the last does", () => {
  expect(markSizes([union, programme])).toEqual([
    { width: 3, height: 1 },
    { width: 3, height: 0.5 },
  ]);
  expect(markSizes([programme, arms])[0]).toEqual({ width: 0.8, height: 0.8 / 6 });
  expect(markSizes([])).toEqual([]);
});
