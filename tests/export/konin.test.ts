import {
  formatAmount,
  formatDate,
  formatLongDate,
  formatNumber,
  plainText,
} from "@brudnopis/document";
import { toPrintDocument } from "@brudnopis/export";
import type { FieldContent } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { loadTemplate, readSample } from "../templates/testing.ts";
import { readPdf } from "./read-pdf.ts";
import { startWriter } from "./writer.ts";

test("everything that Konin's MID says is in its PDF", async () => {
  const template = loadTemplate();
  const content = readSample("konin", template);
  const options = { language: "pl", exportedAt: "2026-02-27", versionLabel: "0.9" } as const;
  const organisations = ["Miasto Konin"];
  const print = toPrintDocument(content, template, {
    ...options,
    organisations,
    withPersonalData: true,
  });

  const pdf = await readPdf(await startWriter().write(print));

  const text = squeezed(pdf.pages.map(withoutFrame).join(""));
  const said = [
    ...Object.entries(content.fields),
    ...Object.entries(content.collections).flatMap(([collection, records]) =>
      records.flatMap(({ id, fields }) =>
        Object.entries(fields).map(
          ([key, value]) => [`${collection}/${id}.${key}`, value] as const,
        ),
      ),
    ),
  ].flatMap(([address, value]) => words(value).map((line) => ({ address, line })));
  expect(said.length).toBeGreaterThan(300);
  expect(said.filter(({ line }) => !text.includes(squeezed(line)))).toEqual([]);
  expect(pdf.isTagged).toBe(true);
  expect(pdf.pages.every((page) => /ilustracyjne/i.test(page))).toBe(true);
});

/** As it should stand on paper, wherever that is; references and choices are printed by their names. */
function words(value: FieldContent): string[] {
  switch (value.type) {
    case "line":
      return [value.text];
    case "rich":
      return plainText(value.doc).split("\n");
    case "number":
      return [formatNumber(value.value, "pl")];
    case "money":
      return [formatAmount(value.grosze, "pl")];
    case "date":
      // Short in tables, long in running text; the day and the year are in both.
      return [
        formatDate(value.date, "pl").slice(-4),
        formatLongDate(value.date, "pl").slice(0, 2).trim(),
      ];
    case "year":
      return [String(value.year)];
    default:
      return [];
  }
}

/** Without the head and foot of the page, which stand between two halves of a text. */
function withoutFrame(page: string, index: number): string {
  if (index === 0) return page;
  return page.split("\n").slice(1, -1).join("\n");
}

/** Without spaces and hyphens, which a divided word may have once more: where lines end is the layout's business. */
function squeezed(text: string): string {
  return text.replace(/[\s\u00ad\u2060-]+/g, "");
}
