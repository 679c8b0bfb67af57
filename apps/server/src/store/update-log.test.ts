import { expect, test } from "vitest";
import { z } from "zod";
import { applyUpdate, Doc } from "yjs";
import type { LogEntry, UpdateLog } from "../sync/ports.ts";
import { appendUpdates } from "./append-statements.ts";
import { Compaction } from "./compaction.ts";
import { type Driver, readAll, WriteFailed } from "./driver.ts";
import { nextEpoch } from "./documents.ts";
import { mergeUpdates } from "./merge-updates.ts";
import type { Store } from "./store.ts";
import { konin, openTestStore } from "./testing.ts";
import { createUpdateLog } from "./update-log.ts";

test("a document that does not exist cannot be loaded", async () => {
  const { log } = await openLog();

  expect(await log.load("nothing")).toBeUndefined();
});

test("an update of a document that does not exist is refused", async () => {
  const { log } = await openLog();

  await expect(log.append("nothing", [byAda(Uint8Array.of(0, 0))])).rejects.toThrow();
});

test("U1 updates made at once are numbered without gaps in the order of the calls", async () => {
  const { driver, log } = await openLog();

  await Promise.all(
    Array.from({ length: 200 }, (_, number) => log.append("doc", [byAda(Uint8Array.of(number))])),
  );

  const rows = await readAll(
    driver,
    z.object({ seq: z.int(), data: z.instanceof(Uint8Array) }),
    "select seq, data from document_update order by seq",
  );
  // Number 1 is the document's first content.
  expect(rows.slice(1).map(({ seq, data }) => [seq, data[0]])).toEqual(
    Array.from({ length: 200 }, (_, number) => [number + 2, number]),
  );
});

test("U1 updates of one call are numbered in their order and stored all or none", async () => {
  const { driver, log } = await openLog();

  await log.append(
    "doc",
    [1, 2, 3].map((byte) => byAda(Uint8Array.of(byte))),
  );
  const halfKnown = [byAda(Uint8Array.of(4)), { personId: "nobody", update: Uint8Array.of(5) }];
  await expect(log.append("doc", halfKnown)).rejects.toThrow();
  await log.append("doc", [byAda(Uint8Array.of(6))]);

  const rows = await readAll(
    driver,
    z.object({ seq: z.int(), data: z.instanceof(Uint8Array) }),
    "select seq, data from document_update where seq > 1 order by seq",
  );
  expect(rows.map(({ seq, data }) => [seq, data[0]])).toEqual([
    [2, 1],
    [3, 2],
    [4, 3],
    [5, 6],
  ]);
});

test("what is loaded has every update that was acknowledged", async () => {
  const { log } = await openLog();

  const text = await type(log, "doc", "Ciepło z ziemi");

  expect(await read(log)).toBe(text);
});

test("U2 a document reads the same from its snapshot, and from what came after it", async () => {
  const { driver, log } = await openLog();
  await type(log, "doc", "Energia ");

  await log.compact("doc");
  const loaded = await log.load("doc");

  expect(loaded).toHaveLength(1);
  expect(await read(log)).toBe("Energia ");
  await type(log, "doc", "pod kontrolą");
  expect(await read(log)).toBe("Energia pod kontrolą");
  await log.compact("doc");
  expect(await read(log)).toBe("Energia pod kontrolą");
  expect(await count(driver, "document_snapshot")).toBe(1);
});

test("U3 a snapshot made of less does not replace one made of more", async () => {
  const merges: (() => void)[] = [];
  const { log } = await openLog((updates) => {
    const merged = mergeUpdates(updates);
    return new Promise((resolve) => merges.push(() => resolve(merged)));
  });
  await type(log, "doc", "a");
  const early = log.compact("doc");
  await expect.poll(() => merges.length).toBe(1);
  await type(log, "doc", "b");
  const late = log.compact("doc");
  await expect.poll(() => merges.length).toBe(2);

  merges[1]?.();
  await late;
  merges[0]?.();
  await early;

  expect(await log.load("doc")).toHaveLength(1);
  expect(await read(log)).toBe("ab");
});

test("U3 a snapshot that was replaced meanwhile by one of less, as by a purge, stays as it is", async () => {
  const merges: (() => void)[] = [];
  const { driver, log } = await openLog((updates) => {
    const merged = mergeUpdates(updates);
    return new Promise((resolve) => merges.push(() => resolve(merged)));
  });
  await type(log, "doc", "a secret");
  const compacting = log.compact("doc");
  await expect.poll(() => merges.length).toBe(1);
  const purged =
    "insert into document_snapshot (document_id, seq, at, data) values ('doc', 1, 5, $1)";
  await driver.write([{ sql: purged, values: [Uint8Array.of(0, 0)] }]);

  merges[0]?.();
  await compacting;

  expect(await snapshotSeq(driver)).toBe(1);
});

test("U3 a snapshot made of a history that was replaced meanwhile, and left without one, is not stored", async () => {
  const merges: (() => void)[] = [];
  const { driver, log } = await openLog((updates) => {
    const merged = mergeUpdates(updates);
    return new Promise((resolve) => merges.push(() => resolve(merged)));
  });
  await type(log, "doc", "a secret");
  const compacting = log.compact("doc");
  await expect.poll(() => merges.length).toBe(1);
  const purge = "update document_update set data = $1 where document_id = 'doc'";
  await driver.write([{ sql: purge, values: [Uint8Array.of(0, 0)] }, nextEpoch("doc")]);

  merges[0]?.();
  await compacting;

  expect(await snapshotSeq(driver)).toBeUndefined();
  expect(await read(log)).toBe("");
});

