/** Konin's funding, indicator paths and problem tree against the figures of its source text. */
import {
  formatAmount,
  formatMoney,
  formatShare,
  fundingPlan,
  indicatorPaths,
  problemTree,
} from "@brudnopis/document";
import { describe, expect, test } from "vitest";
import { loadTemplate, readSample } from "./testing.ts";

const konin = readSample("konin", loadTemplate());
const spaced = (text: string) => text.replaceAll("\u00a0", " ");

describe("funding", () => {
  const plan = fundingPlan(konin);

  test("is 91 000 000 zł, from the sources and with the shares of table 4", () => {
    expect(spaced(formatMoney(plan.totals.total, "pl"))).toBe("91 000 000 zł");
    expect(
      plan.rows.map(({ name, total }) => [
        name,
        spaced(formatAmount(total, "pl")),
        formatShare(total, plan.totals.total, "pl"),
      ]),
    ).toEqual([
      ["Fundusze Europejskie dla Wielkopolski 2021–2027, w tym FST", "30 840 000", "33,9%"],
      ["NFOŚiGW – dotacja i pożyczka", "17 650 000", "19,4%"],
      ["ESCO w formule EPC", "12 150 000", "13,4%"],
      ["Środki własne spółek i członków klastra", "11 175 000", "12,3%"],
      ["Budżet miasta", "10 734 000", "11,8%"],
      ["FEnIKS 2021–2027", "6 475 000", "7,1%"],
      ["WFOŚiGW w Poznaniu", "1 976 000", "2,2%"],
    ]);
  });

  test("equals the cost of each action, as in table 2", () => {
    expect(plan.actions.map(({ code, cost, gap }) => [code, (cost ?? 0) / 100, gap])).toEqual([
      ["D1", 2_400_000, 0],
      ["D2", 960_000, 0],
      ["D3", 48_600_000, 0],
      ["D4", 18_500_000, 0],
      ["D5", 16_800_000, 0],
      ["D6", 3_740_000, 0],
    ]);
    expect(plan.missing.total).toBe(0);
    expect(plan.surplus).toBe(0);
    expect(plan.byStatus).toEqual({ certain: 0, applied: 0, planned: 9_100_000_000, unstated: 0 });
  });

  test("lies in the years of the actions and adds up in both directions", () => {
    expect(plan.years).toEqual([2026, 2027, 2028, 2029, 2030]);
    expect(plan.totals.withoutYear).toBe(0);
    expect(plan.totals.byYear.reduce((sum, year) => sum + year, 0)).toBe(9_100_000_000);
    // ESCO pays for D3 alone: a third of 12 150 000 zł in each of its three years.
    expect(plan.rows.find(({ id }) => id === "esco")?.byYear).toEqual([
      0, 405_000_000, 405_000_000, 405_000_000, 0,
    ]);
  });
});

describe("indicators", () => {
  const { paths, apart, withoutPath } = indicatorPaths(konin);

  test("the actions contribute what leads from the baselines to the targets", () => {
    expect(
      paths.map(({ code, needed, sum, difference, result }) => [
        code,
        needed,
        sum,
        difference,
        result,
      ]),
    ).toEqual([
      ["W1.1", -5960, -5960, 0, "reached"],
      ["W1.2", -1400, -1400, 0, "reached"],
      ["W2.1", 54, 0, 54, "no-contributions"],
      ["W3.1", 44_000, 44_000, 0, "reached"],
      ["W3.2", 25, 0, 25, "no-contributions"],
      ["W3.3", 420, 420, 0, "reached"],
    ]);
    expect(withoutPath).toEqual([]);
  });

  test("the path of energy goes down by the years in which actions end", () => {
    expect(paths[0]?.byYear).toEqual([
      { year: 2026, value: 29_330 },
      { year: 2027, value: 28_140 },
      { year: 2029, value: 23_840 },
    ]);
  });

  test("effects that no indicator measures are listed apart", () => {
    expect(apart.map(({ code, change, unit, reason }) => [code, change, unit, reason])).toEqual([
      ["D5", 3000, "MWh/rok", "no-indicator"],
      ["D6", -21, "Mg PM10/rok", "no-indicator"],
    ]);
  });
});

test("the problem tree has the four causes and the three effects, and the actions that meet the causes", () => {
  const tree = problemTree(konin);

  expect(tree.causes.map(({ actions }) => actions.map(({ code }) => code).join(", "))).toEqual([
    "D1",
    "D2, D3",
    "D4",
    "D5",
  ]);
  expect(tree.effects).toHaveLength(3);
  expect(tree.problem).toContain("za dużo energii");
});
