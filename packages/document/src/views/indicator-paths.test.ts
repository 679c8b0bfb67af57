import { expect, test } from "vitest";
import { contentOf, date, line, number, recordOf, ref, unread, year } from "./content-of.ts";
import { indicatorPaths } from "./indicator-paths.ts";

const goals = [recordOf("g1", {}, "C1"), recordOf("g2", {}, "C2")];
const actions = [
  recordOf("a1", { end: date("2029-12-31") }, "D1"),
  recordOf("a2", { end: date("2027-06-30") }, "D2"),
  recordOf("a3", {}, "D3"),
];
const indicator = (id: string, baseline: number, target: number, goal = "g1") =>
  recordOf(
    id,
    {
      goal: ref(goal),
      name: line("Zużycie energii"),
      unit: line("MWh/rok"),
      baseline: number(baseline),
      "base-year": year(2024),
      target: number(target),
      "target-year": year(2030),
    },
    "W1.1",
  );
const contribution = (id: string, action: string, change: number, unit = "MWh/rok", to = "w1") =>
  recordOf(id, {
    action: ref(action),
    indicator: ref(to),
    name: line(id),
    change: number(change),
    unit: line(unit),
  });

function pathsWith(...contributions: ReturnType<typeof contribution>[]) {
  return indicatorPaths(
    contentOf({ goals, actions, indicators: [indicator("w1", 1000, 800)], contributions }),
  );
}

test("steps follow one another by the year in which their action ends", () => {
  const { paths } = pathsWith(
    contribution("k3", "a3", -20),
    contribution("k1", "a1", -100),
    contribution("k2", "a2", -80.1),
  );

  expect(paths[0]?.steps.map(({ code, year: at, value }) => [code, at, value])).toEqual([
    ["D2", 2027, 919.9],
    ["D1", 2029, 819.9],
    ["D3", undefined, 799.9],
  ]);
  expect(paths[0]?.byYear).toEqual([
    { year: 2027, value: 919.9 },
    { year: 2029, value: 819.9 },
  ]);
  expect(paths[0]).toMatchObject({ needed: -200, sum: -200.1, difference: 0.1, result: "reached" });
});

test.each([
  [-198, "reached"],
  [-197.9, "short"],
  [-202, "reached"],
  [-202.1, "beyond"],
  [50, "short"],
])("of a needed −200, a sum of %d is %s", (change, result) => {
  expect(pathsWith(contribution("k1", "a1", change)).paths[0]?.result).toBe(result);
});

test("an indicator to which nothing contributes says so", () => {
  expect(pathsWith().paths[0]?.result).toBe("no-contributions");
});

test("a unit is the same however it is written, and an absent one is the indicator's", () => {
  const { paths, apart } = pathsWith(
    contribution("k1", "a1", -100, "mwh / ROK"),
    contribution("k2", "a1", -100, ""),
  );

  expect(paths[0]?.steps).toHaveLength(2);
  expect(apart).toEqual([]);
});

test("what cannot be a step is listed apart with the reason", () => {
  const { paths, apart } = indicatorPaths(
    contentOf({
      goals,
      actions,
      indicators: [
        indicator("w1", 1000, 800),
        recordOf(
          "w2",
          { name: line("Ludzie"), unit: line("os."), target: unread("ok. 5") },
          "W1.2",
        ),
      ],
      contributions: [
        contribution("k1", "a1", -10, "GJ"),
        contribution("k2", "a1", -10, "MWh/rok", "gone"),
        recordOf("k3", { action: ref("a1"), indicator: ref("w1"), change: unread("dużo") }),
        contribution("k4", "a2", 5, "os.", "w2"),
      ],
    }),
  );

  expect(paths.map(({ id, steps }) => [id, steps.length])).toEqual([["w1", 0]]);
  expect(apart.map(({ id, reason, indicator: named }) => [id, reason, named])).toEqual([
    ["k1", "other-unit", "W1.1"],
    ["k2", "no-indicator", undefined],
    ["k3", "no-number", "W1.1"],
    ["k4", "no-path", "W1.2"],
  ]);
});

test("an indicator that cannot be read is listed with what it lacks", () => {
  const { withoutPath } = indicatorPaths(
    contentOf({
      indicators: [recordOf("w2", { name: line("Ludzie"), target: unread("ok. 5") }, "W1.2")],
    }),
  );

  expect(withoutPath).toEqual([
    { id: "w2", code: "W1.2", name: "Ludzie", lacks: ["baseline", "target"] },
  ]);
});

test("indicators stand in the order of their goals", () => {
  const { paths } = indicatorPaths(
    contentOf({ goals, indicators: [indicator("late", 0, 1, "g2"), indicator("early", 0, 1)] }),
  );

  expect(paths.map(({ id }) => id)).toEqual(["early", "late"]);
});
