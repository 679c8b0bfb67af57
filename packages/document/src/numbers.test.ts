import { describe, expect, test } from "vitest";
import {
  formatAmount,
  formatMoney,
  formatNumber,
  formatShare,
  parseMoney,
  parseNumber,
  parseYear,
} from "./numbers.ts";

const nbsp = "\u00a0";
const narrowNbsp = "\u202f";
const thinSpace = "\u2009";

describe("reading numbers", () => {
  test.each([
    ["0", 0],
    ["007", 7],
    ["1234,56", 1234.56],
    ["1 234,56", 1234.56],
    [`1${nbsp}234,56`, 1234.56],
    [`1${narrowNbsp}234${narrowNbsp}567`, 1_234_567],
    [`1${thinSpace}234,5`, 1234.5],
    ["1234.56", 1234.56],
    ["1.234.567,8", 1_234_567.8],
    ["1,234,567.8", 1_234_567.8],
    ["1,234", 1.234],
    ["0.123", 0.123],
    ["12.5", 12.5],
    ["1,2 mln", 1_200_000],
    ["67,15 mln", 67_150_000],
    ["1,2mln", 1_200_000],
    ["48,6 MLN.", 48_600_000],
    ["3 tys.", 3000],
    ["2,5 tysięcy", 2500],
    ["0,1 mld", 100_000_000],
    ["−5", -5],
    ["–5", -5],
    ["- 5,5", -5.5],
    ["-0", 0],
    ["  29 800  ", 29_800],
  ])("%j is %d", (typed, value) => {
    expect(parseNumber(typed)).toEqual({ ok: true, value });
  });

  test.each([["1.234"], ["12.345"], ["123.456"], ["1.234 mln"]])(
    "%j may be a thousand or a fraction, so it is not guessed",
    (typed) => {
      expect(parseNumber(typed)).toEqual({ ok: false, problem: "ambiguous-dot" });
    },
  );

  test.each([
    [""],
    ["-"],
    ["abc"],
    ["1 2"],
    ["12 34"],
    ["1 2345"],
    ["1,2,3"],
    ["1..2"],
    ["5,"],
    ["1e3"],
    ["ok. 3 000"],
    ["5 kWh"],
    ["5 constructor"],
    ["1 234²"],
    ["①"],
  ])("%j is not a number", (typed) => {
    expect(parseNumber(typed)).toEqual({ ok: false, problem: "not-a-number" });
  });

  test("a number that cannot be kept exactly is refused", () => {
    expect(parseNumber("9 007 199 254 740 993")).toEqual({ ok: false, problem: "too-large" });
    expect(parseNumber("10 000 000 mld")).toEqual({ ok: false, problem: "too-large" });
  });

  test.each([
    ["29 800 MWh/rok", "MWh/rok", 29_800],
    ["29 800 mwh/rok", "MWh/rok", 29_800],
    ["33,9%", "%", 33.9],
    ["1 200 m²", "m²", 1200],
    ["1 200 m2", "m²", 1200],
    ["64 szt.", "szt.", 64],
    ["64 szt", "szt.", 64],
    ["1,2 mln zł", "zł", 1_200_000],
    [`−21${nbsp}Mg/rok`, "Mg/rok", -21],
    ["420", "szt.", 420],
  ])("%j may end with its unit %j", (typed, unit, value) => {
    expect(parseNumber(typed, unit)).toEqual({ ok: true, value });
  });

  test("another unit than the field's is not a number", () => {
    expect(parseNumber("5 GJ", "MWh")).toEqual({ ok: false, problem: "not-a-number" });
  });

  test.each([
    ["29,800", 29_800],
    ["1.234", 1.234],
    ["44,149.7", 44_149.7],
    ["1,5", 1.5],
    ["1 234,56", 1234.56],
  ])("in English %j is %d", (typed, value) => {
    expect(parseNumber(typed, undefined, "en")).toEqual({ ok: true, value });
  });
});

