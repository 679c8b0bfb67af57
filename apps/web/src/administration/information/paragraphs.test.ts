import { expect, test } from "vitest";
import { countGaps, paragraphsOf, splitGaps } from "./paragraphs.ts";

test("paragraphs are between empty lines, whatever system wrote them", () => {
  expect(paragraphsOf("\n Raz\nciąg dalszy\r\n \r\nDwa\n\n\n\nTrzy\n")).toEqual([
    "Raz\nciąg dalszy",
    "Dwa",
    "Trzy",
  ]);
  expect(paragraphsOf(" \n\n ")).toEqual([]);
});

test("what stands in square brackets is a gap to fill", () => {
  expect(splitGaps("Administratorem jest [nazwa]. Adres: [adres]")).toEqual([
    { text: "Administratorem jest ", isGap: false },
    { text: "[nazwa]", isGap: true },
    { text: ". Adres: ", isGap: false },
    { text: "[adres]", isGap: true },
  ]);
  expect(countGaps("[a] b [c]\n\n[d]")).toBe(3);
});

test("brackets that are empty or never close are only brackets", () => {
  expect(countGaps("a [] b [c")).toBe(0);
});
