import { expect, onTestFinished, test } from "vitest";
import type { RevisionKind } from "@brudnopis/schema";
import { anOrganisation, aDocument, aPerson, aRevision, openTestStore } from "../store/testing.ts";
import { insertRevision } from "../store/revisions.ts";
import { appendUpdates } from "../store/append-statements.ts";
import { FakeTime } from "../testing.ts";
import { AutoRevisions } from "./auto-revisions.ts";

const minuteMs = 60_000;

test("T1 a revision is made five minutes after the last edit, not after the first", async () => {
  const { auto, time, made } = await start();

  auto.edited("doc");
  time.advance(4 * minuteMs);
  auto.edited("doc");
  time.advance(4 * minuteMs);
  expect(await made()).toEqual([]);
  time.advance(minuteMs);

  expect(await made()).toEqual(["doc pause"]);
});

test("T1 while the work goes on a revision is made every half hour", async () => {
  const { auto, time, made } = await start();

  for (let minute = 0; minute < 61; minute += 1) {
    auto.edited("doc");
    time.advance(minuteMs);
  }

  expect(await made()).toEqual(["doc work", "doc work"]);
});

test("T2 a revision is made when the last writer has been gone for a minute", async () => {
  const { auto, time, made } = await start();

  auto.entered("doc", writer);
  auto.entered("doc", writer);
  auto.edited("doc");
  auto.left("doc", writer);
  time.advance(minuteMs);
  expect(await made()).toEqual([]);
  auto.left("doc", writer);
  time.advance(minuteMs);

  expect(await made()).toEqual(["doc left"]);
  time.advance(10 * minuteMs);
  expect(await made()).toEqual(["doc left"]);
});

test("T2 who comes back at once has not left", async () => {
  const { auto, time, made } = await start();

  auto.entered("doc", writer);
  auto.left("doc", writer);
  time.advance(minuteMs / 2);
  auto.entered("doc", writer);
  time.advance(10 * minuteMs);

  expect(await made()).toEqual([]);
});

test("T3 what was edited after its newest revision gets one after the next start, and nothing else does", async () => {
  const { auto, time, made, driver } = await start();
  await driver.write([
    ...aDocument({ id: "kept" }),
    ...aDocument({ id: "begun" }),
    ...["doc", "kept"].flatMap((id) => appendUpdates(id, [edit], 2)),
    ...insertRevision(aRevision({ documentId: "kept", seq: 2 })),
  ]);

  await auto.catchUp();
  time.advance(5 * minuteMs);

  expect(await made()).toEqual(["doc pause"]);
});

test("a revision that could not be made is tried again", async () => {
  const { auto, time, made, failOnce } = await start();
  failOnce();

  auto.edited("doc");
  time.advance(5 * minuteMs);
  expect(await made()).toEqual([]);
  time.advance(5 * minuteMs);

  expect(await made()).toEqual(["doc pause"]);
});

const writer = { access: "write" } as const;
const edit = { personId: "ada", update: Uint8Array.of(0, 0) };

async function start() {
  const driver = await openTestStore();
  await driver.write([anOrganisation("konin"), aPerson("ada", "konin"), ...aDocument()]);
  const time = new FakeTime();
  const kept: string[] = [];
  let fails = false;
  const auto = new AutoRevisions({
    driver,
    clock: time.clock,
    schedule: time.schedule,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    make: async (documentId: string, kind: RevisionKind) => {
      if (fails) {
        fails = false;
        throw new Error("The disk is full");
      }
      kept.push(`${documentId} ${kind}`);
    },
  });
  onTestFinished(() => auto.stop());
  return {
    auto,
    time,
    driver,
    failOnce: () => {
      fails = true;
    },
    made: async () => {
      await auto.settle();
      return kept;
    },
  };
}