test("U5 a document that stays open gets a snapshot when many updates have followed the last", async () => {
  const { driver, log } = await openLog(undefined, { maxTail: 5 });

  await type(log, "doc", "Ciepło z ziemi");

  await expect.poll(() => snapshotSeq(driver)).toBe(15);
  await type(log, "doc", "ż");
  expect(await snapshotSeq(driver)).toBe(15);
  expect(await read(log)).toBe("Ciepło z ziemiż");
});

test("U5 a tail that is long after all is made short before it is loaded", async () => {
  const { driver, log } = await openLog(undefined, { maxTail: 2 });
  const updates = lettersOf("Energia pod kontrolą");
  await driver.write(appendUpdates("doc", updates.map(byAda), 5));

  const loaded = await log.load("doc");

  expect(loaded).toHaveLength(1);
  expect(await read(log)).toBe("Energia pod kontrolą");
});

test("U5 a long tail that cannot be merged is loaded as it is", async () => {
  const { driver, log } = await openLog(() => Promise.reject(new Error("no thread")), {
    maxTail: 2,
  });
  await driver.write(appendUpdates("doc", lettersOf("Energia pod kontrolą").map(byAda), 5));

  expect(await log.load("doc")).toHaveLength(21);
});

test("Z2 a long history is merged in steps, each of which is kept", async () => {
  const { driver, log } = await openLog();
  const updates = lettersOf("x".repeat(1000));
  await driver.write(appendUpdates("doc", updates.map(byAda), 5));
  const seqs: (number | undefined)[] = [];
  const compaction = new Compaction({
    driver,
    clock: () => 5,
    maxTail: 1,
    maxGroup: 400,
    merge: async (group) => {
      seqs.push(await snapshotSeq(driver));
      return mergeUpdates(group);
    },
  });

  await compaction.compact("doc", 1);

  expect(seqs).toEqual([undefined, 400, 800]);
  expect(await log.load("doc")).toHaveLength(1);
  expect(await read(log)).toBe("x".repeat(1000));
});

test("U4 the updates stay after a snapshot", async () => {
  const { driver, log } = await openLog();
  await type(log, "doc", "Energia");
  const before = await count(driver, "document_update");

  await log.compact("doc");

  expect(await count(driver, "document_update")).toBe(before);
});

test("S4 when a commit fails, neither it nor what waited behind it is stored, and writing goes on", async () => {
  const { driver, log } = await openLog();
  await driver.write([{ sql: "pragma max_page_count = 60", values: [] }]);

  const inCommit = log.append("doc", [byAda(new Uint8Array(1024 * 1024))]);
  await new Promise(setImmediate);
  const behind = log.append("doc", [byAda(Uint8Array.of(0, 0))]);
  const results = await Promise.allSettled([inCommit, behind]);

  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(results[0]).toMatchObject({ reason: expect.any(WriteFailed) });
  // The connection that has the limit was given up.
  await driver.storage.look();
  await log.append("doc", [byAda(Uint8Array.of(0, 0))]);
  expect(await log.load("doc")).toHaveLength(2);
});

test("U6 whose a client id is is stored with what was written under it, and stays the first one's", async () => {
  const { log } = await openLog();
  const update = Uint8Array.of(0, 0);

  await log.append("doc", [{ personId: "ada", update, claims: [7, 4_294_967_295] }]);
  await log.append("doc", [byAda(update)]);
  await expect(log.append("doc", [{ personId: "nobody", update, claims: [8] }])).rejects.toThrow();

  const owners = [
    [7, "ada"],
    [4_294_967_295, "ada"],
  ] as const;
  expect(await log.owners("doc")).toEqual(new Map(owners));
  expect(await log.owners("other")).toEqual(new Map());
});

function byAda(update: Uint8Array): LogEntry {
  return { personId: "ada", update };
}

interface OpenLog {
  readonly driver: Store;
  readonly log: UpdateLog;
}

async function openLog(
  merge = (updates: readonly Uint8Array[]) => Promise.resolve(mergeUpdates(updates)),
  options: { readonly maxTail?: number } = {},
): Promise<OpenLog> {
  const driver = await openTestStore();
  await driver.write(konin());
  const log = createUpdateLog({ driver, merge, clock: () => 5, minUpdates: 1, ...options });
  return { driver, log };
}

/** A document in which this was typed, a letter an update. */
function lettersOf(text: string): Uint8Array[] {
  const doc = new Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update) => updates.push(update));
  for (const letter of text) doc.getText("text").insert(doc.getText("text").length, letter);
  return updates;
}

async function snapshotSeq(driver: Driver): Promise<number | undefined> {
  const sql = "select seq from document_snapshot where document_id = 'doc'";
  return (await readAll(driver, z.object({ seq: z.int() }), sql))[0]?.seq;
}

/** Types at the end of the document, a letter an update, and returns the whole text. */
async function type(log: UpdateLog, documentId: string, text: string): Promise<string> {
  const doc = await open(log);
  const updates: Uint8Array[] = [];
  doc.on("update", (update) => updates.push(update));
  for (const letter of text) doc.getText("text").insert(doc.getText("text").length, letter);
  await Promise.all(updates.map((update) => log.append(documentId, [byAda(update)])));
  return doc.getText("text").toJSON();
}

async function read(log: UpdateLog): Promise<string> {
  return (await open(log)).getText("text").toJSON();
}

async function open(log: UpdateLog): Promise<Doc> {
  const doc = new Doc();
  for (const update of (await log.load("doc")) ?? []) applyUpdate(doc, update);
  return doc;
}

async function count(driver: Driver, table: string): Promise<number> {
  const rows = await readAll(
    driver,
    z.object({ count: z.int() }),
    `select count(*) as count from ${table}`,
  );
  return rows[0]?.count ?? 0;
}
