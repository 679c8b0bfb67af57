/** The matrices of Konin's MID against tables 5 and 6 of its source text. */
import { influenceMatrix, riskMatrix, stakeholdersBySector } from "@brudnopis/document";
import { expect, test } from "vitest";
import { loadTemplate, readSample } from "./testing.ts";

const konin = readSample("konin", loadTemplate());

test("each stakeholder is in the quadrant of its scores, and nobody is left out", () => {
  const { placed, unplaced } = influenceMatrix(konin);

  expect(placed.map(({ name, quadrant }) => [name, quadrant])).toEqual([
    ["Prezydent Miasta Konina", "collaborate"],
    ["Rada Miasta Konina", "satisfy"],
    ["MPEC-Konin Sp. z o.o.", "collaborate"],
    ["PWiK Sp. z o.o. w Koninie", "collaborate"],
    ["MZGOK Sp. z o.o. w Koninie", "collaborate"],
    ["ZE PAK SA", "satisfy"],
    ["Energa-Operator SA", "satisfy"],
    [
      "Instytucje finansujące: Samorząd Województwa Wielkopolskiego, NFOŚiGW, WFOŚiGW w Poznaniu",
      "satisfy",
    ],
    ["Dyrektorzy szkół i przedszkoli", "inform"],
    ["Spółdzielnie i wspólnoty mieszkaniowe", "inform"],
    ["Gospodarstwa domowe z kotłami na paliwa stałe", "inform"],
    ["Akademia Nauk Stosowanych w Koninie", "monitor"],
  ]);
  expect(unplaced).toEqual([]);
  expect(placed.every(({ hasEngagement }) => hasEngagement)).toBe(true);
});

test("the cells hold who the source text gives their scores", () => {
  const { rows } = influenceMatrix(konin);

  expect(rows.map((row) => row.map(({ members }) => members.map(({ number }) => number)))).toEqual([
    [[], [8], [2], [], [1, 3]],
    [[], [7], [6], [5], [4]],
    [[], [], [], [9], [10]],
    [[], [], [12], [11], []],
    [[], [], [], [], []],
  ]);
});

test("the sectors are those of the source text", () => {
  expect(
    stakeholdersBySector(konin).map(({ sector, members }) => [
      sector,
      members.map(({ number }) => number),
    ]),
  ).toEqual([
    ["public", [1, 2, 3, 8, 4, 5, 9]],
    ["private", [6, 7]],
    ["civic", [10, 11]],
    ["knowledge", [12]],
  ]);
});

test("each risk has the level of the source text, and what its level asks for", () => {
  const { placed, unplaced } = riskMatrix(konin);

  expect(
    placed.map(({ code, probability, impact, level, band }) => [
      code,
      probability,
      impact,
      level,
      band,
    ]),
  ).toEqual([
    ["R1", 3, 5, 15, "plan"],
    ["R2", 4, 4, 16, "plan"],
    ["R3", 3, 4, 12, "plan"],
    ["R4", 4, 3, 12, "plan"],
    ["R5", 3, 3, 9, "medium"],
  ]);
  expect(unplaced).toEqual([]);
  expect(placed.every(({ hasPlan, hasOwner }) => hasPlan && hasOwner)).toBe(true);
});
