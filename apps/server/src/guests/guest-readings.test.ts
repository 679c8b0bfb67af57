import { expect, test } from "vitest";
import { Doc, encodeStateAsUpdate } from "yjs";
import { projectPaths } from "../project.ts";
import { findDocument, type StoredDocument } from "../store/documents.ts";
import { insertRevision } from "../store/revisions.ts";
import { aRevision, konin, openTestStore } from "../store/testing.ts";
import { createUpdateLog } from "../store/update-log.ts";
import { loadTemplates } from "../templates.ts";
import { GuestReadings } from "./guest-readings.ts";

test("K1 a document is read once for all guests, and again once somebody has written", async () => {
  const { readings, document, write, reads } = await openReadings();

  const together = await Promise.all([1, 2, 3].map(() => readings.read(document, null)));
  const afterwards = await readings.read(document, null);
  expect([new Set(together).size, afterwards, reads()]).toEqual([1, together[0], 1]);

  await write();
  const later = await readings.read(document, null);
  expect(later).not.toBe(afterwards);
  expect(reads()).toBe(2);
});

test("K1 a fixed state is read once, whatever is written", async () => {
  const { readings, document, revision, write } = await openReadings();
  const id = await revision("first");

  const before = await readings.read(document, id);
  await write();

  expect(await readings.read(document, id)).toBe(before);
});

test("K3 the twenty that were read last are kept", async () => {
  const { readings, document, revision } = await openReadings();
  const first = await readings.read(document, await revision("first"));
  const second = await readings.read(document, await revision("second"));

  for (let count = 1; count <= 19; count += 1)
    await readings.read(document, await revision(`other ${count}`));

  expect(await readings.read(document, "second")).toBe(second);
  expect(await readings.read(document, "first")).not.toBe(first);
});

test("a reading that failed is made again for the next guest", async () => {
  const { readings, document, revision } = await openReadings();
  await expect(readings.read(document, "later")).rejects.toThrow("cannot be read");

  await revision("later");

  expect((await readings.read(document, "later")).template.id).toBe("mid");
});

async function openReadings() {
  const driver = await openTestStore();
  await driver.write(konin());
  const log = createUpdateLog({ driver, clock: () => 1, merge: () => Promise.reject() });
  let count = 0;
  const live = {
    read: async <T>(_id: string, reader: (doc: Doc) => T): Promise<T> => {
      count += 1;
      return reader(new Doc());
    },
    encodedState: () => Promise.resolve(undefined),
  };
  const templates = await loadTemplates(projectPaths.templates);
  const document: StoredDocument | undefined = await findDocument(driver, "doc");
  if (!document) throw new Error("There is no document");
  return {
    readings: new GuestReadings({ driver, templates, live }),
    document,
    reads: () => count,
    write: () => log.append("doc", [{ personId: "ada", update: Uint8Array.of(0, 0) }]),
    revision: async (id: string) => {
      const data = encodeStateAsUpdate(new Doc());
      await driver.write(insertRevision(aRevision({ id, name: id, data })));
      return id;
    },
  };
}
