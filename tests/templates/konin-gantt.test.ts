/** Konin's schedule, worked out from its records, is that of tables 2 and 3 of the source text. */
import { formatDate, ganttOf, ownMilestones } from "@brudnopis/document";
import { expect, test } from "vitest";
import { loadTemplate, readSample } from "./testing.ts";

const template = loadTemplate();
const gantt = ganttOf(readSample("konin", template), template, "2026-02-27");

test("the bars are those of table 2", () => {
  const bars = gantt.actions.map(({ code, owner, start, end }) => [
    code,
    formatDate(start, "pl"),
    formatDate(end, "pl"),
    owner,
  ]);

  expect(bars).toEqual([
    ["D1", "01.04.2026", "30.06.2027", "Urząd Miejski w Koninie"],
    ["D2", "01.05.2026", "31.12.2026", "Urząd Miejski w Koninie"],
    ["D3", "01.01.2027", "31.12.2029", "Urząd Miejski w Koninie"],
    ["D4", "01.07.2026", "30.06.2029", "MPEC-Konin Sp. z o.o."],
    ["D5", "01.01.2027", "31.12.2028", "PWiK Sp. z o.o. w Koninie"],
    ["D6", "01.04.2026", "31.12.2030", "Urząd Miejski w Koninie"],
  ]);
  expect(gantt.unscheduled).toEqual([]);
  expect(gantt.period).toEqual({ start: "2026-04-01", end: "2030-12-31" });
});

test("the milestones are those of table 3, the last one of the whole plan", () => {
  const milestones = gantt.milestones.map(({ code, date, actions }) => [
    code,
    formatDate(date, "pl"),
    actions.join(" "),
  ]);

  expect(milestones).toEqual([
    ["M1", "30.06.2026", "d1"],
    ["M2", "31.12.2026", "d2"],
    ["M3", "30.06.2027", "d1"],
    ["M4", "30.09.2027", "d3"],
    ["M5", "31.12.2028", "d5"],
    ["M6", "30.06.2029", "d4"],
    ["M7", "31.12.2029", "d3"],
    ["M8", "31.12.2030", "d1 d2 d3 d4 d5 d6"],
  ]);
  expect(gantt.planMilestones.map(({ code }) => code)).toEqual(["M8"]);
  expect(gantt.actions.map((action) => ownMilestones(action).map(({ code }) => code))).toEqual([
    ["M1", "M3"],
    ["M2"],
    ["M4", "M7"],
    ["M6"],
    ["M5"],
    [],
  ]);
});

test("D3 waits for D2, while D3 and D4 use data of D1 before it ends", () => {
  const dependencies = gantt.actions.flatMap(({ code, dependencies: all }) =>
    all.map((dependency) => [code, dependency.code, dependency.state]),
  );

  expect(dependencies).toEqual([
    ["D3", "D1", "violated"],
    ["D3", "D2", "kept"],
    ["D4", "D1", "violated"],
  ]);
});

test("the axis has the years of the plan", () => {
  expect(gantt.axis?.years.map(({ year }) => year)).toEqual([2026, 2027, 2028, 2029, 2030]);
  expect(gantt.today).toBe("2026-02-27");
});
