import { expect, test } from "vitest";
import { joinedLabels } from "./gantt-labels.ts";

const roomFor = (label: string) => 10 + label.length * 6;

test("diamonds that stand apart have a code each, from left to right", () => {
  const labels = joinedLabels(
    [
      { x: 90, code: "M1" },
      { x: 10, code: "M2" },
    ],
    roomFor,
  );

  expect(labels.map(({ x, label }) => [x, label])).toEqual([
    [10, "M2"],
    [90, "M1"],
  ]);
});

test("where there is no room, the last one has the codes of all", () => {
  const placed = [
    { x: 10, code: "M1" },
    { x: 20, code: "M2" },
    // Far enough from the one before, but not from a label of three codes.
    { x: 55, code: "M3" },
    { x: 200, code: "M4" },
  ];

  expect(joinedLabels(placed, roomFor).map(({ label }) => label)).toEqual([
    "",
    "",
    "M1, M2, M3",
    "M4",
  ]);
});
