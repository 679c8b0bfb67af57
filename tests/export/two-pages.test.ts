/** The summary of any document is two pages at most, whatever is in the document. */
import { toPrintDocument } from "@brudnopis/export";
import type { DocumentContent, Template } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { loadPack, loadWithPack, readSample } from "../templates/testing.ts";
import { everyField } from "./every-field.ts";
import { filledDocument } from "./filled-document.ts";
import { stressDocument } from "./stress.ts";
import { startWriter } from "./writer.ts";

const energy = loadWithPack("energy");
const konin = readSample("konin", energy);
const documents: Record<string, readonly [DocumentContent, Template]> = {
  Konin: [konin, energy],
  "every field": [everyField(energy).content, energy],
  "a whole catalogue": [filledDocument(energy, loadPack("energy"), "planning"), energy],
  "the stress document": [stressDocument({ images: 3 }).content, energy],
  nothing: [{ ...konin, title: "", fields: {}, collections: {} }, energy],
};

test("a summary fits on two pages", async () => {
  const writer = startWriter();
  const pages: Record<string, number> = {};
  for (const [name, [content, template]] of Object.entries(documents)) {
    const print = toPrintDocument(content, template, {
      language: "pl",
      exportedAt: "2026-02-27",
      versionLabel: "0.9",
      organisations: ["Miasto Konin", "Powiat Koniński", "MPEC-Konin Sp. z o.o."],
      preset: "summary",
    });
    const file = await writer.writeFile({ print: new TextEncoder().encode(JSON.stringify(print)) });
    pages[name] = file.pages;
  }

  expect(pages).toEqual({
    Konin: 2,
    "every field": 2,
    "a whole catalogue": 2,
    "the stress document": 2,
    nothing: 1,
  });
});
