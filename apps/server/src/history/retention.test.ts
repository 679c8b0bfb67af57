import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { applyUpdate, Doc, encodeStateAsUpdate } from "yjs";
import { appendUpdates } from "../store/append-statements.ts";
import { type Driver, readAll } from "../store/driver.ts";
import { renameRevision, revisionsOf } from "../store/revisions.ts";
import { stateParts } from "../store/states.ts";
import { aDocument, anOrganisation, aPerson, openTestStore } from "../store/testing.ts";
import { createUpdateLog } from "../store/update-log.ts";
import { Authors } from "./authors.ts";
import { HistoryThread } from "./history-thread.ts";
import { indexStretch } from "./index-updates.ts";
import { shortenLog } from "./retention.ts";
import { RevisionMaker } from "./revision-maker.ts";
import { thin } from "./thin.ts";

test("R1 what is older than the log is kept is gone, and every later state can be shown", async () => {
  const { shorten, seqs, textAt, write } = await start();
  for (let at = 10; at <= 30; at += 1) await write(at, `${at} `);

  expect(await shorten(20)).toBe(true);

  // The first update is the document's beginning.
  expect(await seqs()).toEqual(range(12, 22));
  expect(await textAt(11)).toBe(words(10, 19));
  expect(await textAt(15)).toBe(words(10, 23));
  expect(await textAt(22)).toBe(words(10, 30));
  expect(await textAt(5)).toBeUndefined();
});

test("R1 the document loads as before", async () => {
  const { shorten, write, loaded } = await start();
  for (let at = 10; at <= 30; at += 1) await write(at, `${at} `);

  await shorten(20);

  expect(await loaded()).toBe(words(10, 30));
});

test("R2 the newest update stays", async () => {
  const { shorten, seqs, write } = await start();
  for (let at = 10; at <= 15; at += 1) await write(at, `${at} `);

  await shorten(1000);

  expect(await seqs()).toEqual([7]);
  expect(await shorten(1000)).toBe(false);
});

test("R3 who wrote what is known after the log is gone", async () => {
  const { shorten, write, authors, client } = await start();
  for (let at = 10; at <= 30; at += 1) await write(at, `${at} `);

  await shorten(20);

  const authorship = await authors.authorshipOf("doc");
  expect(authorship.insertedBy(client, 4)?.person).toBe("ada");
});

test("R4 revisions of the time before go, except those with a name", async () => {
  const { shorten, write, maker, driver } = await start();
  for (let at = 10; at <= 30; at += 1) {
    await write(at, `${at} `);
    if (at % 3 === 0) await maker.make("doc", "pause");
  }
  const [, , , , fifth] = await revisionsOf(driver, "doc");
  await driver.write([
    renameRevision(fifth?.id ?? "", { name: "Do rady", description: "", namedBy: "ada" }),
  ]);

  await shorten(27);

  const left = await revisionsOf(driver, "doc");
  expect(left.map(({ seq, name }) => [seq, name])).toEqual([
    [22, ""],
    [19, ""],
    [16, ""],
    [10, "Do rady"],
  ]);
});

test("nothing is let go of while nothing is old enough", async () => {
  const { shorten, seqs, write } = await start();
  for (let at = 10; at <= 12; at += 1) await write(at, `${at} `);

  expect(await shorten(1)).toBe(false);

  expect(await seqs()).toEqual([1, 2, 3, 4]);
});

test("R1 thinning that has begun before does not drop the revision that the log was cut at", async () => {
  const { shorten, write, maker, driver } = await start();
  for (let at = 10; at <= 30; at += 1) {
    await write(at, `${at} `);
    if (at >= 18 && at % 3 === 0) await maker.make("doc", "pause");
  }
  const slow: Driver = {
    read: (...query) => driver.read(...query),
    write: async (statements) => {
      await shorten(20);
      return driver.write(statements);
    },
    close: () => driver.close(),
  };

  const dropped = await thin(slow, "doc", 400 * dayMs);

  expect(dropped).toBe(0);
  expect((await revisionsOf(driver, "doc")).map(({ seq }) => seq)).toEqual([22, 19, 16, 13, 10]);
});

const dayMs = 24 * 3_600_000;

const thread = new HistoryThread();
afterAll(() => thread.close());

async function start() {
  const driver = await openTestStore();
  const document = aDocument();
  await driver.write([anOrganisation("konin"), aPerson("ada", "konin"), ...document]);
  const clock = () => 100;
  const authors = new Authors({
    driver,
    index: async (encoded, stretch) => indexStretch(encoded, stretch),
  });
  const maker = new RevisionMaker({ driver, thread, clock, made: () => {} });
  const doc = new Doc();
  const write = async (at: number, text: string) => {
    const updates: Uint8Array[] = [];
    const note = (update: Uint8Array) => updates.push(update);
    doc.on("update", note);
    doc.getText("text").insert(doc.getText("text").length, text);
    doc.off("update", note);
    const entries = updates.map((update) => ({ personId: "ada", update }));
    await driver.write(appendUpdates("doc", entries, at));
  };
  const log = createUpdateLog({ driver, clock, merge: () => Promise.reject(new Error()) });
  return {
    driver,
    authors,
    maker,
    write,
    client: doc.clientID,
    shorten: (since: number) => shortenLog({ driver, authors, maker, thread, clock }, "doc", since),
    seqs: async () => {
      const sql = "select seq from document_update where document_id = 'doc' order by seq";
      return (await readAll(driver, z.strictObject({ seq: z.int() }), sql)).map(({ seq }) => seq);
    },
    textAt: async (seq: number) => {
      const state = await stateParts(driver, "doc", seq);
      return state && textOf([await thread.ask("merge", { state })]);
    },
    loaded: async () => textOf((await log.load("doc")) ?? []),
  };
}

function textOf(updates: readonly Uint8Array[]): string {
  const doc = new Doc();
  for (const update of updates) applyUpdate(doc, update);
  expect(encodeStateAsUpdate(doc).length).toBeGreaterThan(0);
  return doc.getText("text").toJSON();
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function words(from: number, to: number): string {
  return range(from, to)
    .map((number) => `${number} `)
    .join("");
}
