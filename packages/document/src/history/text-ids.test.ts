import { expect, test } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate, XmlElement, XmlText } from "yjs";
import { createDocument } from "../create.ts";
import { textAt } from "../layout.ts";
import { plainText, readRichText, writeRichText } from "../rich-text.ts";
import { editAtRandom, exampleTemplate, seededRandom } from "../testing.ts";

import { textLines } from "./text-ids.ts";

test("each run of a text says who inserted it, and since which number", () => {
  const [ada, bob] = [docOf(1), docOf(2)];
  const word = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
  writeRichText(textAt(ada, "summary.text"), {
    type: "doc",
    content: [word("Ciepło ziemi"), word("Woda")],
  });
  applyUpdate(bob, encodeStateAsUpdate(ada));
  firstLine(bob).insert(7, "z ");

  const lines = textLines(textAt(bob, "summary.text"));

  const told = lines.map((line) => line.map(({ client, text }) => [client, text]));
  expect(told).toEqual([
    [
      [1, "Ciepło "],
      [2, "z "],
      [1, "ziemi"],
    ],
    [[1, "Woda"]],
  ]);
  const [first, , third] = lines[0] ?? [];
  expect((third?.clock ?? 0) - (first?.clock ?? 0)).toBe("Ciepło ".length);
});

test("lists, tables, empty lines and hard breaks read as they do elsewhere", () => {
  const doc = docOf(1);
  const text = (words: string) => ({ type: "text", text: words });
  const paragraph = (...content: { type: string; text?: string }[]) => ({
    type: "paragraph",
    content,
  });
  writeRichText(textAt(doc, "summary.text"), {
    type: "doc",
    content: [
      { type: "heading", content: [text("Nagłówek")] },
      { type: "paragraph" },
      paragraph(text("Jeden"), { type: "hardBreak" }, text("dwa")),
      {
        type: "bulletList",
        content: [{ type: "listItem", content: [paragraph(text("Punkt")), paragraph()] }],
      },
      {
        type: "table",
        content: [
          { type: "tableRow", content: [{ type: "tableCell", content: [paragraph(text("1"))] }] },
        ],
      },
    ],
  });

  expect(read(doc, "summary.text")).toBe("Nagłówek\n\nJeden\ndwa\nPunkt\n\n1");
  expect(read(doc, "summary.text")).toBe(plain(doc, "summary.text"));
});

test.each([1, 2, 3, 4, 5])("seed %i: whatever people do to texts, both readings agree", (seed) => {
  const random = seededRandom(seed);
  const doc = createDocument(exampleTemplate, { language: "pl", networkKind: "planning" });
  for (let edits = 0; edits < 400; edits += 1) editAtRandom(doc, exampleTemplate, random);

  const texts = [...doc.share.keys()].filter((address) => address.includes("."));
  expect(texts.length).toBeGreaterThan(3);
  for (const address of texts) expect(read(doc, address)).toBe(plain(doc, address));
});

function docOf(client: number): Doc {
  const doc = new Doc();
  doc.clientID = client;
  return doc;
}

function firstLine(doc: Doc): XmlText {
  const block = textAt(doc, "summary.text").get(0);
  const line = block instanceof XmlElement ? block.get(0) : undefined;
  if (!(line instanceof XmlText)) throw new Error("The text has no line");
  return line;
}

function read(doc: Doc, address: string): string {
  return textLines(textAt(doc, address))
    .map((line) => line.map(({ text }) => text).join(""))
    .join("\n");
}

function plain(doc: Doc, address: string): string {
  return plainText(readRichText(textAt(doc, address)));
}
