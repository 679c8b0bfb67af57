import { getSchema } from "@tiptap/core";
import { expect, test } from "vitest";
import { lineExtensions, richTextExtensions } from "./editor-schema.ts";
import { markNames, nodeAttributes } from "./rich-text.ts";

test("E1 every container accepts being empty", () => {
  const { nodes } = getSchema(richTextExtensions());

  const strict = ["doc", "blockquote", "listItem", "tableCell", "tableHeader"].filter(
    (name) => !nodes[name]?.contentMatch.validEnd,
  );

  expect(strict).toEqual([]);
});

test("E2 E3 the reader knows every node with its attributes and defaults", () => {
  const { nodes } = getSchema(richTextExtensions());
  const attributes = Object.fromEntries(
    Object.entries(nodes)
      .filter(([name]) => name !== "doc" && name !== "text")
      .map(([name, { spec }]) => [
        name,
        Object.fromEntries(
          Object.entries(spec.attrs ?? {}).map(([key, { default: value }]) => [key, value]),
        ),
      ]),
  );

  expect(attributes).toEqual(nodeAttributes);
});

test("E3 the reader knows every mark", () => {
  const { marks } = getSchema(richTextExtensions());

  expect(Object.keys(marks).sort()).toEqual([...markNames]);
});

test("a line has paragraphs of plain text and nothing else", () => {
  const { nodes, marks } = getSchema(lineExtensions());

  expect(Object.keys(nodes).sort()).toEqual(["doc", "paragraph", "text"]);
  expect(Object.keys(marks)).toEqual([]);
});
