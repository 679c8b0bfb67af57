import { expect, test } from "vitest";
import { fromClock, toClock } from "./warsaw-time.ts";

test.each([
  ["in winter", "2026-01-15", "09:30", "2026-01-15T08:30:00Z"],
  ["in summer", "2026-07-15", "09:30", "2026-07-15T07:30:00Z"],
  ["at midnight", "2026-07-15", "00:00", "2026-07-14T22:00:00Z"],
  ["before the clocks go forward", "2026-03-29", "01:59", "2026-03-29T00:59:00Z"],
  ["after the clocks went forward", "2026-03-29", "03:00", "2026-03-29T01:00:00Z"],
  ["after the clocks went back", "2026-10-25", "03:00", "2026-10-25T02:00:00Z"],
])("reads and shows a time %s", (_, day, time, utc) => {
  expect(fromClock({ day, time })).toBe(Date.parse(utc));
  expect(toClock(Date.parse(utc))).toEqual({ day, time });
});

test("an hour that the clocks skip is the one after it", () => {
  expect(fromClock({ day: "2026-03-29", time: "02:30" })).toBe(Date.parse("2026-03-29T01:30:00Z"));
});

test("an hour that comes twice is the first", () => {
  expect(fromClock({ day: "2026-10-25", time: "02:30" })).toBe(Date.parse("2026-10-25T00:30:00Z"));
});

test.each([
  ["", "09:00"],
  ["2026-11-23", ""],
  ["2026-13-01", "09:00"],
  ["23.11.2026", "09:00"],
])("%j %j is no time", (day, time) => {
  expect(fromClock({ day, time })).toBeUndefined();
});
