import { withoutPersonalFields } from "@brudnopis/document";
import type { ImageInfo, Template } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { line, paragraph, rich, smallContent, smallTemplate } from "../testing.ts";
import { fromBase64, toBase64 } from "./base64.ts";
import { type JsonOptions, readJson, writeJson } from "./json.ts";

const image: ImageInfo = {
  id: "abcdefgh12345678",
  type: "image/png",
  width: 2,
  height: 3,
  bytes: 5,
};
const bytes = Uint8Array.of(137, 80, 78, 71, 0);
const options: JsonOptions = {
  madeAt: "2026-02-27T12:00:00.000Z",
  images: [image],
  assets: new Map([[image.id, bytes]]),
};

test("what is written is read back equal, with its pictures", () => {
  const content = smallContent();

  const read = readJson(writeJson(content, smallTemplate(), options));

  expect(read.ok && read.file.content).toEqual(content);
  expect(read.ok && [...read.assets]).toEqual([[image.id, bytes]]);
});

test("what people typed to break files comes back as they typed it", () => {
  const hostile = "\u2028 \u0000 </script> __proto__ \ud83d\ude00 שלום {{x}} \\u0041 ﻿";
  const content = smallContent({
    title: hostile,
    fields: {
      "challenge.question": line(hostile),
      "challenge.diagnosis": rich(paragraph(hostile)),
    },
  });

  const read = readJson(writeJson(content, smallTemplate(), options));

  expect(read.ok && read.file.content).toEqual(content);
});

test("places say what they are called, for who does not have the template", () => {
  const read = readJson(writeJson(smallContent(), smallTemplate(), options));

  const labels = read.ok ? read.file.labels : undefined;
  expect(labels?.sections["challenge"]).toBe("2. Wyzwanie");
  expect(labels?.fields["actions.cost"]).toBe("Koszt");
  expect(labels?.options["identity.adoption=resolution"]).toBe("uchwała");
  expect(labels?.collections["lines"]).toBe("Finansowanie");
});

test("F1 a template without personal fields leaves them out, of sections and of records", () => {
  const template = withoutPersonalFields(personal(smallTemplate()));

  const read = readJson(writeJson(smallContent(), template, options));

  const { fields, collections } = read.ok ? read.file.content : smallContent();
  expect(fields["identity.title"]).toBeUndefined();
  expect(fields["challenge.question"]).toBeDefined();
  expect(collections["actions"]?.map((action) => Object.keys(action.fields))).toEqual([
    ["name", "starts", "cost", "effect"],
    ["name", "cost", "effect", "after"],
  ]);
});

function personal(template: Template): Template {
  const mark = <T extends object>(part: T): T =>
    "key" in part && (part.key === "title" || part.key === "scope")
      ? { ...part, personal: true }
      : part;
  return {
    ...template,
    sections: template.sections.map((section) => ({ ...section, parts: section.parts.map(mark) })),
    collections: template.collections.map((each) => ({ ...each, fields: each.fields.map(mark) })),
  };
}

test.each([
  ["not-json", "{"],
  ["not-ours", "[]"],
  ["not-ours", '{"format":1}'],
  ["newer", '{"format":"brudnopis-document","version":2,"content":{"more":true}}'],
  ["damaged", '{"format":"brudnopis-document","version":1}'],
  [
    "too-deep",
    `{"format":"brudnopis-document","version":1,"content":${"[".repeat(9000)}${"]".repeat(9000)}}`,
  ],
])("F2 a file that is %s is refused with the reason", (problem, text) => {
  expect(readJson(text)).toMatchObject({ ok: false, problem });
});

test("F2 damage is named by its place", () => {
  const written = writeJson(smallContent(), smallTemplate(), options);
  const file = { ...JSON.parse(written), extra: 1 };
  const wrongField = written.replace('"type": "date"', '"type": "day"');
  const wrongPicture = written.replace(toBase64(bytes), "%%%%%%%%");

  expect(readJson(JSON.stringify(file))).toMatchObject({ problem: "damaged", at: "" });
  expect(readJson(wrongField)).toMatchObject({ at: "content.fields.identity.starts.type" });
  expect(readJson(wrongPicture)).toMatchObject({ at: "images.0.base64" });
});

test("base64 is that of everybody else, at every length", () => {
  for (let length = 0; length < 70; length += 1) {
    const some = Uint8Array.from({ length }, (_, index) => (index * 151 + length * 7) % 256);
    const text = toBase64(some);

    expect(text).toBe(Buffer.from(some).toString("base64"));
    expect(fromBase64(text)).toEqual(some);
  }
  for (const wrong of ["A", "AAA", "A===", "AA=A", "ąąąą", "AA\nA"])
    expect(fromBase64(wrong)).toBeUndefined();
});
