/**
 * Nothing that the template asks for is missing in any file: a document in which every field says something of its own, in
 * every format.
 */
import { toPrintDocument } from "@brudnopis/export";
import { writeCsvFiles } from "@brudnopis/export/csv";
import { writeDocx } from "@brudnopis/export/docx";
import { writeHtml } from "@brudnopis/export/html";
import { readJson, writeJson } from "@brudnopis/export/json";
import { writeMarkdown } from "@brudnopis/export/markdown";
import { writeOdt } from "@brudnopis/export/odt";
import { writeXlsx } from "@brudnopis/export/xlsx";
import type { FieldContent } from "@brudnopis/schema";
import { describe, expect, test } from "vitest";
import { loadWithPack } from "../templates/testing.ts";
import { everyField, type Said } from "./every-field.ts";
import { fileText, type FileToRead, squeezed } from "./file-text.ts";
import { startWriter } from "./writer.ts";

const template = loadWithPack("energy");
const { content, said } = everyField(template);
const print = toPrintDocument(content, template, {
  language: "pl",
  exportedAt: "2026-02-27",
  versionLabel: "0.9",
  organisations: ["Miasto Konin"],
  withPersonalData: true,
});
const noAssets = new Map<string, Uint8Array>();

test("every field of the template says something", () => {
  const empty = said.filter(({ texts }) => !texts.some((text) => text !== ""));

  expect(said.length).toBeGreaterThan(300);
  expect(empty).toEqual([]);
});

test("a file that leaves a field out is noticed", async () => {
  const text = await fileText({ format: "html", file: writeHtml(print, noAssets) });
  const last = said.findLast(({ value }) => value.type === "line");
  const word = last?.texts[0] ?? "";

  expect(missingIn(text.replaceAll(word, ""), ({ texts }) => texts)).toEqual([last?.address]);
});

describe("what people read has every field, in", () => {
  const files: Record<string, () => Promise<FileToRead>> = {
    PDF: async () => ({ format: "pdf", file: await startWriter().write(print) }),
    DOCX: async () => ({ format: "docx", file: await writeDocx(print, noAssets) }),
    ODT: async () => ({ format: "odt", file: await writeOdt(print, noAssets) }),
    HTML: async () => ({ format: "html", file: writeHtml(print, noAssets) }),
    Markdown: async () => ({ format: "md", file: writeMarkdown(print) }),
  };

  test.each(Object.keys(files))("%s", async (name) => {
    const file = await files[name]?.();
    const text = file ? await fileText(file) : "";

    expect(missingIn(text, ({ texts }) => texts)).toEqual([]);
    expect(labelsMissingIn(text)).toEqual([]);
  });
});

describe("what is counted with has every field, in", () => {
  test("XLSX", async () => {
    const file = await writeXlsx(content, template, "pl");
    const text = await fileText({ format: "xlsx", file });

    expect(missingIn(text, (each) => [...each.texts, ...cellTexts(each.value)])).toEqual([]);
  });

  test("CSV", async () => {
    const file = [...writeCsvFiles(content, template, "pl").values()].join("");
    const text = await fileText({ format: "csv", file });

    expect(missingIn(text, (each) => [...each.texts, ...cellTexts(each.value)])).toEqual([]);
  });

  test("JSON", () => {
    const options = { madeAt: "2026-02-27T10:00:00Z", images: [], assets: noAssets };
    const read = readJson(writeJson(content, template, options));

    expect(read).toMatchObject({ ok: true, file: { content } });
  });
});

/** Addresses of fields of which a file has none of what it may say. */
function missingIn(text: string, textsOf: (each: Said) => readonly string[]): string[] {
  return said
    .filter((each) => !textsOf(each).some((one) => text.includes(squeezed(one))))
    .map(({ address }) => address);
}

/** A short number is in every text: what says that it is the right one is the name beside it. */
function labelsMissingIn(text: string): string[] {
  return said
    .filter(({ field }) => field.key !== "source" && !isParent(field.key))
    .filter(({ field }) => !text.includes(squeezed(field.label.pl)))
    .map(({ address }) => address);
}

/** What a record belongs to is said by where it stands. */
function isParent(key: string): boolean {
  return template.collections.some(({ parent }) => parent === key);
}

/** As tables have it that count: bare numbers, days as ISO or as Excel numbers them. */
function cellTexts(value: FieldContent): string[] {
  switch (value.type) {
    case "number":
      return [String(value.value), String(value.value).replace(".", ",")];
    case "money":
      return [String(value.grosze / 100), (value.grosze / 100).toFixed(2).replace(".", ",")];
    case "date": {
      const days = (Date.parse(value.date) - Date.UTC(1899, 11, 30)) / 86_400_000;
      return [value.date, String(days)];
    }
    default:
      return [];
  }
}
