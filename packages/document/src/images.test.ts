/** Pictures in texts: what has to know of them beside those who show them. */
import type { RichNode } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { Doc, type XmlFragment } from "yjs";
import { addRecord } from "./edits.ts";
import { duplicateRecords } from "./duplicate.ts";
import { freshCopy } from "./history/fresh-copy.ts";
import { pairBlocks } from "./history/blocks.ts";
import { restoreText } from "./history/restore-text.ts";
import { textLines } from "./history/text-ids.ts";
import { localEdit, textAt } from "./layout.ts";
import { flatText } from "./review/flat.ts";
import { image, list, node, p } from "./review/testing.ts";
import { imagesIn, isEmptyText, plainText, readRichText, writeRichText } from "./rich-text.ts";
import { exampleTemplate } from "./testing.ts";

const city = "city.challenge";

function written(...content: RichNode[]): { doc: Doc; text: XmlFragment } {
  const doc = new Doc();
  const text = textAt(doc, city);
  writeRichText(text, { type: "doc", content });
  return { doc, text };
}

test("a text with nothing but a picture is not empty, wherever the picture stands", () => {
  expect(isEmptyText({ type: "doc", content: [image("rynek")] })).toBe(false);
  expect(isEmptyText({ type: "doc", content: [node("blockquote", image("rynek"))] })).toBe(false);
  expect(isEmptyText({ type: "doc", content: [list(""), p("")] })).toBe(true);
});

test("a picture reads as it was written, and is found in reading order", () => {
  const described: RichNode = {
    type: "image",
    attrs: {
      ...image("park").attrs,
      alt: "Park",
      caption: "Park zimą",
      decorative: true,
      width: 9,
    },
  };
  const blocks = [p("a"), image("rynek"), node("blockquote", p("b"), described)];
  const { text } = written(...blocks);

  const read = readRichText(text).content;

  expect(read).toEqual(blocks);
  expect(imagesIn(read)).toEqual([image("rynek"), described]);
});

test("a picture has no letters, so places of remarks stay where they are", () => {
  const bare = written(p("Rynek po"), p("remoncie"));
  const shown = written(p("Rynek po"), image("rynek", "Rynek"), p("remoncie"), image("park"));

  expect(flatText(shown.text).text).toBe(flatText(bare.text).text);
  const lines = textLines(shown.text).map((runs) => runs.map(({ text }) => text).join(""));
  expect(lines.join("\n")).toBe(plainText(readRichText(shown.text)));
});

test("another picture is another block, the same one with other words is changed", () => {
  const kinds = (before: RichNode, after: RichNode) =>
    pairBlocks([p("a"), before], [p("a"), after]).map(({ kind }) => kind);

  expect(kinds(image("rynek"), image("park"))).toEqual(["same", "removed", "added"]);
  expect(kinds(image("rynek"), image("rynek", "Rynek"))).toEqual(["same", "changed"]);
});

test("what a picture said comes back without the picture being written anew", () => {
  const { doc, text } = written(p("a"), image("rynek", "Rynek"), p("b"));
  const before = readRichText(text).content;
  const element: unknown = text.get(1);
  writeRichText(text, { type: "doc", content: [image("park")] });
  doc.transact(() => restoreText(text, [p("a"), image("rynek", "Rynek zimą"), p("b")]), localEdit);

  doc.transact(() => restoreText(text, before), localEdit);

  expect(readRichText(text).content).toEqual(before);
  expect(text.get(1)).toBe(element);
});

test("pictures go along into a document without a past, and into copies of records", () => {
  const { doc } = written(p("a"), image("rynek", "Rynek"));
  const actions = exampleTemplate.collections.find(({ fields }) =>
    fields.some(({ type }) => type === "rich"),
  );
  const rich = actions?.fields.find(({ type }) => type === "rich");
  if (!actions || !rich) throw new Error("The example has no records with texts");
  addRecord(doc, actions, { id: "a1" });
  const place = (id: string) => `${actions.key}/${id}.${rich.key}`;
  writeRichText(textAt(doc, place("a1")), { type: "doc", content: [image("park")] });

  duplicateRecords(doc, actions, ["a1"], () => "a2");
  const fresh = freshCopy(doc, exampleTemplate);

  for (const at of [city, place("a1"), place("a2")])
    expect(readRichText(textAt(fresh, at))).toEqual(readRichText(textAt(doc, at)));
  expect(imagesIn(readRichText(textAt(fresh, place("a2"))).content)).toEqual([image("park")]);
});
