import { expect, test } from "vitest";
import type { GanttSpan } from "./gantt.ts";
import { type GanttEdge, type GanttStep, moveSpan } from "./gantt-moves.ts";

const span = (start: string, end: string): GanttSpan => ({ start, end });
const year = span("2027-01-01", "2027-12-31");

test.each<[string, GanttSpan, GanttEdge, GanttStep, GanttSpan]>([
  ["a day later", year, "both", { unit: "day", count: 1 }, span("2027-01-02", "2028-01-01")],
  [
    "a month later, its end still that of a month",
    span("2027-01-01", "2027-06-30"),
    "both",
    { unit: "month", count: 1 },
    span("2027-02-01", "2027-07-31"),
  ],
  [
    "a month later into February of a leap year",
    span("2027-12-31", "2028-01-31"),
    "both",
    { unit: "month", count: 1 },
    span("2028-01-31", "2028-02-29"),
  ],
  [
    "its end a week earlier",
    year,
    "end",
    { unit: "week", count: -1 },
    span("2027-01-01", "2027-12-24"),
  ],
  [
    "its start a month earlier",
    year,
    "start",
    { unit: "month", count: -1 },
    span("2026-12-01", "2027-12-31"),
  ],
])("moves %s", (_, from, edge, step, to) => {
  expect(moveSpan(from, edge, step)).toEqual(to);
});

test("an edge stops at the other one: a bar is at least a day long", () => {
  const day = span("2027-05-10", "2027-05-10");

  expect(moveSpan(day, "start", { unit: "day", count: 1 })).toEqual(day);
  expect(moveSpan(day, "end", { unit: "month", count: -1 })).toEqual(day);
  expect(moveSpan(span("2027-05-01", "2027-05-10"), "end", { unit: "month", count: -1 })).toEqual(
    span("2027-05-01", "2027-05-01"),
  );
});

test.each<[string, GanttSpan, GanttEdge, -1 | 1, GanttSpan]>([
  [
    "back to the first day of its own quarter",
    span("2027-02-15", "2027-05-15"),
    "both",
    -1,
    span("2027-01-01", "2027-03-31"),
  ],
  [
    "back to the quarter before when it is there already",
    year,
    "both",
    -1,
    span("2026-10-01", "2027-09-30"),
  ],
  [
    "on, to end with its quarter",
    span("2027-02-15", "2027-05-15"),
    "both",
    1,
    span("2027-04-02", "2027-06-30"),
  ],
  ["its start to the next quarter", year, "start", 1, span("2027-04-01", "2027-12-31")],
  ["its start back", year, "start", -1, span("2026-10-01", "2027-12-31")],
  ["its end to that of the quarter before", year, "end", -1, span("2027-01-01", "2027-09-30")],
  ["its end to that of the next quarter", year, "end", 1, span("2027-01-01", "2028-03-31")],
])("goes by quarters: %s", (_, from, edge, count, to) => {
  expect(moveSpan(from, edge, { unit: "quarter", count })).toEqual(to);
});

test("nothing leaves the years in which plans are made", () => {
  const last = span("2100-12-01", "2100-12-31");

  expect(moveSpan(last, "both", { unit: "day", count: 1 })).toEqual(last);
  expect(moveSpan(last, "both", { unit: "month", count: 100_000 })).toEqual(last);
});
