import { textAt } from "@brudnopis/document";
import { expect, test } from "vitest";
import { Doc, XmlElement, XmlText } from "yjs";
import { projectPaths } from "../project.ts";
import { findDocument } from "../store/documents.ts";
import type { Driver } from "../store/driver.ts";
import { mergeUpdates } from "../store/merge-updates.ts";
import { aDocument, konin, openTestStore } from "../store/testing.ts";
import { createUpdateLog } from "../store/update-log.ts";
import { loadTemplates } from "../templates.ts";
import { FakeTime } from "../testing.ts";
import { Readings } from "./readings.ts";

test("R1 a second after an edit the list shows the new title, who edited and when", async () => {
  const { time, driver, readings, edit } = await openReadings();

  await edit("Nowy tytuł");
  time.advance(1000);
  await readings.flush();

  expect(await findDocument(driver, "doc")).toMatchObject({
    title: "Nowy tytuł",
    editedBy: "ada",
    editedAt: time.clock() - 1000,
    progressFilled: 1,
  });
});

test("R1 typing that does not pause is read every ten seconds, not never", async () => {
  const { time, driver, reads, edit } = await openReadings();

  for (let tenth = 1; tenth <= 99; tenth += 1) {
    await edit(`Tytuł ${tenth}`);
    time.advance(100);
  }
  expect(reads()).toBe(0);

  await edit("Tytuł po dziesięciu sekundach");
  time.advance(100);
  await expect
    .poll(async () => (await findDocument(driver, "doc"))?.title)
    .toBe("Tytuł po dziesięciu sekundach");
});

test("R1 many edits are read once, two seconds after the last at the latest", async () => {
  const { time, reads, edit } = await openReadings();

  for (const title of ["A", "AB", "ABC"]) {
    await edit(title);
    time.advance(400);
  }
  time.advance(1600);

  await expect.poll(reads).toBe(1);
});

test("stopping reads at once what waits", async () => {
  const { driver, readings, edit } = await openReadings();
  await edit("Tuż przed końcem");

  await readings.flush();

  expect((await findDocument(driver, "doc"))?.title).toBe("Tuż przed końcem");
});

test("R2 an edit that no reading followed is caught up with at the next start", async () => {
  const { time, driver, readings, log, write } = await openReadings();
  await log.append("doc", [{ personId: "ada", update: write("Przed awarią") }]);

  await readings.catchUp();
  time.advance(1000);
  await readings.flush();

  expect((await findDocument(driver, "doc"))?.title).toBe("Przed awarią");
});

test("R3 a document that cannot be read is logged, and tried again after its next edit", async () => {
  const { time, driver, readings, edit, fail, errors } = await openReadings();
  fail(true);
  await edit("A");
  time.advance(1000);
  await readings.flush();
  expect(errors()).toBe(1);

  fail(false);
  await edit("AB");
  time.advance(1000);
  await readings.flush();

  expect((await findDocument(driver, "doc"))?.title).toBe("AB");
});

test("R4 after a reading, the next one waits thirty times as long as it took", async () => {
  const cost = { now: 0 };
  const { time, driver, readings, reads, delays } = await openReadings(() => (cost.now += 50));
  await driver.write(aDocument({ id: "other" }));

  for (const id of ["doc", "other"]) readings.edited(id);
  time.advance(1000);
  await expect.poll(reads).toBe(1);
  await expect.poll(delays).toEqual([1000, 1000, 1500]);

  time.advance(1500);
  await expect.poll(reads).toBe(2);
});

test("R4 stopping waits for no turns", async () => {
  const { time, driver, readings, reads } = await openReadings(() => 0);
  for (const id of ["b", "c", "d"]) await driver.write(aDocument({ id }));
  for (const id of ["doc", "b", "c", "d"]) readings.edited(id);
  time.advance(1000);

  await readings.flush();

  expect(reads()).toBe(4);
});

async function openReadings(costClock?: () => number) {
  const time = new FakeTime();
  const driver: Driver = await openTestStore();
  await driver.write(konin());
  const templates = await loadTemplates(projectPaths.templates);
  const merge = (updates: readonly Uint8Array[]) => Promise.resolve(mergeUpdates(updates));
  const log = createUpdateLog({ driver, merge, clock: time.clock });
  const doc = new Doc();
  let [readCount, errorCount, isFailing] = [0, 0, false];
  const delays: number[] = [];
  const live = {
    read: async <T>(_id: string, reader: (doc: Doc) => T): Promise<T> => {
      readCount += 1;
      if (isFailing) throw new Error("The log cannot be read");
      return reader(doc);
    },
    encodedState: () => Promise.resolve(undefined),
  };
  const logger = {
    info: () => {},
    warn: () => {},
    error: () => {
      errorCount += 1;
    },
  };
  const readings = new Readings({
    driver,
    templates,
    live,
    log: logger,
    schedule: (task, delayMs) => {
      delays.push(delayMs);
      return time.schedule(task, delayMs);
    },
    ...(costClock ? { costClock } : {}),
  });

  /** Makes the title this, and returns the update. */
  function write(title: string): Uint8Array {
    const updates: Uint8Array[] = [];
    const keep = (update: Uint8Array) => updates.push(update);
    doc.on("update", keep);
    const fragment = textAt(doc, "identification.title");
    doc.transact(() => {
      fragment.delete(0, fragment.length);
      const paragraph = new XmlElement("paragraph");
      paragraph.insert(0, [new XmlText(title)]);
      fragment.insert(0, [paragraph]);
    });
    doc.off("update", keep);
    return mergeUpdates(updates);
  }

  return {
    time,
    driver,
    readings,
    log,
    write,
    edit: async (title: string) => {
      await log.append("doc", [{ personId: "ada", update: write(title) }]);
      readings.edited("doc");
    },
    fail: (value: boolean) => {
      isFailing = value;
    },
    reads: () => readCount,
    delays: () => delays,
    errors: () => errorCount,
  };
}
