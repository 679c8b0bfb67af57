/** On which page of a document's PDF something stands: asked of the process that sets it, held to what a reader finds. */
import { plainText, recordLabel } from "@brudnopis/document";
import { markPlaces, type PlaceToFind, toPrintDocument } from "@brudnopis/export";
import type { FieldContent } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { loadTemplate, readSample } from "../templates/testing.ts";
import { readPdf } from "./read-pdf.ts";
import { startWriter } from "./writer.ts";

test("a quote, a record, a field and a section are on the pages that the file says", async () => {
  const template = loadTemplate();
  const content = readSample("konin", template);
  const print = toPrintDocument(content, template, {
    language: "pl",
    exportedAt: "2026-02-27",
    versionLabel: "0.9",
    organisations: ["Miasto Konin"],
  });
  const texts = (fields: Readonly<Record<string, FieldContent>>) =>
    Object.entries(fields).flatMap(([key, field]) =>
      field.type === "rich" ? [{ key, quote: plainText(field.doc).slice(-60) }] : [],
    );
  const quotes = [
    ...texts(content.fields).map(({ key, quote }) => ({
      id: key,
      section: key.split(".")[0] ?? "",
      quote,
    })),
    ...(content.collections["actions"] ?? []).flatMap((record) =>
      texts(record.fields).map(({ key, quote }) => ({
        id: `${record.id} ${key}`,
        section: "actions",
        record: recordLabel(record, "actions", template),
        quote,
      })),
    ),
  ];
  const places: PlaceToFind[] = [
    ...quotes.map(({ quote, ...place }) => ({ ...place, texts: [{ text: quote, lead: 0 }] })),
    ...template.sections.map(({ key }) => ({ id: `section ${key}`, section: key, texts: [] })),
  ];

  const writer = startWriter();
  const pages = await writer.locate(markPlaces(print, places));
  const plain = await readPdf(await writer.write(print));
  const marked = await readPdf(await writer.write(markPlaces(print, places)));

  // Marks change nothing of what is seen.
  expect(marked.pages).toEqual(plain.pages);
  const wrong = quotes.filter(({ id, quote }) => {
    const page = plain.pages[(pages[id] ?? 0) - 1] ?? "";
    return !letters(page).includes(letters(quote).slice(0, 12));
  });
  expect(quotes.length).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
  for (const { key, title } of template.sections) {
    const page = pages[`section ${key}`];
    if (page !== undefined)
      expect(letters(plain.pages[page - 1] ?? "")).toContain(letters(title.pl));
  }
  expect(pages[`section ${template.sections[0]?.key}`]).toBeGreaterThan(2);
});

function letters(text: string): string {
  return text.replace(/[\s\u00ad-]/g, "");
}
