import { addRecord, readDocument, setValue } from "@brudnopis/document";
import { editAtRandom, exampleTemplate, seededRandom } from "@brudnopis/document/testing";
import type { DocumentContent } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { Doc } from "yjs";
import { ContentStore } from "../document/content-store.ts";
import { patched, patchOf } from "./content-patch.ts";

/** A document whose reading keeps the identity of what did not change, as on a page. */
function openedDocument() {
  const doc = new Doc();
  const store = new ContentStore(doc, exampleTemplate, (run) => run());
  return { doc, read: () => store.get() };
}

/** As it arrives in a worker. */
function sent<T>(value: T): T {
  return structuredClone(value);
}

test.each([1, 2, 3, 4, 5])("P1 patches carry over whatever people do (seed %i)", (seed) => {
  const { doc, read } = openedDocument();
  const random = seededRandom(seed);
  let last: DocumentContent | undefined;
  let there: DocumentContent | undefined;

  for (let edits = 0; edits < 120; edits += 1) {
    editAtRandom(doc, exampleTemplate, random);
    if (random.chance(0.6)) continue;
    there = patched(there, sent(patchOf(last, read())));
    last = read();

    expect(there).toEqual(readDocument(doc, exampleTemplate));
  }
});

test("P2 a change of one record sends that record, and the others stay the same there", () => {
  const { doc, read } = openedDocument();
  for (const collection of exampleTemplate.collections) {
    addRecord(doc, collection, { id: "a" });
    addRecord(doc, collection, { id: "b" });
  }
  const last = read();
  const there = patched(undefined, sent(patchOf(undefined, last)));

  setValue(doc, exampleTemplate, "actions/b.cost", 500);
  const patch = patchOf(last, read());
  const next = patched(there, sent(patch));

  expect(patch.fields).toEqual({});
  expect(Object.keys(patch.collections)).toEqual(["actions"]);
  expect(patch.collections["actions"]?.records.map(({ id }) => id)).toEqual(["b"]);
  expect(next.collections["actions"]?.[0]).toBe(there.collections["actions"]?.[0]);
  expect(next.collections["goals"]).toBe(there.collections["goals"]);
});
