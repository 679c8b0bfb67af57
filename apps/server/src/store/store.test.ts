import { stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import {
  documentsInScopeOf,
  findDocument,
  lastEditOf,
  storeReading,
  unreadDocuments,
} from "./documents.ts";
import { readAll, type Statement, WriteConflict } from "./driver.ts";
import { grantsOf, insertGrant } from "./grants.ts";
import { insertNetwork } from "./networks.ts";
import { joinNetwork, networksOf, nextHue } from "./organisations.ts";
import { findPersonByEmail, hasPeople } from "./people.ts";
import { hasSetUpLink, replaceSetUpLink, useSetUpLink } from "./set-up-links.ts";
import {
  aDocument,
  anOrganisation,
  aPerson,
  konin,
  openTestStore,
  temporaryFolder,
} from "./testing.ts";

test("S1 a write whose last statement is refused changes nothing", async () => {
  const driver = await openTestStore();

  const write = driver.write([anOrganisation("konin"), aPerson("ada", "nowhere")]);

  await expect(write).rejects.toThrow(WriteConflict);
  expect(await organisations(driver)).toEqual([]);
});

test("S1 a write that changes another number of rows than expected changes nothing", async () => {
  const driver = await openTestStore();
  await driver.write([anOrganisation("konin")]);
  const rename: Statement = {
    sql: "update organisation set name = 'Rybnik' where id = $1",
    values: ["rybnik"],
    expectedRows: 1,
  };

  const write = driver.write([anOrganisation("leszno"), rename]);

  await expect(write).rejects.toThrow(WriteConflict);
  expect(await organisations(driver)).toEqual(["konin"]);
});

test("a refused write does not take along the others of its commit", async () => {
  const driver = await openTestStore();

  const results = await Promise.allSettled([
    driver.write([anOrganisation("konin")]),
    driver.write([anOrganisation("konin")]),
    driver.write([anOrganisation("rybnik")]),
  ]);

  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(await organisations(driver)).toEqual(["konin", "rybnik"]);
});

test("S3 writes take effect in the order of the calls", async () => {
  const driver = await openTestStore();
  await driver.write([anOrganisation("konin", "0")]);
  const rename = (from: number): Statement => ({
    sql: "update organisation set name = $1 where name = $2",
    values: [String(from + 1), String(from)],
    expectedRows: 1,
  });

  await Promise.all(Array.from({ length: 2500 }, (_, number) => driver.write([rename(number)])));

  expect(await driver.read("select name from organisation", [])).toEqual([{ name: "2500" }]);
});

test("bytes come back as they went in, also those of a view into a larger buffer", async () => {
  const driver = await openTestStore();
  const view = new Uint8Array([9, 9, 1, 2, 3, 9]).subarray(2, 5);

  await driver.write([
    anOrganisation("konin"),
    aPerson("ada", "konin"),
    ...aDocument({ state: view }),
  ]);

  const row = z.object({ data: z.instanceof(Uint8Array) });
  const [update] = await readAll(driver, row, "select data from document_update");
  expect([...(update?.data ?? [])]).toEqual([1, 2, 3]);
});

test("what was written is there after closing and opening again", async () => {
  const dataDir = await temporaryFolder();
  const first = await openTestStore(dataDir);
  await first.write(konin());
  await first.close();

  const second = await openTestStore(dataDir);

  expect((await findDocument(second, "doc"))?.title).toBe("Ciepło z ziemi");
});

test("closing waits for the writes that were already asked for", async () => {
  const dataDir = await temporaryFolder();
  const first = await openTestStore(dataDir);
  const write = first.write([anOrganisation("konin")]);
  await Promise.all([write, first.close()]);

  const second = await openTestStore(dataDir);

  expect(await organisations(second)).toEqual(["konin"]);
});

test("nothing is accepted after closing", async () => {
  const driver = await openTestStore();
  await driver.close();

  await expect(driver.write([anOrganisation("konin")])).rejects.toThrow("closed");
});

test("only the owner of the process may look into the data folder", async () => {
  const dataDir = join(await temporaryFolder(), "data");
  await openTestStore(dataDir);

  expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
});

test("a second server is kept out of the data folder until the first one is done", async () => {
  const dataDir = await temporaryFolder();
  const first = await openTestStore(dataDir);

  await expect(openTestStore(dataDir)).rejects.toThrow(
    /Another Brudnopis server is using the data folder/,
  );
  await first.close();

  await expect(openTestStore(dataDir)).resolves.toBeDefined();
});

test("people are found by their address however they spell its case", async () => {
  const driver = await openTestStore();
  expect(await hasPeople(driver)).toBe(false);

  await driver.write([anOrganisation("konin", "Konin"), aPerson("ada", "konin")]);

  expect(await hasPeople(driver)).toBe(true);
  expect(await findPersonByEmail(driver, "ADA@Miasto.example")).toMatchObject({
    id: "ada",
    organisation: "Konin",
  });
  expect(await findPersonByEmail(driver, "eve@miasto.example")).toBeUndefined();
});

test("a set-up link works once, and a new one replaces it", async () => {
  const driver = await openTestStore();
  await driver.write(replaceSetUpLink("old", 1));
  await driver.write(replaceSetUpLink("new", 2));
  expect(await hasSetUpLink(driver, "old")).toBe(false);
  expect(await hasSetUpLink(driver, "new")).toBe(true);

  const uses = await Promise.allSettled([
    driver.write([useSetUpLink("new")]),
    driver.write([useSetUpLink("new")]),
  ]);

  expect(uses.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
});

test("organisations get the eight colours in turn", async () => {
  const driver = await openTestStore();
  const hues: number[] = [];

  for (let number = 0; number < 9; number += 1) {
    hues.push(await nextHue(driver));
    await driver.write([anOrganisation(`organisation${number}`)]);
  }

  expect(hues).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 0]);
});

