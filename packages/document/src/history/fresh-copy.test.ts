import { Template } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate } from "yjs";
import { createDocument } from "../create.ts";
import { addRecord, removeRecord, setValue } from "../edits.ts";
import { metaOf, recordsOf, textAt } from "../layout.ts";
import { readDocument } from "../read.ts";
import { paragraphs, readRichText, writeRichText } from "../rich-text.ts";
import { editAtRandom, exampleTemplate, seededRandom } from "../testing.ts";
import { freshCopy } from "./fresh-copy.ts";

test.each([1, 2, 3, 4, 5, 6])("F1 after any edits the copy reads the same (seed %i)", (seed) => {
  const doc = emptyDoc();
  const random = seededRandom(seed);
  for (let edit = 0; edit < 300; edit += 1) editAtRandom(doc, exampleTemplate, random);

  const copy = stored(freshCopy(stored(doc), exampleTemplate));

  expect(readDocument(copy, exampleTemplate)).toEqual(readDocument(doc, exampleTemplate));
  expect(metaOf(copy).toJSON()).toEqual(metaOf(doc).toJSON());
});

test("F1 what the template has no place for is in the copy", () => {
  const doc = emptyDoc();
  writeRichText(textAt(doc, "elsewhere.notes"), paragraphs("Zostaje"));
  doc.getMap("values").set("elsewhere.sum", 12);

  const copy = stored(freshCopy(stored(doc), exampleTemplate));

  expect(readRichText(textAt(copy, "elsewhere.notes"))).toEqual(paragraphs("Zostaje"));
  expect(copy.getMap("values").get("elsewhere.sum")).toBe(12);
});

test("F2 nothing of removed records, of their children and of deleted text is in the copy", () => {
  const doc = emptyDoc();
  const template = withParents;
  writeRichText(textAt(doc, "city.challenge"), paragraphs("kanarek pierwszy"));
  textAt(doc, "city.challenge").delete(0, 1);
  add(doc, "goals", "g1", "kanarek drugi");
  add(doc, "actions", "a1", "kanarek trzeci");
  setValue(doc, template, "actions/a1.goal", "g1");
  add(doc, "goals", "g2", "Zostaje");
  removeRecord(doc, "goals", "g1");

  const state = encodeStateAsUpdate(freshCopy(stored(doc), template));

  const text = new TextDecoder("latin1").decode(state);
  expect(text).not.toContain("kanarek");
  expect(text).toContain("Zostaje");
  const copy = stored(state);
  expect([...recordsOf(copy, "goals").keys()]).toEqual(["g2"]);
  expect([...recordsOf(copy, "actions").keys()]).toEqual([]);
});

/** Actions belong to goals. */
const withParents: Template = Template.parse({
  ...exampleTemplate,
  collections: exampleTemplate.collections.map((collection) =>
    collection.key === "actions" ? { ...collection, parent: "goal" } : collection,
  ),
});

function emptyDoc(): Doc {
  return createDocument(exampleTemplate, {
    language: "pl",
    networkKind: "planning",
    title: "Konin",
  });
}

function stored(doc: Doc | Uint8Array): Doc {
  const copy = new Doc();
  applyUpdate(copy, doc instanceof Doc ? encodeStateAsUpdate(doc) : doc);
  return copy;
}

function add(doc: Doc, key: string, id: string, name: string): void {
  const collection = withParents.collections.find((candidate) => candidate.key === key);
  if (!collection) throw new Error("There is no such collection");
  addRecord(doc, collection, { id });
  writeRichText(textAt(doc, `${key}/${id}.name`), paragraphs(name));
}
