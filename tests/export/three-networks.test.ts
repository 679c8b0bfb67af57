/** One document of each network, made from the template with its pack, on paper. */
import { catalogueName, formatField, optionLabel, sectionsOf } from "@brudnopis/document";
import { toPrintDocument } from "@brudnopis/export";
import {
  type DocumentContent,
  type Field,
  isFieldPart,
  type Pack,
  type Template,
} from "@brudnopis/schema";
import { describe, expect, test } from "vitest";
import { loadPack, loadWithPack } from "../templates/testing.ts";
import { filledDocument } from "./filled-document.ts";
import { readPdf } from "./read-pdf.ts";
import { startWriter } from "./writer.ts";

const networks = [
  { id: "energy", networkKind: "planning", network: "Miasto efektywne energetycznie" },
  { id: "compact", networkKind: "planning", network: "Miasto kompaktowe" },
  { id: "housing", networkKind: "transfer", network: "Miasto dostępnych mieszkań" },
] as const;

describe.each(networks)("a document of the network „$network”", ({ id, networkKind, network }) => {
  const template = loadWithPack(id);
  const pack = loadPack(id);
  const content = filledDocument(template, pack, networkKind);

  test("is set without a warning and holds all that its pack adds", async () => {
    const warnings: unknown[] = [];
    const writer = startWriter({ log: { warn: (...warning) => warnings.push(warning) } });

    const pdf = await readPdf(await writer.write(print(content, template, network)));

    const text = squeezed(pdf.pages.join("\n"));
    const expected = [...packTexts(pack, content), ...catalogueNames(pack, template)];
    expect(warnings).toEqual([]);
    expect(expected.length).toBeGreaterThan(100);
    expect(expected.filter((each) => !text.includes(squeezed(each)))).toEqual([]);
    expect(text).toContain(squeezed(network));
    expect(pdf.isTagged).toBe(true);
  });

  test("has the section of the transferred practice only where a practice is transferred", async () => {
    const pdf = await readPdf(await startWriter().write(print(content, template, network)));

    const titles = pdf.outline.map(({ title }) => title);
    // The page to sign is the last bookmark.
    expect(titles).toHaveLength(sectionsOf(template, content).length + 1);
    expect(titles.includes("T. Rozwiązanie transferowane")).toBe(networkKind === "transfer");
  });

  test("shows the empty places of its pack as gaps, without a warning", async () => {
    const warnings: unknown[] = [];
    const writer = startWriter({ log: { warn: (...warning) => warnings.push(warning) } });
    const empty = { ...content, fields: {}, collections: {} };

    await writer.write(print(empty, template, network));

    expect(warnings).toEqual([]);
  });
});

function print(content: DocumentContent, template: Template, network: string) {
  return toPrintDocument(content, template, {
    language: "pl",
    exportedAt: "2026-11-23",
    versionLabel: "0.1",
    organisations: ["Miasto"],
    network,
  });
}

/** Labels of the pack's own fields, and what is in them. */
function packTexts(pack: Pack, { fields, collections }: DocumentContent): string[] {
  const ofSections = pack.sections.flatMap(({ key, parts }) =>
    parts
      .filter(isFieldPart)
      .flatMap((part) => [part.label.pl, ...words(part, fields[`${key}.${part.key}`])]),
  );
  const own = pack.collections.map(({ key, fields: all }) => [key, all] as const);
  const added = Object.entries(pack.fields);
  const ofRecords = [...own, ...added].flatMap(([key, all]) =>
    all.flatMap((field) => [
      field.label.pl,
      ...(collections[key] ?? []).flatMap((record) => words(field, record.fields[field.key])),
    ]),
  );
  return [...ofSections, ...pack.collections.map(({ title }) => title.pl), ...ofRecords];
}

function words(field: Field, value: DocumentContent["fields"][string] | undefined): string[] {
  if (value?.type === "choice") return value.keys.map((key) => optionLabel(field, key, "pl"));
  // A table says units once, at the top of the column.
  const bare = value?.type === "number" ? { type: value.type, value: value.value } : value;
  const text = formatField(field, bare, { language: "pl", nameOf: () => "" });
  return text === "" || value?.type === "date" ? [] : [text];
}

function catalogueNames(pack: Pack, { collections }: Template): string[] {
  return collections.flatMap((collection) =>
    (pack.catalogues[collection.key] ?? []).map((entry) => catalogueName(collection, entry, "pl")),
  );
}

/** Where lines end, and words are divided, is the layout's business. */
function squeezed(text: string): string {
  return text.replace(/[\s\u00ad\u2060-]+/g, "");
}
