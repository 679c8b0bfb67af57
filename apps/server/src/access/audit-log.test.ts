import { AuditEvent } from "@brudnopis/schema";
import { expect, test } from "vitest";
import type { Driver } from "../store/driver.ts";
import { konin, openTestStore } from "../store/testing.ts";
import { Audit } from "./audit.ts";
import { auditCsv } from "./audit-csv.ts";
import { auditPage, eachEvent, pruneAudit } from "./audit-log.ts";

const dayMs = 24 * 3_600_000;
const start = Date.UTC(2026, 10, 22, 8);

test("A2 events older than the log reaches back leave, and an event says how many", async () => {
  const { driver, audit, at } = await openLog();
  await at(start - 31 * dayMs).record({}, "signed-in");
  await at(start - 30 * dayMs - 1).record({}, "signed-out");
  await at(start - 30 * dayMs).record({}, "exported");
  at(start);

  const count = await pruneAudit(driver, audit, start, 30);

  expect(count).toBe(2);
  expect(await events(driver)).toEqual([
    ["audit-pruned", { count: "2", days: "30" }],
    ["exported", {}],
  ]);
});

test("A2 nothing to remove leaves no trace", async () => {
  const { driver, audit } = await openLog();
  await audit.record({}, "signed-in");

  expect(await pruneAudit(driver, audit, start, 30)).toBe(0);

  expect(await events(driver)).toEqual([["signed-in", {}]]);
});

test("every event is read once, in pages of any size, and no more than asked for", async () => {
  const { driver, at } = await openLog();
  for (let count = 0; count < 7; count += 1) await at(start + (count % 3)).record({}, "signed-in");
  const read = async (atOnce: number, most: number) => {
    const ids = (await Array.fromAsync(eachEvent(driver, {}, { atOnce, most }))).map(
      ({ id }) => id,
    );
    return [ids.length, new Set(ids).size];
  };

  for (const atOnce of [1, 2, 3, 7, 10]) expect(await read(atOnce, 100)).toEqual([7, 7]);
  expect(await read(2, 5)).toEqual([5, 5]);
});

test("days are Poland's, also when the clocks change", async () => {
  const { driver, at } = await openLog();
  // 29 March 2026 begins at 23:00 UTC, and the day after it at 22:00.
  const [begin, end] = [Date.UTC(2026, 2, 28, 23), Date.UTC(2026, 2, 29, 22)];
  for (const moment of [begin - 1, begin, end - 1, end]) await at(moment).record({}, "signed-in");

  const page = await auditPage(driver, { from: "2026-03-29", to: "2026-03-29" }, 730);

  expect(page.events.map((event) => event.at)).toEqual([end - 1, begin]);
});

test("the file says so when there is more than it holds", async () => {
  const { driver, audit } = await openLog();
  for (let count = 0; count < 3; count += 1) await audit.record({}, "signed-in");
  const linesFor = async (most: number) =>
    Array.fromAsync(auditCsv(eachEvent(driver, {}, { atOnce: 2, most: most + 1 }), most));

  expect(await linesFor(3)).toHaveLength(4);
  const cut = await linesFor(2);

  expect(cut).toHaveLength(4);
  expect(cut.at(-1)).toContain("kończy się na 2 zdarzeniach");
});

test.each([
  ["=1+1", "'=1+1"],
  ["+48 600", "'+48 600"],
  ["-1+1", "'-1+1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ["  =1", "'  =1"],
  ["＝1", "'＝1"],
  ['Ewa "Lis"; Kos', 'Ewa ""Lis""; Kos'],
  ["Jan - Kos", "Jan - Kos"],
])("a title like %j is a text in a spreadsheet", async (title, cell) => {
  const event = AuditEvent.parse({
    id: "e",
    at: start,
    action: "exported",
    document: { id: "doc", title },
    details: {},
  });

  const lines = await Array.fromAsync(auditCsv(listOf(event), 10));

  expect(lines[1]).toContain(`;"${cell}";`);
});

async function* listOf(...items: AuditEvent[]): AsyncGenerator<AuditEvent> {
  yield* items;
}

/** A log whose clock is set before each event. */
async function openLog() {
  const driver = await openTestStore();
  await driver.write(konin());
  let now = start;
  const audit = new Audit({ driver, clock: () => now });
  const at = (moment: number) => {
    now = moment;
    return audit;
  };
  return { driver, audit, at };
}

async function events(driver: Driver) {
  const page = await auditPage(driver, {}, 730);
  return page.events.map(({ action, details }) => [action, details]);
}
