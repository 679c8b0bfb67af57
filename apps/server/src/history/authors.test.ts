import { expect, test } from "vitest";
import { type Array as YArray, Doc } from "yjs";
import { nextEpoch } from "../store/documents.ts";
import { appendUpdates } from "../store/append-statements.ts";
import { findAuthorship } from "../store/authorship.ts";
import { aPerson, konin, openTestStore } from "../store/testing.ts";
import { Authors } from "./authors.ts";
import { indexStretch } from "./index-updates.ts";

test("H1 what was just stored is credited, and what somebody else deletes afterwards", async () => {
  const { authors, write } = await start();
  await write("ada", (list) => list.insert(0, ["Ciepło", "z", "ziemi"]));

  expect((await authors.authorshipOf("doc")).insertedBy(client, 2)?.person).toBe("ada");
  await write("bob", (list) => list.delete(1, 1));

  const authorship = await authors.authorshipOf("doc");
  expect(authorship.deletedBy(client, 1)).toEqual({ person: "bob", at: 3, seq: 3 });
  expect(authorship.deletedBy(client, 0)).toBeUndefined();
});

test("H1 whoever asks at once is told the same, and nothing is worked out twice", async () => {
  const { authors, write, indexed } = await start({ shortStretch: 5 });
  await write("ada", (list) => list.insert(0, ["Ciepło"]), 20);

  const all = await Promise.all([1, 2, 3].map(() => authors.authorshipOf("doc")));

  expect(all.map(({ seq }) => seq)).toEqual([21, 21, 21]);
  expect(indexed).toEqual([21]);
});

test("H2 a server that starts goes on where the last one stored it", async () => {
  const { authors, another, write, driver } = await start();
  await write("ada", (list) => list.insert(0, ["Ciepło", "z", "ziemi"]));
  expect(await authors.store("doc")).toBe(2);
  // Retention does it.
  await driver.write([
    { sql: "delete from document_update where document_id = 'doc' and seq <= 2", values: [] },
  ]);
  await write("bob", (list) => list.delete(1, 1));

  const authorship = await another().authorshipOf("doc");

  expect(authorship.insertedBy(client, 1)?.person).toBe("ada");
  expect(authorship.deletedBy(client, 1)?.person).toBe("bob");
});

test("H2 it is stored by itself from time to time, and not for every letter", async () => {
  const { authors, write, driver } = await start();
  const stored = async () => (await findAuthorship(driver, "doc"))?.seq;
  await write("ada", (list) => list.insert(0, ["a"]), 10);

  await authors.authorshipOf("doc");
  expect(await stored()).toBeUndefined();
  await write("ada", (list) => list.insert(0, ["a"]), 500);
  await authors.authorshipOf("doc");

  expect(await stored()).toBe(511);
});

test("H3 only long stretches of the log go to the other thread", async () => {
  const { authors, write, indexed } = await start({ shortStretch: 5 });
  await write("ada", (list) => list.insert(0, ["a"]), 4);
  await authors.authorshipOf("doc");
  await write("bob", (list) => list.insert(0, ["b"]), 6);

  const authorship = await authors.authorshipOf("doc");

  expect(indexed).toEqual([6]);
  expect(authorship.insertedBy(client, 3)?.person).toBe("ada");
  expect(authorship.insertedBy(client, 9)?.person).toBe("bob");
});

test("H4 what is known of another epoch is neither told nor stored", async () => {
  const { authors, write, driver } = await start();
  await write("ada", (list) => list.insert(0, ["Ciepło", "z", "ziemi"]));
  await authors.authorshipOf("doc");

  // As purging does it.
  await driver.write([
    nextEpoch("doc"),
    { sql: "delete from document_update where document_id = 'doc'", values: [] },
  ]);

  expect((await authors.authorshipOf("doc")).insertedBy(client, 0)).toBeUndefined();
});

test("a document that is not there has no authors", async () => {
  const { authors } = await start();

  expect((await authors.authorshipOf("nothing")).seq).toBe(0);
});

const client = 7;

async function start(options: { readonly shortStretch?: number } = {}) {
  const driver = await openTestStore();
  await driver.write([...konin(), aPerson("bob", "konin")]);
  const doc = new Doc();
  doc.clientID = client;
  let at = 1;
  const indexed: number[] = [];
  const another = () =>
    new Authors({
      driver,
      index: async (encoded, stretch) => {
        indexed.push(stretch.seqs.length);
        return indexStretch(encoded, stretch);
      },
      ...options,
    });
  /** So many times, each an update of its own. */
  const write = async (
    personId: string,
    edit: (list: YArray<string>) => void,
    times = 1,
  ): Promise<void> => {
    at += 1;
    const updates: Uint8Array[] = [];
    const note = (update: Uint8Array) => updates.push(update);
    doc.on("update", note);
    for (let left = times; left > 0; left -= 1) edit(doc.getArray("words"));
    doc.off("update", note);
    const entries = updates.map((update) => ({ personId, update }));
    await driver.write(appendUpdates("doc", entries, at));
  };
  return { authors: another(), another, write, indexed, driver };
}
