import { expect, test } from "vitest";
import { Template } from "./template.ts";

test.each([
  ["a reference to an unknown collection", ["collections", 0, "fields", 1, "to"], withReference],
  ["two sections of one name", ["sections", 1, "key"], withTwinSections],
  ["two fields of one name", ["collections", 0, "fields", 1, "key"], withTwinFields],
  [
    "two options of one name",
    ["collections", 0, "fields", 1, "options", 1, "key"],
    withTwinOptions,
  ],
  ["a unit from a field that is not there", ["collections", 0, "fields", 1, "unit"], withUnit],
  ["a product of something that is no number", ["collections", 0, "fields", 2, "of"], withProduct],
  ["a collection with a reserved name", ["collections", 0, "key"], withReservedName],
  ["an unknown collection in a section", ["sections", 0, "parts", 1], withUnknownCollection],
  ["a summary of something that is no money", ["sections", 1, "parts", 1], withSummary],
  ["a column that is no field", ["collections", 0, "columns", 1], withUnknownColumn],
  ["a parent that is no reference", ["collections", 0, "parent"], withParent],
  ["a title that is no line", ["titleField"], withLostTitle],
  ["a label without English", ["sections", 0, "title", "en"], withoutEnglish],
  ["a record named by personal data", ["collections", 0, "fields", 0, "personal"], withPersonName],
  ["a unit that is personal data", ["collections", 0, "fields", 1, "personal"], withPersonalUnit],
  [
    "a table of nothing but personal data",
    ["collections", 0, "fields", 1, "personal"],
    withPersonalTable,
  ],
  ["a title that is personal data", ["titleField"], withPersonalTitle],
])("%s is refused with its path", (_, path, broken) => {
  const result = Template.safeParse(broken());

  expect(result.error?.issues.map((issue) => issue.path)).toEqual([path]);
});

test("the small template that the broken ones are made from is accepted", () => {
  expect(Template.safeParse(smallTemplate()).error).toBeUndefined();
});

const label = { pl: "Nazwa", en: "Name" };

function smallTemplate() {
  const title = { key: "title", type: "line", label };
  return {
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
        parts: [title, { type: "collection", collection: "people" }],
      },
      { key: "end", number: "1", title: label, parts: [title] as object[] },
    ],
    collections: [
      {
        key: "people",
        title: label,
        counted: {
          pl: { one: "osoba", few: "osoby", many: "osób", other: "osoby" },
          en: { one: "person", other: "people" },
        },
        add: label,
        name: "name",
        columns: ["name"],
        fields: [{ key: "name", type: "line", label }] as object[],
      },
    ],
  };
}

type SmallTemplate = ReturnType<typeof smallTemplate>;

/** The small template, changed in one place. */
function changed(change: (template: SmallTemplate) => void): SmallTemplate {
  const template = smallTemplate();
  change(template);
  return template;
}

function withFields(...fields: readonly object[]): SmallTemplate {
  return changed(({ collections }) => {
    collections[0]?.fields.push(...fields.map((field) => ({ key: "second", label, ...field })));
  });
}

function withReference() {
  return withFields({ type: "reference", to: "planets" });
}

function withTwinFields() {
  return withFields({ type: "line", key: "name" });
}

function withTwinOptions() {
  const option = { key: "one", label };
  return withFields({ type: "enum", options: [option, option] });
}

function withUnit() {
  return withFields({ type: "number", unit: { from: "field", field: "planet" } });
}

function withProduct() {
  return withFields({ type: "number" }, { key: "third", type: "product", of: ["second", "name"] });
}

function withTwinSections() {
  return changed(({ sections }) => {
    if (sections[1]) sections[1].key = "start";
  });
}

function withReservedName() {
  return changed(({ collections, sections }) => {
    if (collections[0]) collections[0].key = "meta";
    sections[0]?.parts.splice(1, 1, { type: "collection", collection: "meta" });
  });
}

function withUnknownCollection() {
  return changed(({ sections }) => {
    sections[0]?.parts.splice(1, 1, { type: "collection", collection: "planets" });
  });
}

function withSummary() {
  return changed(({ collections, sections }) => {
    collections[0]?.fields.push({ key: "friend", type: "reference", label, to: "people" });
    const places = { collection: "people", sum: "name", groupBy: "friend" };
    sections[1]?.parts.push({ type: "summary", key: "sums", label, ...places });
  });
}

function withUnknownColumn() {
  return changed(({ collections }) => collections[0]?.columns.push("planet"));
}

function withParent() {
  return changed(({ collections }) => Object.assign(collections[0] ?? {}, { parent: "name" }));
}

function withLostTitle() {
  return changed((template) => {
    template.titleField = "start.name";
  });
}

function withoutEnglish() {
  return changed(({ sections }) => {
    if (sections[0]) sections[0].title = { pl: "Nazwa", en: "" };
  });
}

function withPersonName() {
  return changed(({ collections }) => Object.assign(collections[0]?.fields[0] ?? {}, personal));
}

function withPersonalUnit() {
  return withFields(
    { type: "line", ...personal },
    { key: "third", type: "number", unit: { from: "field", field: "second" } },
  );
}

function withPersonalTable() {
  const template = withFields({ type: "line", ...personal });
  Object.assign(template.collections[0] ?? {}, { columns: ["second"] });
  return template;
}

function withPersonalTitle() {
  return changed(({ sections }) => Object.assign(sections[0]?.parts[0] ?? {}, personal));
}

const personal = { personal: true };
