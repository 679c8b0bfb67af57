/**
 * Restoring, whatever was written before and is written meanwhile: seeded random edits of three people, judged by the
 * server's gate.
 */
import { liveRecords, readDocument, restore, type RestoreWhat, textAt } from "@brudnopis/document";
import type { DocumentContent } from "@brudnopis/schema";
import { expect, test } from "vitest";
import type { Doc } from "yjs";
import { differences } from "../fuzz/replicas.ts";
import type { Person } from "../fuzz/world.ts";
import { blocksInBoth, Ground, twoSections, typeEverywhere } from "./restore-ground.ts";

const seeds = Array.from({ length: 15 }, (_, index) => 7_000 + index);

test.each(seeds)(
  "a restored document reads as it did, here and at everybody's (seed %i)",
  (seed) => {
    const ground = new Ground(seed);
    ground.live(60);
    const revision = ground.revision();
    ground.live(60);
    const person = ground.join();
    const inBoth = blocksInBoth(person.doc, revision);

    const isChanged = restoreAs(person, revision, { type: "document" });
    ground.settle();

    expect(isChanged, `seed ${seed}`).toBe(true);
    expect(
      inBoth.filter((block) => block._item?.deleted),
      `seed ${seed}`,
    ).toEqual([]);
    expect(read(person.doc), `seed ${seed}`).toEqual(read(revision));
    expect(told(ground), `seed ${seed}`).toEqual({ refused: [], differences: [] });
    ground.destroy();
  },
);

function restoreAs({ doc, undo }: Person, revision: Doc, what: RestoreWhat): boolean {
  undo.stopCapturing();
  const isChanged = restore(doc, revision, twoSections, what);
  undo.stopCapturing();
  return isChanged;
}

function read(doc: Doc): DocumentContent {
  return readDocument(doc, twoSections);
}

function told({ refused, server, people, random }: Ground): object {
  return { refused, differences: differences(server.doc, server.log, people, random) };
}

test.each(seeds)("one undo gives back the state before the restore (seed %i)", (seed) => {
  const ground = new Ground(seed);
  ground.live(60);
  const revision = ground.revision();
  ground.live(60);
  const person = ground.join();
  const before = read(person.doc);

  restoreAs(person, revision, { type: "document" });
  ground.settle();
  person.undo.undo();
  const undone = read(person.doc);
  person.undo.redo();
  const redone = read(person.doc);
  ground.settle();

  expect(undone, `seed ${seed}`).toEqual(before);
  expect(redone, `seed ${seed}`).toEqual(read(revision));
  expect(told(ground), `seed ${seed}`).toEqual({ refused: [], differences: [] });
  ground.destroy();
});

test.each(seeds)("what others write meanwhile and later is kept (seed %i)", (seed) => {
  const ground = new Ground(seed);
  ground.live(60);
  const revision = ground.revision();
  ground.live(30);
  const person = ground.join();
  const same = unchangedTexts(person.doc, revision);

  const { typist } = ground;
  const meanwhile = typeEverywhere(typist.doc, "meanwhile", ground.random);
  restoreAs(person, revision, { type: "document" });
  ground.settle();
  const later = typeEverywhere(typist.doc, "later", ground.random);
  ground.settle();

  const { doc } = ground.server;
  for (const address of meanwhile.filter((place) => same.has(place)))
    expect(textAt(doc, address).toJSON(), `seed ${seed}`).toContain("meanwhile");
  for (const address of later)
    expect(textAt(doc, address).toJSON(), `seed ${seed}`).toContain("later");
  // Taking it back now is judged like everything else, and all still read the same.
  person.undo.undo();
  ground.settle();
  expect(told(ground), `seed ${seed}`).toEqual({ refused: [], differences: [] });
  ground.destroy();
});

/** Texts in which nothing is to be restored. */
function unchangedTexts(doc: Doc, revision: Doc): ReadonlySet<string> {
  return new Set(
    [...revision.share.keys()].filter(
      (key) => key.includes(".") && textAt(doc, key).toJSON() === textAt(revision, key).toJSON(),
    ),
  );
}

test.each(seeds)("a part is restored, and nothing beside it (seed %i)", (seed) => {
  const ground = new Ground(seed);
  ground.live(60);
  const revision = ground.revision();
  ground.live(60);
  const was = read(revision);
  const person = ground.join();
  const { doc, undo } = person;
  const before = read(doc);

  restoreAs(person, revision, { type: "section", section: "plan" });
  const section = read(doc);
  undo.undo();
  restoreAs(person, revision, { type: "place", address: "city.challenge" });
  const text = read(doc);
  undo.undo();
  const id = ground.random.pick(liveRecords(revision, "actions"))?.id ?? "";
  restoreAs(person, revision, { type: "record", collection: "actions", id });
  const record = read(doc);
  ground.settle();

  expect(section, `seed ${seed}`).toEqual({
    ...was,
    title: before.title,
    fields: { ...fieldsOf(before, "city"), ...fieldsOf(was, "plan") },
  });
  expect(text, `seed ${seed}`).toEqual({
    ...before,
    fields: { ...before.fields, "city.challenge": was.fields["city.challenge"] },
  });
  expect(recordIn(record, id), `seed ${seed}`).toEqual(recordIn(was, id));
  expect({ ...record, collections: {} }, `seed ${seed}`).toEqual({ ...before, collections: {} });
  expect(told(ground), `seed ${seed}`).toEqual({ refused: [], differences: [] });
  ground.destroy();
});

function fieldsOf({ fields }: DocumentContent, section: string): DocumentContent["fields"] {
  return Object.fromEntries(
    Object.entries(fields).filter(([address]) => address.startsWith(`${section}.`)),
  );
}

function recordIn({ collections }: DocumentContent, id: string): unknown {
  return collections["actions"]?.find((record) => record.id === id);
}
