import { SuggestedChange } from "@brudnopis/schema";
import Database from "better-sqlite3";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../store.ts";
import { WriteFailed } from "../driver.ts";
import { anOrganisation, openTestStore, temporaryFolder } from "../testing.ts";
import { isAtLeast, openForWriting } from "./connection.ts";
import { migrate } from "./migrate.ts";
import { migrations } from "./migrations.ts";

test("a connection for writing waits for the disk at every commit", async () => {
  const database = await openDatabase();

  expect(database.pragma("journal_mode", { simple: true })).toBe("wal");
  expect(database.pragma("synchronous", { simple: true })).toBe(2);
  expect(database.pragma("foreign_keys", { simple: true })).toBe(1);
});

test.each([
  ["3.51.3", true],
  ["3.54.1", true],
  ["4.0.0", true],
  ["3.51.2", false],
  ["3.9.9", false],
  ["2.99.99", false],
])("SQLite %s is new enough: %s", (version, expected) => {
  expect(isAtLeast(version, [3, 51, 3])).toBe(expected);
});

test("what was deleted is gone from every file of an open database once it is told to forget", async () => {
  const dataDir = await temporaryFolder();
  const driver = await openTestStore(dataDir);
  await driver.write([anOrganisation("konin", "Zapomniane Miasto")]);
  await driver.write([{ sql: "delete from organisation", values: [] }]);
  expect(await filesWith(dataDir, "Zapomniane")).toEqual(["brudnopis.db-wal"]);

  await driver.forget?.();

  expect(await filesWith(dataDir, "Zapomniane")).toEqual([]);
});

test("what somebody else still reads is not said to be forgotten, and can be later", async () => {
  const dataDir = await temporaryFolder();
  const driver = await openTestStore(dataDir);
  const reader = new Database(join(dataDir, "brudnopis.db"), { readonly: true });
  onTestFinished(() => void reader.close());
  reader.exec("begin; select count(*) from organisation");
  await driver.write([anOrganisation("konin")]);

  await expect(driver.forget?.()).rejects.toThrow(WriteFailed);
  reader.exec("rollback");
  await driver.forget?.();

  await driver.write([anOrganisation("rybnik")]);
});

test("a migration runs once, each step after the one before", async () => {
  const database = await openDatabase();
  const steps = ["create table one (id integer)", "insert into one values (1)"];

  migrate(database, steps.slice(0, 1));
  migrate(database, steps);
  migrate(database, steps);

  expect(database.prepare("select id from one").all()).toEqual([{ id: 1 }]);
});

test("a step that fails leaves the data as it was", async () => {
  const database = await openDatabase();
  migrate(database, ["create table one (id integer)"]);
  const broken = [
    "create table one (id integer)",
    "insert into one values (1); insert into nowhere values (1)",
  ];

  expect(() => migrate(database, broken)).toThrow();

  expect(database.prepare("select id from one").all()).toEqual([]);
  expect(database.prepare("select max(number) from migration").pluck().get()).toBe(1);
});

test("what guests had answered before there were suggestions is one", async () => {
  const database = await openDatabase();
  const step = migrations.findIndex((sql) => sql.includes("create table review_suggestion"));
  migrate(database, migrations.slice(0, step));
  // Only these rows are looked at.
  database.pragma("foreign_keys = off");
  database.exec(`insert into proposal (id, guest_link_id, document_id, address, name, body, created_at, state)
    values ('p1', 'link', 'document', 'summary.text', 'Jan', 'Tak, „od” 2021', 5, 'used')`);

  migrate(database);

  const sql = "select change, guest, state, version, proposal_id from review_suggestion";
  // The columns that were asked for.
  const [change, ...columns] = database.prepare(sql).raw().get() as [string, ...unknown[]];
  expect(columns).toEqual(["Jan", "accepted", 1, "p1"]);
  expect(SuggestedChange.parse(JSON.parse(change))).toEqual({
    type: "answer",
    place: "summary.text",
    text: "Tak, „od” 2021",
  });
});

test("a data folder of a newer version is refused in words, and can be opened again by that version", async () => {
  const dataDir = await temporaryFolder();
  await (await openTestStore(dataDir)).close();
  const database = new Database(join(dataDir, "brudnopis.db"));
  database.exec("insert into migration (number) values (999)");
  database.close();

  const opening = openStore({ dataDir, onDeath: () => {} });

  await expect(opening).rejects.toThrow(/written by a newer version of Brudnopis/);
  await expect(openTestStore(dataDir)).rejects.toThrow(/written by a newer version of Brudnopis/);
});

async function openDatabase(): Promise<Database.Database> {
  const database = openForWriting(join(await temporaryFolder(), "test.db"));
  onTestFinished(() => {
    database.close();
  });
  return database;
}

async function filesWith(folder: string, trace: string): Promise<string[]> {
  const files = await readdir(folder);
  const isIn = await Promise.all(
    files.map(async (file) => (await readFile(join(folder, file))).includes(trace)),
  );
  return files.filter((_, index) => isIn[index]);
}
