import { expect, test } from "vitest";
import { packProblems } from "./pack.ts";
import { type CatalogueEntry, Pack, Template } from "./template.ts";

const label = { pl: "Nazwa", en: "Name" };

test.each([
  ["a text in both languages", { name: label }],
  ["an option", { form: "grant" }],
  ["a day", { closes: "2026-08-31" }],
  ["a number", { share: 85 }],
])("an entry may hold %s", (_, fields) => {
  expect(packProblems(packWith("sources", fields), template())).toEqual([]);
});

test.each([
  ["a field that the template does not know", { colour: "red" }, "colour"],
  ["an option that the template does not know", { form: "gift" }, "form"],
  ["a day that is not written as one", { closes: "31.08.2026" }, "closes"],
  ["a number in words", { share: "85" }, "share"],
])("%s is found", (_, fields, key) => {
  const problems = packProblems(packWith("sources", fields), template());

  expect(problems.map(({ path }) => path)).toEqual([`catalogues.sources.0.fields.${key}`]);
});

test("a catalogue of a collection that the template does not know is found", () => {
  const problems = packProblems(packWith("planets", {}), template());

  expect(problems.map(({ path }) => path)).toEqual(["catalogues.planets"]);
});

function packWith(catalogue: string, fields: CatalogueEntry["fields"]): Pack {
  return Pack.parse({
    format: 1,
    id: "energy",
    template: { id: "small", version: 1 },
    title: label,
    catalogues: { [catalogue]: [{ key: "one", fields }] },
  });
}

function template(): Template {
  const options = [
    { key: "grant", label },
    { key: "loan", label },
  ];
  return Template.parse({
    format: 1,
    id: "small",
    version: 1,
    title: label,
    shortTitle: label,
    titleField: "start.title",
    sections: [
      {
        key: "start",
        number: "0",
        title: label,
        parts: [
          { key: "title", type: "line", label },
          { type: "collection", collection: "sources" },
        ],
      },
    ],
    collections: [
      {
        key: "sources",
        title: label,
        counted: {
          pl: { one: "źródło", few: "źródła", many: "źródeł", other: "źródła" },
          en: { one: "source", other: "sources" },
        },
        add: label,
        name: "name",
        columns: ["name"],
        fields: [
          { key: "name", type: "line", label },
          { key: "form", type: "enum", label, options },
          { key: "closes", type: "date", label },
          { key: "share", type: "number", label },
        ],
      },
    ],
  });
}
