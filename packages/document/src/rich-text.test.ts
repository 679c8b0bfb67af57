import { expect, test } from "vitest";
import { Doc, XmlElement, XmlText } from "yjs";
import { readRichText } from "./rich-text.ts";

test("neighbouring text of the same marks reads as one run, however it came about", () => {
  const fragment = new Doc().getXmlFragment("text");
  const paragraph = new XmlElement("paragraph");
  const [one, other] = [new XmlText(), new XmlText()];
  fragment.insert(0, [paragraph]);
  paragraph.insert(0, [one, other]);
  one.insert(0, "Zielona ", { bold: {} });
  other.insert(0, "energia", { bold: {} });
  other.insert(7, " dla miasta", {});

  expect(readRichText(fragment).content).toEqual([
    {
      type: "paragraph",
      content: [
        { type: "text", text: "Zielona energia", marks: [{ type: "bold" }] },
        { type: "text", text: " dla miasta" },
      ],
    },
  ]);
});

test("a line break parts two runs of the same marks", () => {
  const fragment = new Doc().getXmlFragment("text");
  const paragraph = new XmlElement("paragraph");
  fragment.insert(0, [paragraph]);
  paragraph.insert(0, [new XmlText("a"), new XmlElement("hardBreak"), new XmlText("b")]);

  expect(readRichText(fragment).content[0]?.content).toEqual([
    { type: "text", text: "a" },
    { type: "hardBreak" },
    { type: "text", text: "b" },
  ]);
});