describe("reading money", () => {
  test.each([
    ["1 234,56", 123_456],
    ["1 234,56 zł", 123_456],
    [`1${nbsp}234,56${nbsp}zł`, 123_456],
    ["1234.56 PLN", 123_456],
    ["PLN 1,234,567.89", 123_456_789],
    ["1 200 złotych", 120_000],
    ["1,2 mln zł", 120_000_000],
    ["1,234 mln", 123_400_000],
    ["1,23456 tys.", 123_456],
    ["91 000 000", 9_100_000_000],
    ["0,1", 10],
    ["1,15", 115],
    ["4,35", 435],
    ["−5,50 zł", -550],
  ])("%j is %d grosze", (typed, value) => {
    expect(parseMoney(typed)).toEqual({ ok: true, value });
  });

  test.each([["12,345 zł"], ["720,000"], ["0,001"]])("%j is refused", (typed) => {
    expect(parseMoney(typed).ok).toBe(false);
  });

  test("more than two decimal places are said to be too many, zeros too", () => {
    expect(parseMoney("720,000")).toEqual({ ok: false, problem: "too-many-decimals" });
    expect(parseMoney("0,001 zł")).toEqual({ ok: false, problem: "too-many-decimals" });
  });

  test("a dot before three digits is not guessed", () => {
    expect(parseMoney("1.234 zł")).toEqual({ ok: false, problem: "ambiguous-dot" });
  });

  test("an amount beyond exact grosze is refused", () => {
    expect(parseMoney("900 000 mld zł")).toEqual({ ok: false, problem: "too-large" });
  });

  test("in English a comma groups", () => {
    expect(parseMoney("PLN 720,000", "en")).toEqual({ ok: true, value: 72_000_000 });
  });
});

test.each([
  ["2026", 2026],
  [" 2026 r.", 2026],
  ["2026r", 2026],
])("%j is the year %d", (typed, value) => {
  expect(parseYear(typed)).toEqual({ ok: true, value });
});

test.each([["26"], ["2026/27"], ["20266"], ["rok 2026"]])("%j is not a year", (typed) => {
  expect(parseYear(typed)).toEqual({ ok: false, problem: "not-a-year" });
});

describe("writing numbers", () => {
  test.each([
    [0, "0"],
    [5, "5"],
    [100, "100"],
    [2500, `2${nbsp}500`],
    [29_800, `29${nbsp}800`],
    [44_149.7, `44${nbsp}149,7`],
    [1_000_000, `1${nbsp}000${nbsp}000`],
    [-1190, `−1${nbsp}190`],
    [0.5, "0,5"],
    [1.234567, "1,234567"],
  ])("%d is %j in Polish", (value, written) => {
    expect(formatNumber(value, "pl")).toBe(written);
  });

  test("English groups with commas and separates decimals with a dot", () => {
    expect(formatNumber(44_149.7, "en")).toBe("44,149.7");
  });

  test("no more decimal places are kept than asked for", () => {
    expect(formatNumber(8.16, "pl", 1)).toBe("8,2");
    expect(formatNumber(99.96, "pl", 1)).toBe("100");
    expect(formatNumber(1200, "pl", 0)).toBe(`1${nbsp}200`);
  });

  test("what rounds to zero has no minus", () => {
    expect(formatNumber(-0.0000001, "pl")).toBe("0");
    expect(formatNumber(-0.4, "pl", 0)).toBe("0");
  });

  test("a number past all use is still written in digits", () => {
    expect(formatNumber(1e21, "en")).toBe("1,000,000,000,000,000,000,000");
  });

  test.each([
    [9_100_000_000, `91${nbsp}000${nbsp}000${nbsp}zł`],
    [123_456, `1${nbsp}234,56${nbsp}zł`],
    [105, `1,05${nbsp}zł`],
    [-550, `−5,50${nbsp}zł`],
    [0, `0${nbsp}zł`],
  ])("%d grosze are %j", (grosze, written) => {
    expect(formatMoney(grosze, "pl")).toBe(written);
  });

  test("English puts the currency first", () => {
    expect(formatMoney(123_456, "en")).toBe(`PLN${nbsp}1,234.56`);
  });

  test.each([
    [30_840_000, 91_000_000, "33,9%"],
    [17_650_000, 91_000_000, "19,4%"],
    [1, 1, "100,0%"],
    [0, 5, "0,0%"],
    [1, 0, "–"],
  ])("%d of %d is %j", (part, whole, written) => {
    expect(formatShare(part, whole, "pl")).toBe(written);
  });
});

test.each(["pl", "en"] as const)("what is written in %s reads back the same", (language) => {
  const numbers = [0, 7, 999, 1000, 1234, 29_800, 720_000, 44_149.7, 1.234, 0.125, -1190, -0.5];
  const amounts = [0, 5, 99, 100, 123_456, 72_000_000, 9_100_000_000, -550];

  const readNumbers = numbers.map((number) =>
    parseNumber(formatNumber(number, language), undefined, language),
  );
  const readAmounts = amounts.flatMap((grosze) => [
    parseMoney(formatMoney(grosze, language), language),
    parseMoney(formatAmount(grosze, language), language),
  ]);

  expect(readNumbers).toEqual(numbers.map((value) => ({ ok: true, value })));
  expect(readAmounts).toEqual(
    amounts.flatMap((value) => [value, value]).map((value) => ({ ok: true, value })),
  );
});
