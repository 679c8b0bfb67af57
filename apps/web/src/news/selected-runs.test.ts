import type { Blame } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { rangeOf } from "./blame-question.ts";
import { selectedRuns } from "./selected-runs.ts";

type Run = Blame["runs"][number];

const runs = [run("Faktury i ", "anna"), run("odczyty\nsą", "jan"), run(" razem.", "anna")];

test("without a range every run is there", () => {
  expect(texts(selectedRuns(runs, undefined))).toEqual([
    ["anna", "Faktury i "],
    ["jan", "odczyty\nsą"],
    ["anna", " razem."],
  ]);
});

test("a selection cuts the runs at its ends, however its lines are broken", () => {
  const asOnPage = rangeOf("Faktury", "i\n\n  odczyty są ra");

  expect(texts(selectedRuns(runs, asOnPage))).toEqual([
    ["anna", "i "],
    ["jan", "odczyty\nsą"],
    ["anna", " ra"],
  ]);
});

test("the space between two words of one author stays", () => {
  const split = [run("Faktury", "anna"), run(" razem", "anna")];

  expect(texts(selectedRuns(split, rangeOf("F", "aktury razem")))).toEqual([
    ["anna", "aktury razem"],
  ]);
});

test("one letter has one author", () => {
  expect(texts(selectedRuns(runs, rangeOf("Faktury i", "o")))).toEqual([["jan", "o"]]);
});

test("a letter outside the basic plane does not move the others", () => {
  const withPlant = [run("a🌱", "anna"), run("b", "jan")];

  expect(texts(selectedRuns(withPlant, rangeOf("a🌱", "b")))).toEqual([["jan", "b"]]);
});

test("neighbours of one author and moment are one, and white space has no author of its own", () => {
  const split = [run("Fak", "anna"), run("tury", "anna"), run(" \n", "jan"), run("razem", "anna")];

  expect(texts(selectedRuns(split, undefined))).toEqual([["anna", "Faktury \nrazem"]]);
});

test("two revisions of one author stay two", () => {
  const twice = [run("Fak", "anna", "r1"), run("tury", "anna", "r2")];

  expect(selectedRuns(twice, undefined)).toHaveLength(2);
});

test("who selects white space alone asks about nothing", () => {
  expect(rangeOf("Faktury", " \n")).toBeUndefined();
});

function run(text: string, person: string, revision = "r1"): Run {
  return { text, by: { person, at: 1, seq: 1 }, revision };
}

function texts(found: ReturnType<typeof selectedRuns>) {
  return found.map(({ by, text }) => [by?.person, text]);
}
