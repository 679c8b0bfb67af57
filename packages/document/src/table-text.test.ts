import { expect, test } from "vitest";
import { readTableText } from "./table-text.ts";

test("tabs divide cells and line breaks divide rows, however they are written", () => {
  expect(readTableText("a\tb\r\nc\td\r\n")).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
});

test("a cell in quotation marks may hold line breaks, tabs and doubled marks", () => {
  expect(readTableText('"Ala\nma ""kota"""\tdwa\ntrzy\t"x\ty"')).toEqual([
    ['Ala\nma "kota"', "dwa"],
    ["trzy", "x\ty"],
  ]);
});

test("quotation marks that are part of the text stay", () => {
  expect(readTableText('"Zielona Energia" Konin\t"Jak?"\n5" rura\t"niedomknięty')).toEqual([
    ['"Zielona Energia" Konin', '"Jak?"'],
    ['5" rura', '"niedomknięty'],
  ]);
});

test("spaces around a cell go, also unbreakable ones; those inside stay", () => {
  expect(readTableText("\u00a01\u00a0234 \t b")).toEqual([["1\u00a0234", "b"]]);
});

test("empty rows at the end and empty columns at the right are no part of a block", () => {
  expect(readTableText("a\t\t\n\tb\t\n\t\t\n")).toEqual([
    ["a", ""],
    ["", "b"],
  ]);
  expect(readTableText("\n\n")).toEqual([]);
});

test("a text of very many rows is cut rather than stopping the page", () => {
  expect(readTableText("a\n".repeat(5000))).toHaveLength(1000);
});
