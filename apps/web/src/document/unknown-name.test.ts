/** P22: what a newer page writes must not be deleted by this one. */
import { paragraphs, writeRichText } from "@brudnopis/document";
import { richTextExtensions } from "@brudnopis/document/editor-schema";
import { editAtRandom, exampleTemplate, seededRandom } from "@brudnopis/document/testing";
import { getSchema } from "@tiptap/core";
import { yXmlFragmentToProseMirrorRootNode } from "@tiptap/y-tiptap";
import { expect, test } from "vitest";
import { applyUpdate, Array as YArray, Doc, encodeStateAsUpdate, XmlElement, XmlText } from "yjs";
import { unknownName } from "./unknown-name.ts";

const place = "vision.text";

function started() {
  const newer = new Doc();
  writeRichText(newer.getXmlFragment(place), paragraphs("przed POJĘCIE po"));
  const older = new Doc();
  applyUpdate(older, encodeStateAsUpdate(newer));
  return { newer, older };
}

function firstText(doc: Doc): XmlText {
  const paragraph = doc.getXmlFragment(place).get(0);
  const text = paragraph instanceof XmlElement ? paragraph.get(0) : undefined;
  if (!(text instanceof XmlText)) throw new Error("there is no text");
  return text;
}

function updateOf(doc: Doc, edit: () => void): Uint8Array {
  let update = new Uint8Array();
  doc.once("update", (made: Uint8Array) => {
    update = Uint8Array.from(made);
  });
  doc.transact(edit);
  return update;
}

/** Every newer thing that a page may be sent, and what the gate calls it. */
const newerThings: [string, (doc: Doc) => void, string][] = [
  ["a mark", (doc) => firstText(doc).format(6, 7, { term: { id: "x" } }), "term"],
  [
    "a node",
    (doc) => {
      const callout = new XmlElement("callout");
      doc.getXmlFragment(place).insert(1, [callout]);
      callout.insert(0, [new XmlText("Uwaga!")]);
    },
    "callout",
  ],
  [
    "an attribute of a node that was there",
    (doc) => {
      const paragraph = doc.getXmlFragment(place).get(0);
      if (paragraph instanceof XmlElement) paragraph.setAttribute("colour", "red");
    },
    "paragraph.colour",
  ],
  [
    "an attribute of a new node",
    (doc) => {
      const heading = new XmlElement("heading");
      heading.setAttribute("collapsed", "true");
      doc.getXmlFragment(place).insert(1, [heading]);
    },
    "heading.collapsed",
  ],
  ["a kind of list", (doc) => doc.getMap("values").set("list", new YArray()), "type 0"],
  ["a picture in the text", (doc) => firstText(doc).insertEmbed(2, { image: "x" }), "content 5"],
  ["bytes", (doc) => doc.getMap("values").set("file", Uint8Array.of(1, 2)), "content 3"],
];

test.each(newerThings)(
  "P22 %s that this page does not know is noticed",
  (_name, edit, expected) => {
    const { newer, older } = started();
    const update = updateOf(newer, () => edit(newer));

    expect(unknownName(update, older)).toBe(expected);
    // The same when it comes with the whole document, as it does with the first paint.
    expect(unknownName(encodeStateAsUpdate(newer), new Doc())).toBe(expected);
  },
);

test.each(newerThings.slice(0, 2))(
  "P22 without the gate, %s that the editor does not know is deleted, with the text in it",
  (_name, edit) => {
    const { newer, older } = started();
    const update = updateOf(newer, () => edit(newer));
    applyUpdate(older, update);

    yXmlFragmentToProseMirrorRootNode(older.getXmlFragment(place), getSchema(richTextExtensions()));
    applyUpdate(newer, encodeStateAsUpdate(older));

    // It is gone for whoever wrote it, too.
    const left = newer.getXmlFragment(place).toJSON();
    expect(left.includes("POJĘCIE") && left.includes("Uwaga!")).toBe(false);
    expect(left.includes("term") || left.includes("callout")).toBe(false);
  },
);

test.each([11, 12, 13, 14, 15])("all that this page writes itself passes (seed %i)", (seed) => {
  const doc = new Doc();
  const random = seededRandom(seed);
  const unknown: (string | undefined)[] = [];
  doc.on("update", (update: Uint8Array) => unknown.push(unknownName(update, doc)));
  for (let step = 0; step < 200; step += 1) editAtRandom(doc, exampleTemplate, random);

  expect(unknown.length).toBeGreaterThan(50);
  expect(unknown.every((name) => name === undefined)).toBe(true);
  expect(unknownName(encodeStateAsUpdate(doc), new Doc())).toBeUndefined();
});

test("an update that is cut short anywhere is not let through, unless nothing is missing from its structs", () => {
  const { newer } = started();
  const update = encodeStateAsUpdate(newer);

  for (let end = 1; end < update.length - 1; end += 1)
    expect(unknownName(update.subarray(0, end), new Doc())).toBeDefined();
});

test("a keystroke costs next to nothing, whatever the document's size", () => {
  const { newer, older } = started();
  const update = updateOf(newer, () => firstText(newer).insert(3, "a"));
  for (let warm = 0; warm < 2000; warm += 1) unknownName(update, older);
  const begin = performance.now();
  for (let count = 0; count < 2000; count += 1) unknownName(update, older);

  // A hundredth of a millisecond would do; a busy machine may take ten times as long.
  expect((performance.now() - begin) / 2000).toBeLessThan(0.1);
});
