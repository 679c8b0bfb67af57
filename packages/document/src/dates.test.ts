import { expect, test } from "vitest";
import { formatDate, formatLongDate, formatQuarter, parseDate } from "./dates.ts";

const nbsp = "\u00a0";

test.each([
  ["2026-03-05"],
  ["05.03.2026"],
  ["5.3.2026"],
  ["05. 03. 2026"],
  ["05.03.2026 r."],
  ["05.03.2026r."],
  ["05/03/2026"],
  ["5-3-2026"],
  ["5 marca 2026"],
  ["5 marca 2026 r."],
  ["5 marca 2026 roku"],
  [`5${nbsp}marca 2026${nbsp}r.`],
  [" 5  MARCA  2026 "],
  ["5 III 2026"],
  ["5.III.2026"],
  ["5 iii 2026 r."],
  ["5 March 2026"],
])("%j is 5 March 2026", (typed) => {
  expect(parseDate(typed)).toEqual({ ok: true, value: "2026-03-05" });
});

test.each([
  ["stycznia", "01"],
  ["lutego", "02"],
  ["marca", "03"],
  ["kwietnia", "04"],
  ["maja", "05"],
  ["czerwca", "06"],
  ["lipca", "07"],
  ["sierpnia", "08"],
  ["września", "09"],
  ["października", "10"],
  ["listopada", "11"],
  ["grudnia", "12"],
])("%s is a month", (name, month) => {
  expect(parseDate(`13 ${name} 1939`)).toEqual({ ok: true, value: `1939-${month}-13` });
});

test.each([
  ["31.02.2026"],
  ["29.02.2026"],
  ["31.04.2026"],
  ["32.01.2026"],
  ["00.01.2026"],
  ["01.13.2026"],
  ["31 kwietnia 2026"],
  ["2026-02-30"],
])("%j is no day of the calendar", (typed) => {
  expect(parseDate(typed)).toEqual({ ok: false, problem: "no-such-day" });
});

test.each([
  [""],
  ["jutro"],
  ["marzec 2026"],
  ["5 smarca 2026"],
  ["05.03.26"],
  ["05032026"],
  ["5.03.2026 i 6.03.2026"],
  ["II kw. 2026"],
  ["r."],
])("%j is not a date", (typed) => {
  expect(parseDate(typed)).toEqual({ ok: false, problem: "not-a-date" });
});

test("29 February is read in leap years", () => {
  expect(parseDate("29.02.2028")).toEqual({ ok: true, value: "2028-02-29" });
});

test("tables have short dates", () => {
  expect(formatDate("2026-03-05", "pl")).toBe("05.03.2026");
  expect(formatDate("2026-03-05", "en")).toBe("05/03/2026");
});

test("running text has long dates that do not break after the day", () => {
  expect(formatLongDate("2026-03-05", "pl")).toBe(`5${nbsp}marca 2026${nbsp}r.`);
  expect(formatLongDate("2026-03-05", "en")).toBe(`5${nbsp}March 2026`);
});

test.each([
  ["2026-03-31", "I", 1],
  ["2026-04-01", "II", 2],
  ["2026-09-30", "III", 3],
  ["2026-12-31", "IV", 4],
])("%s is in quarter %s", (day, roman, number) => {
  expect(formatQuarter(day, "pl")).toBe(`${roman}${nbsp}kw.${nbsp}2026`);
  expect(formatQuarter(day, "en")).toBe(`Q${number}${nbsp}2026`);
});

test.each(["pl", "en"] as const)("every date written in %s reads back the same", (language) => {
  const days = ["2024-02-29", "2026-01-01", "2026-05-12", "2030-12-31"];

  const short = days.map((day) => parseDate(formatDate(day, language)));
  const long = days.map((day) => parseDate(formatLongDate(day, language)));

  const read = days.map((value) => ({ ok: true, value }));
  expect(short).toEqual(read);
  expect(long).toEqual(read);
});
