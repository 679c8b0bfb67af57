import type { PlanPerson, SectionPlan } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { isOf, isoDay, isOverdue } from "./plan-facts.ts";

const plan: SectionPlan = { section: "s", helpers: [] };
const person = (id: string): PlanPerson => ({
  id,
  name: id,
  organisation: "Konin",
  hue: 0,
  mayEdit: true,
});

test("a section is overdue from the day after, until it is called ready", () => {
  const due = { ...plan, due: "2026-03-05" };

  expect(isOverdue(plan, "2026-03-06")).toBe(false);
  expect(isOverdue(due, "2026-03-05")).toBe(false);
  expect(isOverdue(due, "2026-03-06")).toBe(true);
  expect(isOverdue({ ...due, ready: { by: "Anna", at: 0 } }, "2026-03-06")).toBe(false);
});

test("a section is of who has it and of who helps", () => {
  const shared = { ...plan, owner: person("anna"), helpers: [person("jan")] };

  expect(["anna", "jan", "ewa"].map((id) => isOf(shared, id))).toEqual([true, true, false]);
});

test("a moment is on the day on the wall, not the one in Greenwich", () => {
  expect(isoDay(new Date(2026, 2, 5, 0, 30).getTime())).toBe("2026-03-05");
  expect(isoDay(new Date(2026, 11, 31, 23, 30).getTime())).toBe("2026-12-31");
});