test("grants come back as they were given", async () => {
  const driver = await openTestStore();
  await driver.write([
    anOrganisation("konin"),
    aPerson("ada", "konin"),
    insertGrant("ada", { role: "lead", scope: { kind: "organisation", id: "konin" } }, 1),
    insertGrant("ada", { role: "administrator", scope: { kind: "installation" } }, 1),
  ]);

  expect(await grantsOf(driver, "ada")).toEqual([
    { role: "administrator", scope: { kind: "installation" } },
    { role: "lead", scope: { kind: "organisation", id: "konin" } },
  ]);
});

test("an organisation's networks are listed, the last joined first", async () => {
  const driver = await openTestStore();
  await driver.write([
    anOrganisation("konin"),
    insertNetwork({ id: "old", name: "Miasto Zielone", kind: "planning", pack: null }, 1),
    insertNetwork({ id: "new", name: "Miasto efektywne", kind: "planning", pack: "energia" }, 1),
    joinNetwork("new", "konin", 20),
    joinNetwork("old", "konin", 10),
  ]);

  expect((await networksOf(driver, "konin")).map(({ id }) => id)).toEqual(["new", "old"]);
});

test("a person's list has the documents of each kind of grant, last edited first", async () => {
  const driver = await openTestStore();
  await driver.write([
    ...konin(),
    anOrganisation("rybnik", "Rybnik"),
    insertNetwork({ id: "network", name: "Miasto efektywne", kind: "planning", pack: null }, 1),
    ...aDocument({ id: "shared", organisationIds: ["rybnik"], createdAt: 2 }),
    ...aDocument({
      id: "watched",
      organisationIds: ["rybnik"],
      networkId: "network",
      createdAt: 3,
    }),
    ...aDocument({ id: "foreign", organisationIds: ["rybnik"], createdAt: 4 }),
    insertGrant("ada", { role: "lead", scope: { kind: "organisation", id: "konin" } }, 1),
    insertGrant("ada", { role: "editor", scope: { kind: "document", id: "shared" } }, 1),
    insertGrant("ada", { role: "observer", scope: { kind: "network", id: "network" } }, 1),
  ]);

  const documents = await documentsInScopeOf(driver, "ada");

  expect(documents.map(({ id }) => id)).toEqual(["watched", "shared", "doc"]);
  expect(documents[0]).toMatchObject({
    networkName: "Miasto efektywne",
    organisations: [{ id: "rybnik", name: "Rybnik" }],
  });
});

test("a document that was edited is unread until a reading of that edit is stored", async () => {
  const driver = await openTestStore();
  await driver.write(konin());
  expect(await unreadDocuments(driver)).toEqual([]);

  await driver.write([
    { sql: "update document set next_seq = 3", values: [] },
    {
      sql: "insert into document_update (document_id, seq, person_id, at, data) values ('doc', 2, 'ada', 77, $1)",
      values: [Uint8Array.of(0, 0)],
    },
  ]);
  expect(await unreadDocuments(driver)).toEqual(["doc"]);
  const lastEdit = await lastEditOf(driver, "doc");
  expect(lastEdit).toEqual({ seq: 2, personId: "ada", at: 77 });

  const progress = { filled: 2, required: 3 };
  if (lastEdit) await driver.write([storeReading("doc", { title: "Nowy", progress, lastEdit })]);

  expect(await unreadDocuments(driver)).toEqual([]);
  expect(await findDocument(driver, "doc")).toMatchObject({
    title: "Nowy",
    progressFilled: 2,
    editedAt: 77,
    editedBy: "ada",
  });
});

async function organisations(driver: Parameters<typeof readAll>[0]): Promise<string[]> {
  const row = z.object({ id: z.string() });
  return (await readAll(driver, row, "select id from organisation order by id")).map(
    ({ id }) => id,
  );
}
