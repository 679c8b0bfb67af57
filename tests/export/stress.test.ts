/** The document that every writer has to bear, all kinds of things once (300 pages: `stress-formats.test.ts`): nothing of it is lost in any format, whatever its texts look like. */
import { type PrintDocument, toPrintDocument } from "@brudnopis/export";
import { writeCsvFiles } from "@brudnopis/export/csv";
import { writeDocx } from "@brudnopis/export/docx";
import { writeHtml } from "@brudnopis/export/html";
import { readJson, writeJson } from "@brudnopis/export/json";
import { writeMarkdown } from "@brudnopis/export/markdown";
import { writeOdt } from "@brudnopis/export/odt";
import { writeXlsx } from "@brudnopis/export/xlsx";
import { describe, expect, test } from "vitest";
import { fileText, type FileToRead, squeezed } from "./file-text.ts";
import { stressDocument } from "./stress.ts";

const stress = stressDocument();
const { template, content, bytes, images, said } = stress;
const options = { ...stress.options, review: stress.review, preset: "review" } as const;
const print = toPrintDocument(content, template, options);

test("the tree has every word, every picture and a lying table", () => {
  const text = JSON.stringify(print.sections);
  expect(said.length).toBeGreaterThan(500);
  expect(said.filter((word) => !text.includes(word))).toEqual([]);
  expect(print.assets).toHaveLength(40);
  expect(text.match(/"isWide":true/g)).toHaveLength(1);
});

test("the tree is the same for the same seed", () => {
  const again = stressDocument();

  expect(toPrintDocument(again.content, again.template, options)).toEqual(print);
});

test("P4 whatever the tree refers to is in it", () => {
  const text = JSON.stringify(print);
  const named = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name ?? "");
  const anchors = named(/"anchor":"([^"]+)"/g);
  const starts = named(/"type":"comment-start","id":"([^"]+)"/g);
  const assets = new Set(print.assets?.map(({ id }) => id));

  expect(new Set(anchors).size).toBe(anchors.length);
  expect(named(/"to":"([^"]+)"/g).filter((to) => !anchors.includes(to))).toEqual([]);
  expect(named(/"asset":"([^"]+)"/g).filter((id) => !assets.has(id))).toEqual([]);
  expect(starts.toSorted()).toEqual(["m0", "m1", "m2", "m3", "m4", "m5"]);
  expect(named(/"type":"comment-end","id":"([^"]+)"/g).toSorted()).toEqual(starts.toSorted());
});

describe("every run of the tree is in", () => {
  const withChanges = toPrintDocument(content, template, { ...options, withChanges: true });
  const files: Record<string, () => Promise<readonly [PrintDocument, FileToRead]>> = {
    DOCX: async () => [withChanges, { format: "docx", file: await writeDocx(withChanges, bytes) }],
    ODT: async () => [withChanges, { format: "odt", file: await writeOdt(withChanges, bytes) }],
    HTML: async () => [print, { format: "html", file: writeHtml(print, bytes) }],
    Markdown: async () => [print, { format: "md", file: writeMarkdown(print) }],
  };

  test.each(Object.keys(files))("%s", async (name) => {
    const made = await files[name]?.();
    if (!made) throw new Error(`Nothing makes ${name}`);
    const text = await fileText(made[1]);

    expect(runsOf(made[0].sections).filter((run) => !text.includes(squeezed(run)))).toEqual([]);
  });
});

describe("every word of the document is in", () => {
  // A cell holds letters: it has neither pictures nor their captions.
  const captions = new Set(JSON.stringify(content).match(/(?<=Podpis )Zq\d+q/g));
  const words = said.filter((word) => !captions.has(word));

  test("XLSX", async () => {
    const file = await writeXlsx(content, template, "pl");
    const text = await fileText({ format: "xlsx", file });

    expect(words.filter((word) => !text.includes(word))).toEqual([]);
  });

  test("CSV", async () => {
    const file = [...writeCsvFiles(content, template, "pl").values()].join("");
    const text = await fileText({ format: "csv", file });

    expect(words.filter((word) => !text.includes(word))).toEqual([]);
  });

  test("JSON, from which it can be read again", () => {
    const madeAt = "2026-02-27T10:00:00Z";
    const read = readJson(writeJson(content, template, { madeAt, images, assets: bytes }));

    expect(read).toMatchObject({ ok: true, file: { content } });
    expect(read.ok && [...read.assets.keys()]).toEqual(images.map(({ id }) => id));
  });
});

/** All that is read in a tree: texts, captions, what pictures show. */
function runsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(runsOf);
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (typeof value === "string") return readKeys.has(key) ? [value] : [];
    // What is beside a plain text says the same.
    return key === "inlines" && "text" in node ? [] : runsOf(value);
  });
}

const readKeys = new Set(["text", "title", "caption", "label", "note"]);
