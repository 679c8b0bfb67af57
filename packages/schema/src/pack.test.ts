import { expect, test } from "vitest";
import { packProblems, withPack } from "./pack.ts";
import { type CatalogueEntry, Pack, Template } from "./template.ts";

const label = { pl: "Nazwa", en: "Name" };

test.each([
  ["a text in both languages", { name: label }],
  ["an option", { form: "grant" }],
  ["a day", { closes: "2026-08-31" }],
  ["a number", { share: 85 }],
  ["several options", { groups: ["grant", "loan"] }],
])("an entry may hold %s", (_, fields) => {
  expect(packProblems(packWith("sources", fields), template())).toEqual([]);
});

test.each([
  ["a field that the template does not know", { colour: "red" }, "colour"],
  ["an option that the template does not know", { form: "gift" }, "form"],
  ["a day that is not written as one", { closes: "31.08.2026" }, "closes"],
  ["a number in words", { share: "85" }, "share"],
  ["several options of which one is unknown", { groups: ["grant", "gift"] }, "groups"],
])("%s is found", (_, fields, key) => {
  const problems = packProblems(packWith("sources", fields), template());

  expect(problems.map(({ path }) => path)).toEqual([`catalogues.sources.0.fields.${key}`]);
});

test("a catalogue of a collection that the template does not know is found", () => {
  const problems = packProblems(packWith("planets", {}), template());

  expect(problems.map(({ path }) => path)).toEqual(["catalogues.planets"]);
});

const colour = { key: "colour", type: "line", label } as const;
const planets = {
  key: "planets",
  title: label,
  counted: {
    pl: { one: "planeta", few: "planety", many: "planet", other: "planety" },
    en: { one: "planet", other: "planets" },
  },
  add: label,
  name: "name",
  columns: ["name"],
  fields: [{ key: "name", type: "line", label }],
};

test("K2 what a pack adds comes after what the template has", () => {
  const pack = packOf({
    sections: [{ key: "start", parts: [colour, { type: "collection", collection: "planets" }] }],
    fields: { sources: [colour] },
    collections: [planets],
    names: [{ name: "Wisła", variants: ["Wisla"] }],
    knownAcronyms: ["CO"],
  });

  const whole = withPack(template(), pack);

  expect(packProblems(pack, template())).toEqual([]);
  expect(whole.sections[0]?.parts).toMatchObject([
    { key: "title" },
    { collection: "sources" },
    { key: "colour" },
    { collection: "planets" },
  ]);
  expect(whole.collections.map(({ key }) => key)).toEqual(["sources", "planets"]);
  expect(whole.collections[0]?.fields.at(-1)?.key).toBe("colour");
  expect(whole.names).toHaveLength(1);
  expect(whole.knownAcronyms).toEqual(["CO"]);
  expect(Template.parse(whole)).toEqual(whole);
});

test("a template that got a pack is itself as it was", () => {
  const bare = template();

  withPack(bare, packOf({ fields: { sources: [colour] }, collections: [planets] }));

  expect(bare).toEqual(template());
});

test.each([
  ["an unknown section", { sections: [{ key: "end", parts: [colour] }] }, "sections.0.key"],
  ["an unknown collection", { fields: { planets: [colour] } }, "fields.planets"],
  [
    "a section's field that is there already",
    { sections: [{ key: "start", parts: [{ ...colour, key: "title" }] }] },
    "(with the template) sections.start.parts.title.key",
  ],
  [
    "a record's field that is there already",
    { fields: { sources: [{ ...colour, key: "form" }] } },
    "(with the template) collections.sources.fields.form.key",
  ],
  [
    "a collection that is there already",
    { collections: [{ ...planets, key: "sources" }] },
    "(with the template) collections.sources.key",
  ],
  [
    "a table of a collection that is nowhere",
    { sections: [{ key: "start", parts: [{ type: "collection", collection: "planets" }] }] },
    "(with the template) sections.start.parts.2",
  ],
])("a pack that adds to, or repeats, %s is found", (_, additions, path) => {
  expect(packProblems(packOf(additions), template()).map((problem) => problem.path)).toEqual([
    path,
  ]);
});

test("an entry may fill what its own pack adds", () => {
  const pack = packOf({
    fields: { sources: [colour] },
    collections: [planets],
    catalogues: {
      sources: [{ key: "red", fields: { colour: label } }],
      planets: [{ key: "mars", fields: { name: label } }],
    },
  });

  expect(packProblems(pack, template())).toEqual([]);
});

function packOf(additions: object): Pack {
  const { format, id, template: ref, title } = packWith("sources", {});
  return Pack.parse({ format, id, template: ref, title, catalogues: {}, ...additions });
}

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
          { key: "groups", type: "multi-enum", label, options },
        ],
      },
    ],
  });
}
