import { expect, test } from "vitest";
import { daysBetween, stagesOf } from "./round-stages.ts";

const day = 86_400_000;

test("a stage lasts from the step before it to the one after it", () => {
  const round = {
    state: "confirming",
    sentAt: 0,
    returnedAt: 3 * day,
    answeredAt: 5 * day,
  } as const;

  expect(stagesOf(round)).toEqual([
    { state: "reviewing", progress: "done", from: 0, to: 3 * day },
    { state: "answering", progress: "done", from: 3 * day, to: 5 * day },
    { state: "confirming", progress: "current", from: 5 * day },
    { state: "closed", progress: "ahead" },
  ]);
});

test("a round that was closed early has skipped what it did not come to", () => {
  const round = { state: "closed", sentAt: 0, returnedAt: day, closedAt: 2 * day } as const;

  expect(stagesOf(round)).toEqual([
    { state: "reviewing", progress: "done", from: 0, to: day },
    { state: "answering", progress: "done", from: day, to: 2 * day },
    { state: "confirming", progress: "skipped" },
    { state: "closed", progress: "current", from: 2 * day },
  ]);
});

test("days are rounded", () => {
  expect([daysBetween(0, 0.4 * day), daysBetween(0, 3.8 * day)]).toEqual([0, 4]);
});
