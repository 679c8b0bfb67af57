import { describe, expect, test } from "vitest";
import { isQuiet, lastDigest, momentOf } from "./hours.ts";

/** A Monday in November, an hour ahead of UTC. */
const monday = (hour: number, minute = 0) => Date.UTC(2026, 10, 23, hour - 1, minute);
const saturday = Date.UTC(2026, 10, 21, 11);

describe("quiet hours", () => {
  const night = { from: "20:00", to: "07:00", weekends: false };

  test("go over midnight, and end with the minute", () => {
    expect(isQuiet(monday(19, 59), night)).toBe(false);
    expect(isQuiet(monday(20), night)).toBe(true);
    expect(isQuiet(monday(3), night)).toBe(true);
    expect(isQuiet(monday(6, 59), night)).toBe(true);
    expect(isQuiet(monday(7), night)).toBe(false);
  });

  test("within one day leave the rest of it", () => {
    const noon = { from: "12:00", to: "13:00", weekends: false };

    expect(isQuiet(monday(12, 30), noon)).toBe(true);
    expect(isQuiet(monday(11, 30), noon)).toBe(false);
  });

  test("take in all of Saturday and Sunday for who wishes so", () => {
    expect(isQuiet(saturday, night)).toBe(false);
    expect(isQuiet(saturday, { ...night, weekends: true })).toBe(true);
    expect(isQuiet(monday(9), { ...night, weekends: true })).toBe(false);
  });

  test("are those of Poland in summer too", () => {
    expect(isQuiet(Date.UTC(2026, 6, 6, 18), night)).toBe(true);
    expect(isQuiet(Date.UTC(2026, 6, 6, 17, 59), night)).toBe(false);
  });
});

describe("the last digest", () => {
  test("is today's from its minute on, and yesterday's before", () => {
    expect(lastDigest(monday(7, 30), "07:30")).toBe("2026-11-23 07:30");
    expect(lastDigest(monday(7, 29), "07:30")).toBe("2026-11-22 07:30");
    expect(momentOf(monday(7, 29)) <= lastDigest(monday(7, 30), "07:30")).toBe(true);
  });

  test("before midnight is the same by Polish clocks", () => {
    expect(lastDigest(Date.UTC(2026, 9, 31, 23, 30), "00:15")).toBe("2026-11-01 00:15");
  });
});
