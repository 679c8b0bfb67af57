import { expect, test } from "vitest";
import { addDays, addMonths, dayNumber, endOfQuarter, isoDay, startOfQuarter } from "./calendar.ts";

test.each([
  ["2026-12-31", 1, "2027-01-01"],
  ["2028-02-28", 1, "2028-02-29"],
  ["2027-02-28", 1, "2027-03-01"],
  ["2028-03-01", -1, "2028-02-29"],
  ["2100-02-28", 1, "2100-03-01"],
  // Clocks change on these days; a day is a day all the same.
  ["2026-03-29", 1, "2026-03-30"],
  ["2026-10-25", -1, "2026-10-24"],
])("%s and %d days make %s", (iso, days, expected) => {
  expect(addDays(iso, days)).toBe(expected);
});

test.each([
  ["2026-04-01", 1, "2026-05-01"],
  ["2026-12-15", 1, "2027-01-15"],
  ["2027-01-15", -1, "2026-12-15"],
  ["2027-03-30", 11, "2028-02-29"],
])("%s and %d months make %s", (iso, months, expected) => {
  expect(addMonths(iso, months)).toBe(expected);
});

test.each([
  ["2027-01-31", 1, "2027-02-28"],
  ["2028-01-31", 1, "2028-02-29"],
  ["2027-02-28", 1, "2027-03-31"],
  ["2027-02-28", 12, "2028-02-29"],
  ["2028-02-29", -12, "2027-02-28"],
  ["2027-06-30", 1, "2027-07-31"],
  ["2027-06-30", -1, "2027-05-31"],
])("the last day of a month stays the last: %s and %d months make %s", (iso, months, expected) => {
  expect(addMonths(iso, months)).toBe(expected);
});

test("29 February 2028 is not the end of the month only in other years", () => {
  expect(addMonths("2028-02-28", 1)).toBe("2028-03-28");
});

test("quarters begin and end with their months", () => {
  expect(startOfQuarter("2026-05-17")).toBe("2026-04-01");
  expect(endOfQuarter("2026-05-17")).toBe("2026-06-30");
  expect(startOfQuarter("2026-01-01", -1)).toBe("2025-10-01");
  expect(endOfQuarter("2026-12-31", 1)).toBe("2027-03-31");
});

test("days and their numbers are each other's", () => {
  expect(dayNumber("1970-01-01")).toBe(0);
  expect(isoDay(dayNumber("2028-02-29"))).toBe("2028-02-29");
});
