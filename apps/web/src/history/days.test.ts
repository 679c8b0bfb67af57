import { afterEach, expect, test, vi } from "vitest";
import { byDay, dayName } from "./days.ts";
import { revision } from "./testing.ts";

const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime();

afterEach(() => vi.unstubAllEnvs());

test("revisions stand under the day on the wall, in their order", () => {
  const late = revision({ id: "late", at: at(23, 23) });
  const early = revision({ id: "early", at: at(23, 0) });
  const before = revision({ id: "before", at: at(22, 23) });

  const days = byDay([late, early, before]);

  expect(days.map(({ revisions }) => revisions.map(({ id }) => id))).toEqual([
    ["late", "early"],
    ["before"],
  ]);
});

test.each([
  [at(23, 0), "Dzisiaj"],
  [at(22, 0), "Wczoraj"],
  [at(21, 0), "Sobota, 21 listopada"],
  [new Date(2025, 10, 23).getTime(), "Niedziela, 23 listopada 2025"],
])("a day has the name by which one speaks of it", (start, name) => {
  expect(dayName(start, at(23, 15), "pl-PL")).toBe(name);
});

test("the day before is yesterday also when the night was an hour shorter", () => {
  vi.stubEnv("TZ", "Europe/Warsaw");
  const [yesterday, today] = [new Date(2026, 2, 29), new Date(2026, 2, 30, 15)];

  expect(dayName(yesterday.getTime(), today.getTime(), "pl-PL")).toBe("Wczoraj");
});
