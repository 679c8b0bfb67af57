import { Template } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { hasPersonalFields, withoutPersonalFields } from "./personal.ts";

const label = { pl: "Nazwa", en: "Name" };
const line = (key: string, personal = false) => ({ key, type: "line", label, personal });

function template(personal: boolean): Template {
  const section = { title: label, required: false };
  return Template.parse({
    format: 1,
    id: "small",
    version: 1,
    title: label,
    shortTitle: label,
    titleField: "start.title",
    sections: [
      { key: "start", number: "0", ...section, parts: [line("title"), line("author", personal)] },
      { key: "people", number: "1", ...section, parts: [line("mayor", personal)] },
      {
        key: "team",
        number: "2",
        ...section,
        parts: [{ type: "collection", collection: "offices" }],
      },
    ],
    collections: [
      {
        key: "offices",
        title: label,
        counted: {
          pl: { one: "urząd", few: "urzędy", many: "urzędów", other: "urzędu" },
          en: { one: "office", other: "offices" },
        },
        add: label,
        name: "name",
        columns: ["name", "person"],
        fields: [line("name"), line("person", personal)],
      },
    ],
  });
}

test("without personal data, fields, columns and sections that were nothing else are gone", () => {
  const { sections, collections } = withoutPersonalFields(template(true));

  const keys = sections.map(({ key, parts }) => [
    key,
    parts.map((part) => ("key" in part ? part.key : "")),
  ]);
  expect(keys).toEqual([
    ["start", ["title"]],
    ["team", [""]],
  ]);
  expect(collections[0]?.columns).toEqual(["name"]);
  expect(collections[0]?.fields.map(({ key }) => key)).toEqual(["name"]);
});

test("a template that asks for no personal data stays as it is", () => {
  expect(withoutPersonalFields(template(false))).toEqual(template(false));
});

test("a template says whether it asks for personal data, in sections or in records", () => {
  const full = template(true);
  const inRecords = { ...full, sections: [] };

  expect(hasPersonalFields(template(false))).toBe(false);
  expect(hasPersonalFields(full)).toBe(true);
  expect(hasPersonalFields(inRecords)).toBe(true);
  expect(hasPersonalFields(withoutPersonalFields(full))).toBe(false);
});
