/** PDFs of every preset, as who does not see them meets them. What is in Konin's is held by `golden.test.ts`. */
import { type Block, type PrintOptions, toPrintDocument } from "@brudnopis/export";
import type { ExportPreset, Language } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { loadTemplate, readSample } from "../templates/testing.ts";
import { drawnPictures } from "./drawn-pictures.ts";
import { everyBlock, everyBlockAssets } from "./every-block.ts";
import { outlineLines } from "./outline/outline.ts";
import { pdfParts } from "./outline/pdf-parts.ts";
import { checkPdf } from "./pdf-checker.ts";
import { readPdf } from "./read-pdf.ts";
import { startWriter } from "./writer.ts";

test("Konin's MID keeps all rules in every preset, and its two pages are two at most", async () => {
  const writer = startWriter();
  const kinds: readonly (readonly [ExportPreset, Language])[] = [
    ["full", "pl"],
    ["council", "en"],
    ["summary", "pl"],
    ["summary", "en"],
    ["form", "pl"],
    ["review", "pl"],
  ];

  for (const [preset, language] of kinds) {
    const { pdf, pages } = await writer.writeFile({ print: koninBytes({ preset, language }) });
    expect(await checkPdf(pdf), `${preset}, ${language}`).toEqual([]);
    if (preset === "summary") expect(pages).toBeLessThanOrEqual(2);
  }
});

test("a watermark is on every page and in no tag", async () => {
  const writer = startWriter();
  const input = { assets: everyBlockAssets };

  const marked = await writer.writeFile({ print: toBytes(everyBlock()), ...input });
  const { watermark: _, ...final } = everyBlock();
  const plain = await writer.writeFile({ print: toBytes(final), ...input });

  const { pages } = await readPdf(marked.pdf);
  expect(pages.filter((page) => page.includes("PROJEKT"))).toHaveLength(marked.pages);
  expect((await readPdf(plain.pdf)).pages.join()).not.toContain("PROJEKT");
  expect(outlineLines(await pdfParts(marked.pdf))).toEqual(outlineLines(await pdfParts(plain.pdf)));
});

test.each([
  ["wide", "Dofinansowane przez Unię Europejską"],
  ["square", "Co-funded by the European Union"],
])("no mark on the cover is higher or wider than the Union's, which is %s", async (shape, alt) => {
  const print = everyBlock();
  const marks = (print.cover.marks ?? []).map((mark, index) => ({
    ...mark,
    alt: index === (shape === "wide" ? 2 : 1) ? alt : `Znak ${index}`,
  }));

  const { pdf } = await startWriter().writeFile({
    print: toBytes(everyBlock({ cover: { ...print.cover, marks } })),
    assets: everyBlockAssets,
  });

  const drawn = await drawnPictures(pdf, 1);
  const union = drawn[shape === "wide" ? 2 : 1];
  expect(drawn).toHaveLength(4);
  expect(Math.max(...drawn.map(({ width }) => width))).toBeCloseTo(union?.width ?? 0, 1);
  expect(Math.max(...drawn.map(({ height }) => height))).toBeCloseTo(union?.height ?? 0, 1);
});

test("a wide table lies, with the heading that leads to it, and what follows stands again", async () => {
  const { look, pdf } = await startWriter().preview({
    print: toBytes(everyBlock()),
    assets: everyBlockAssets,
  });

  const { pages } = await readPdf(pdf);
  const lying = look.pages.flatMap(({ isLandscape }, index) => (isLandscape ? [index] : []));
  expect(lying).toHaveLength(2);
  expect(pages[lying[0] ?? 0]).toContain("Szeroka tabela");
  expect(pages[(lying[1] ?? 0) + 1]).toContain("Znowu na stojącej stronie");
  expect(look.starts.findLast(({ section }) => section === "wide")?.page).toBe(5);
});

test("a page that still looks the same has the same fingerprint, and one that does not has another", async () => {
  const writer = startWriter();
  const first = everyBlock();
  // The same letters: a letter that no page had would be new in the fonts of all.
  const said: Block = {
    type: "paragraph",
    inlines: [{ type: "text", text: "Anna Wójcik: U1. Skąd liczba ta?" }],
  };
  const sections = first.sections.map((section) =>
    section.key === "remarks" ? { ...section, blocks: [said] } : section,
  );

  const before = await writer.preview({ print: toBytes(first), assets: everyBlockAssets });
  const after = await writer.preview({
    print: toBytes({ ...first, sections }),
    assets: everyBlockAssets,
  });

  const changedPages = before.look.pages.flatMap(({ fingerprint }, index) =>
    fingerprint === after.look.pages[index]?.fingerprint ? [] : [index + 1],
  );
  expect(changedPages).toEqual([8]);
});

function koninBytes(options: Partial<PrintOptions>): Uint8Array {
  const template = loadTemplate();
  const content = readSample("konin", template);
  const print = toPrintDocument(content, template, {
    language: "pl",
    exportedAt: "2026-02-27",
    versionLabel: "0.9",
    organisations: ["Miasto Konin"],
    network: "Miasto efektywne energetycznie",
    ...options,
  });
  return toBytes(print);
}

function toBytes(print: object): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(print));
}
