import { expect, test } from "vitest";
import { type Thinnable, thinnedOut } from "./thinning.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
// The last of an hour, a day and a week, so that no slot is cut.
const now = Date.UTC(2027, 5, 2, 23, 50);

test("K2 of the last day all stay, then one an hour, one a day, one a week", () => {
  const revisions = everyTenMinutes(200);

  const kept = left(revisions);

  const of = (fromDays: number, toDays: number) =>
    kept.filter(({ createdAt }) => {
      const days = (now - createdAt) / dayMs;
      return days >= fromDays && days < toDays;
    }).length;
  expect(of(0, 1)).toBe(6 * 24);
  expect(of(1, 7)).toBe(24 * 6);
  expect(of(7, 90)).toBe(83);
  expect(of(90, 200)).toBeLessThanOrEqual(18);
});

test("K1 what has a name, is given to a guest, is the first or the newest stays at any age", () => {
  const old = everyTenMinutes(1).map((revision) => ({
    ...revision,
    createdAt: revision.createdAt - 400 * dayMs,
  }));
  const special = old.map((revision, index) => ({
    ...revision,
    name: index === 10 ? "Do rady" : "",
    isLinked: index === 20 ? 1 : 0,
  }));

  const kept = left(special).map(({ id }) => id);

  expect(kept).toEqual(["0", "10", "20", "143"]);
});

test("K3 what was made before a restore stays for a month", () => {
  const revisions = everyTenMinutes(40).map((revision) => ({
    ...revision,
    kind: "before-restore" as const,
  }));

  const days = left(revisions).map(({ createdAt }) => Math.floor((now - createdAt) / dayMs));

  expect(days.filter((day) => day === 29)).toHaveLength(144);
  expect(days.filter((day) => day === 35)).toHaveLength(1);
});

test("K4 what the rest of the log builds on stays", () => {
  const old = everyTenMinutes(1).map((revision) => ({
    ...revision,
    createdAt: revision.createdAt - 400 * dayMs,
  }));

  const kept = left(old, 100).map(({ seq }) => seq);

  expect(kept).toContain(99);
});

/** Newest first. */
function everyTenMinutes(days: number): Thinnable[] {
  const count = days * 144;
  return Array.from({ length: count }, (_, index) => ({
    id: String(index),
    kind: "pause",
    name: "",
    isLinked: 0,
    createdAt: now - index * 10 * 60_000,
    seq: count - index,
  }));
}

function left(revisions: readonly Thinnable[], logFrom = 1): Thinnable[] {
  const dropped = new Set(thinnedOut(revisions, now, logFrom));
  return revisions.filter((revision) => !dropped.has(revision));
}
