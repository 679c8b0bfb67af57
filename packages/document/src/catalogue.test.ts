import { type CatalogueEntry, Collection } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { Doc } from "yjs";
import { catalogueName, recordFromCatalogue, usedEntries } from "./catalogue.ts";
import { addRecords } from "./edits.ts";
import { storedRecord, textAt } from "./layout.ts";
import { plainText, readRichText } from "./rich-text.ts";

const text = (pl: string, en: string) => ({ pl, en });
const label = text("x", "y");
const options = ["grant", "loan"].map((key) => ({ key, label }));

const sources = Collection.parse({
  key: "funding-sources",
  title: label,
  counted: { pl: { one: "x", few: "x", many: "x", other: "x" }, en: { one: "x", other: "x" } },
  add: label,
  name: "name",
  columns: ["name"],
  fields: [
    { key: "name", type: "line", label },
    { key: "about", type: "rich", label },
    { key: "form", type: "enum", label, options },
    { key: "uses", type: "multi-enum", label, options },
    { key: "limit", type: "money", label },
    { key: "opens", type: "date", label },
    { key: "closes", type: "date", label },
    { key: "max-share", type: "number", label, unit: { from: "fixed", unit: "%" } },
  ],
});

const plan: CatalogueEntry = {
  key: "plan",
  fields: {
    name: text("Krajowy Plan Odbudowy", "National recovery plan"),
    about: text("Pierwszy akapit.\nDrugi akapit.", "First paragraph.\nSecond paragraph."),
    form: "grant",
    uses: ["grant", "loan"],
    limit: 1_000_000,
  },
  opens: "2022-01-01",
  closes: "2026-08-31",
  maxSharePercent: 85,
};

test("a record gets the entry's texts in the document's language and its values as they are stored", () => {
  const { values, texts } = recordFromCatalogue(sources, plan, "en");

  expect(values).toEqual({
    form: "grant",
    uses: ["grant", "loan"],
    limit: 1_000_000,
    opens: "2022-01-01",
    closes: "2026-08-31",
    "max-share": { value: 85 },
  });
  expect(Object.entries(texts).map(([key, each]) => [key, plainText(each)])).toEqual([
    ["name", "National recovery plan"],
    ["about", "First paragraph.\nSecond paragraph."],
  ]);
});

test("what an entry does not say stays empty", () => {
  const { values, texts } = recordFromCatalogue(
    sources,
    { key: "own", fields: { name: text("Budżet miasta", "City budget") } },
    "pl",
  );

  expect(values).toEqual({});
  expect(Object.keys(texts)).toEqual(["name"]);
});

test("what the collection has no field for, or cannot hold, is left out", () => {
  const odd: CatalogueEntry = { key: "odd", fields: { colour: "red", form: "gift" } };

  expect(recordFromCatalogue(sources, odd, "pl")).toEqual({ values: {}, texts: {} });
});

test("the entry's own field wins over the date beside it", () => {
  const entry: CatalogueEntry = { ...plan, fields: { closes: "2026-06-30" } };

  expect(recordFromCatalogue(sources, entry, "pl").values["closes"]).toBe("2026-06-30");
});

test("a document takes the record as it is", () => {
  const doc = new Doc();

  addRecords(doc, sources, [{ id: "s1", ...recordFromCatalogue(sources, plan, "pl") }]);

  expect(storedRecord(doc, "funding-sources", "s1")?.get("closes")).toBe("2026-08-31");
  expect(plainText(readRichText(textAt(doc, "funding-sources/s1.name")))).toBe(
    "Krajowy Plan Odbudowy",
  );
});

test("an entry is used when a record has its name, whichever the language, the case and the spaces", () => {
  const named = (name: string) => ({
    id: "s1",
    fields: { name: { type: "line" as const, text: name } },
  });
  const used = (name: string) => [...usedEntries(sources, [plan], [named(name)])];

  expect(used("krajowy plan\u00a0odbudowy")).toEqual(["plan"]);
  expect(used("National recovery plan")).toEqual(["plan"]);
  expect(used("Krajowy Plan Odbudowy – część 2")).toEqual([]);
  expect(used("")).toEqual([]);
});

test("an entry goes by its name, and by its key where it has none", () => {
  expect(catalogueName(sources, plan, "pl")).toBe("Krajowy Plan Odbudowy");
  expect(catalogueName(sources, { key: "own", fields: {} }, "pl")).toBe("own");
});
