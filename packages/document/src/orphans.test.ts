import { Template } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { createFromSeed } from "./create.ts";
import { addRecord, removeRecord, setValue } from "./edits.ts";
import { metaOf, textAt } from "./layout.ts";
import { readOrphans } from "./orphans.ts";
import { readDocument } from "./read.ts";
import { paragraphs, writeRichText } from "./rich-text.ts";
import { compareTemplates, versionProblems } from "./template-diff.ts";
import { exampleTemplate } from "./testing.ts";

const text = (words: string) => ({ pl: words, en: words });

/** The example as a later version: no budget, no approval, people are told in words, and actions are gone. */
const later: Template = Template.parse({
  ...exampleTemplate,
  version: 2,
  sections: exampleTemplate.sections.map((section) => ({
    ...section,
    parts: [
      ...section.parts.filter(
        (part) =>
          !("key" in part && ["budget", "people"].includes(part.key)) &&
          !(part.type === "collection" && part.collection === "actions"),
      ),
      { type: "line", key: "people", label: text("People in words") },
      { type: "date", key: "ends", label: text("Ends") },
    ],
  })),
  collections: exampleTemplate.collections.filter(({ key }) => key === "goals"),
});

function filledDoc() {
  return createFromSeed(exampleTemplate, {
    format: 1,
    template: { id: "example", version: 1 },
    networkKind: "planning",
    language: "pl",
    illustrative: false,
    fields: {
      "city.title": "Konin",
      "city.people": { value: 70_000 },
      "city.budget": 150_000,
    },
    collections: {
      goals: [{ id: "g1", fields: { name: "Cel" } }],
      actions: [{ id: "a1", fields: { name: "Działanie" } }],
    },
  });
}

test("what the newer version has no place for is read apart, with the names of the older one", () => {
  const orphans = readOrphans(filledDoc(), later, [exampleTemplate]);

  expect(
    orphans.map(({ address, content, field, within }) => [
      address,
      content.type,
      field?.label.pl,
      within?.pl,
    ]),
  ).toEqual([
    ["actions/a1.name", "rich", "Name", "Actions"],
    ["city.people", "number", "People", "City"],
    ["city.budget", "money", "Budget", "City"],
  ]);
});

test("a document has no orphans in its own version", () => {
  expect(readOrphans(filledDoc(), exampleTemplate, [later])).toEqual([]);
});

test("moving there and back loses nothing: the same document reads the same", () => {
  const doc = filledDoc();
  const before = readDocument(doc, exampleTemplate);

  metaOf(doc).set("templateVersion", 2);
  readDocument(doc, later);
  readOrphans(doc, later, [exampleTemplate]);
  metaOf(doc).set("templateVersion", 1);

  expect(readDocument(doc, exampleTemplate)).toEqual(before);
});

test("what no version knows is told as it is stored, and removed records are not told", () => {
  const doc = filledDoc();
  const [goals] = exampleTemplate.collections;
  if (!goals) throw new Error("The example has goals");
  addRecord(doc, goals, { id: "g2" });
  writeRichText(textAt(doc, "goals/g2.motto"), paragraphs("Naprzód"));
  removeRecord(doc, "goals", "g2");
  writeRichText(textAt(doc, "goals/g1.motto"), paragraphs("Razem"));

  const orphans = readOrphans(doc, exampleTemplate, [later]);

  expect(orphans.map(({ address }) => address)).toEqual(["goals/g1.motto"]);
});

test("a value that has become text does not hide the text that is written now", () => {
  const doc = filledDoc();
  writeRichText(textAt(doc, "city.people"), paragraphs("około 70 tysięcy"));

  expect(readDocument(doc, later).fields["city.people"]).toEqual({
    type: "line",
    text: "około 70 tysięcy",
  });
  expect(readOrphans(doc, later, [exampleTemplate]).map(({ address }) => address)).toContain(
    "city.people",
  );
});

test("two versions are compared place by place", () => {
  const { added, removed, changed } = compareTemplates(exampleTemplate, later);

  expect(added.map(({ address }) => address)).toEqual(["city.ends"]);
  expect(removed.map(({ address }) => address)).toContain("city.budget");
  expect(changed).toEqual([
    {
      address: "city.people",
      label: text("People in words"),
      within: text("City"),
      what: ["type"],
    },
  ]);
});

test("a version whose field has changed its kind under the same key cannot be published", () => {
  expect(versionProblems(exampleTemplate, later)).toEqual([
    {
      address: "city.people",
      message: '"city.people" has another type than before: give it a new key',
    },
  ]);
  expect(versionProblems(exampleTemplate, exampleTemplate)).toEqual([]);
});

test("values can still be written at places that both versions have", () => {
  const doc = filledDoc();

  setValue(doc, later, "city.begins", "2026-04-01");

  expect(readDocument(doc, later).fields["city.begins"]).toEqual({
    type: "date",
    date: "2026-04-01",
  });
});
