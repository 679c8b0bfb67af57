import { expect, test } from "vitest";
import { deleteEventsBefore, findEvents, insertAuditEvent } from "./audit.ts";
import type { Driver, Statement } from "./driver.ts";
import { konin, openTestStore } from "./testing.ts";

const forbidden: Record<string, Statement> = {
  "changing an event": { sql: "update audit_log set action = 'exported'", values: [] },
  "changing who it was": { sql: "update audit_log set by_id = null where id = 'new'", values: [] },
  "changing an event where it stands": {
    sql: `insert into audit_log (id, at, action, details) values ('new', 9, 'exported', '{}')
      on conflict (id) do update set action = excluded.action`,
    values: [],
  },
  "putting another in its place": {
    sql: "insert or replace into audit_log (id, at, action, details) values ('new', 9, 'exported', '{}')",
    values: [],
  },
  "updating one over another": {
    sql: "update or replace audit_log set id = 'new' where id = 'old'",
    values: [],
  },
  "deleting an event": { sql: "delete from audit_log where id = 'new'", values: [] },
  "deleting everything": { sql: "delete from audit_log", values: [] },
  "moving the horizon back": { sql: "update audit_horizon set at = at - 1", values: [] },
  "a horizon beside the horizon": {
    sql: "insert into audit_horizon (at) values (99)",
    values: [],
  },
  "a log without a horizon": { sql: "delete from audit_horizon", values: [] },
  "a horizon in the place of the horizon": {
    sql: "insert or replace into audit_horizon (rowid, at) values (1, 99)",
    values: [],
  },
};

test.each(Object.keys(forbidden))("A1 H4 the database refuses %s", async (name) => {
  const driver = await openTestStore();
  await driver.write([...konin(), anEvent("old", 1), anEvent("new", 5)]);
  await driver.write([{ sql: "update audit_horizon set at = 1", values: [] }]);
  const statement = forbidden[name];
  if (!statement) throw new Error(`There is no statement for ${name}`);

  await expect(driver.write([statement])).rejects.toThrow("The audit log is append-only");

  expect(await idsIn(driver)).toEqual(["new", "old"]);
  const [event] = await findEvents(driver, {}, 1);
  expect(event).toMatchObject({ at: 5, action: "signed-in", byId: "ada" });
  expect(await driver.read("select at from audit_horizon", [])).toEqual([{ at: 1 }]);
});

test("A1 behind the horizon events can be removed, and only there", async () => {
  const driver = await openTestStore();
  await driver.write([...konin(), anEvent("old", 4), anEvent("edge", 5), anEvent("new", 6)]);

  await driver.write(deleteEventsBefore(5, 1));

  expect(await idsIn(driver)).toEqual(["new", "edge"]);
});

test("A1 the horizon stays where it is when less is to be removed", async () => {
  const driver = await openTestStore();
  await driver.write([...konin(), anEvent("new", 6)]);
  await driver.write(deleteEventsBefore(5, 0));

  await driver.write(deleteEventsBefore(2, 0));

  expect(await driver.read("select at from audit_horizon", [])).toEqual([{ at: 5 }]);
});

test("events of one moment have an order, so that no page repeats or skips one", async () => {
  const driver = await openTestStore();
  const ids = ["a", "b", "c", "d"];
  await driver.write([...konin(), ...ids.map((id) => anEvent(id, 7))]);

  const first = await findEvents(driver, {}, 2);
  const second = await findEvents(driver, { after: first.at(-1) }, 2);

  expect([...first, ...second].map(({ id }) => id)).toEqual(["d", "c", "b", "a"]);
});

test.each([
  [{ from: 5 }, ["new", "edge"]],
  [{ until: 5 }, ["old"]],
  [{ action: "signed-in" }, ["new", "edge", "old"]],
  [{ action: "exported" }, []],
  [{ personId: "ada" }, ["new", "edge", "old"]],
  [{ personId: "bob" }, []],
  [{ documentId: "doc", from: 6 }, []],
] as const)("events are found by %j", async (filter, expected) => {
  const driver = await openTestStore();
  await driver.write([...konin(), anEvent("old", 4), anEvent("edge", 5), anEvent("new", 6)]);

  const found = await findEvents(driver, filter, 10);

  expect(found.map(({ id }) => id)).toEqual(expected);
});

function anEvent(id: string, at: number): Statement {
  return insertAuditEvent({
    id,
    at,
    action: "signed-in",
    byId: "ada",
    personId: null,
    documentId: null,
    organisationId: null,
    networkId: null,
    address: null,
    details: {},
  });
}

async function idsIn(driver: Driver): Promise<string[]> {
  return (await findEvents(driver, {}, 10)).map(({ id }) => id);
}
