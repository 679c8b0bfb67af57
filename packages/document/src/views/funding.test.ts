import { describe, expect, test } from "vitest";
import { seededRandom } from "../testing.ts";
import { choice, contentOf, date, line, recordOf, ref, unread, year, zloty } from "./content-of.ts";
import { fundingPlan } from "./funding.ts";

const sources = [
  recordOf("budget", { name: line("Budżet miasta") }),
  recordOf("fund", { name: line("Fundusz") }),
];
const twoYears = recordOf(
  "a1",
  {
    name: line("Audyty"),
    start: date("2026-07-01"),
    end: date("2027-12-31"),
    cost: zloty(18_000),
  },
  "D1",
);

test("a line with a year goes there; one without is spread over the months of its action", () => {
  const plan = fundingPlan(
    contentOf({
      "funding-sources": sources,
      actions: [twoYears],
      "funding-lines": [
        recordOf("l1", {
          action: ref("a1"),
          source: ref("fund"),
          amount: zloty(9000),
          year: year(2028),
          status: choice("certain"),
        }),
        recordOf("l2", { action: ref("a1"), source: ref("budget"), amount: zloty(9000) }),
      ],
    }),
  );

  expect(plan.years).toEqual([2026, 2027, 2028]);
  expect(plan.rows).toEqual([
    {
      id: "fund",
      name: "Fundusz",
      byYear: [0, 0, 900_000],
      withoutYear: 0,
      total: 900_000,
      spreadYears: [],
    },
    {
      id: "budget",
      name: "Budżet miasta",
      byYear: [300_000, 600_000, 0],
      withoutYear: 0,
      total: 900_000,
      spreadYears: [2026, 2027],
    },
  ]);
  expect(plan.totals.total).toBe(1_800_000);
  expect(plan.byStatus).toEqual({ certain: 900_000, applied: 0, planned: 0, unstated: 900_000 });
  expect(plan.lines).toEqual({ counted: 2, spread: 1, unreadable: 0 });
});

test("without a year and without dates money is kept apart, and so is money that names no live source", () => {
  const plan = fundingPlan(
    contentOf({
      "funding-sources": sources,
      actions: [recordOf("a1", {}), recordOf("a2", { start: date("2027-01-01") })],
      "funding-lines": [
        recordOf("l1", { action: ref("a1"), source: ref("removed"), amount: zloty(5) }),
        recordOf("l2", { action: ref("a2"), amount: zloty(6) }),
        recordOf("l3", { action: ref("a1"), source: ref("fund"), amount: unread("ok. 7 tys.") }),
      ],
    }),
  );

  expect(plan.years).toEqual([]);
  expect(plan.rows.map(({ id, withoutYear, total }) => [id, withoutYear, total])).toEqual([
    [undefined, 1100, 1100],
  ]);
  expect(plan.lines.unreadable).toBe(1);
});

describe("the gap", () => {
  const funded = (grosze: number) =>
    contentOf({
      "funding-sources": sources,
      actions: [twoYears, recordOf("a2", { name: line("Bez kosztu") }, "D2")],
      "funding-lines": [
        recordOf("l1", { action: ref("a1"), source: ref("fund"), amount: zloty(grosze) }),
      ],
    });

  test("what is missing lies over the months of the action", () => {
    const plan = fundingPlan(funded(12_000));

    expect(plan.actions.map(({ code, gap }) => [code, gap])).toEqual([
      ["D1", 600_000],
      ["D2", undefined],
    ]);
    expect(plan.missing).toEqual({ byYear: [200_000, 400_000], withoutYear: 0, total: 600_000 });
    expect(plan.surplus).toBe(0);
  });

  test("a surplus fills nobody else's gap", () => {
    const plan = fundingPlan(funded(20_000));

    expect(plan.missing.total).toBe(0);
    expect(plan.surplus).toBe(200_000);
  });
});

test("whatever people typed, rows, years and statuses all add up to the same total", () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const random = seededRandom(seed);
    const day = () =>
      date(`${2024 + random.below(9)}-${String(1 + random.below(12)).padStart(2, "0")}-15`);
    const actions = Array.from({ length: 1 + random.below(30) }, (_, index) =>
      recordOf(`a${index}`, {
        start: random.chance(0.9) ? day() : undefined,
        end: random.chance(0.9) ? day() : undefined,
        cost: random.chance(0.9) ? zloty(random.below(1e8) / 100) : undefined,
      }),
    );
    const lines = Array.from({ length: random.below(60) }, (_, index) =>
      recordOf(`l${index}`, {
        action: ref(`a${random.below(32)}`),
        source: random.chance(0.9) ? ref(random.pick(["budget", "fund", "gone"]) ?? "") : undefined,
        amount: random.chance(0.9) ? zloty(random.below(1e10) / 100) : unread("?"),
        year: random.chance(0.3) ? year(2020 + random.below(12)) : undefined,
        status: choice(random.pick(["certain", "applied", "planned", "other"]) ?? ""),
      }),
    );

    const plan = fundingPlan(
      contentOf({ "funding-sources": sources, actions, "funding-lines": lines }),
    );

    const amounts = lines.flatMap(({ fields: { amount } }) =>
      amount?.type === "money" ? [amount.grosze] : [],
    );
    const wanted = sum(amounts);
    const where = `seed ${seed}`;
    expect(plan.totals.total, where).toBe(wanted);
    expect(sum(plan.rows.map(({ total }) => total)), where).toBe(wanted);
    expect(
      sum(plan.rows.flatMap(({ byYear, withoutYear }) => [...byYear, withoutYear])),
      where,
    ).toBe(wanted);
    expect(sum([...plan.totals.byYear, plan.totals.withoutYear]), where).toBe(wanted);
    expect(sum(Object.values(plan.byStatus)), where).toBe(wanted);
    expect(sum([...plan.missing.byYear, plan.missing.withoutYear]), where).toBe(plan.missing.total);
    expect(plan.missing.total, where).toBe(
      sum(plan.actions.map(({ gap = 0 }) => Math.max(0, gap))),
    );
  }
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, value) => total + value, 0);
}
