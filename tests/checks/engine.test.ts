import {
  checkDocument,
  createDocument,
  type Finding,
  findingKey,
  readDocument,
  sectionOfPlace,
  type TextMemory,
} from "@brudnopis/document";
import {
  editAtRandom,
  exampleTemplate,
  type Random,
  seededRandom,
} from "@brudnopis/document/testing";
import type { DocumentContent, FieldContent, RecordContent } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { readSample } from "../templates/testing.ts";
import { begun, context, edited, findingsOf, template } from "./clean-mid.ts";
import { largeContent } from "./large-mid.ts";

const seeds = Array.from({ length: 30 }, (_, index) => 7_000 + index);

test.each(seeds)("K1 random edits of any template are checked (seed %i)", (seed) => {
  const random = seededRandom(seed);
  const doc = createDocument(exampleTemplate, { language: "pl", networkKind: "planning" });

  for (let step = 0; step < 200; step += 1) {
    editAtRandom(doc, exampleTemplate, random);
    const content = readDocument(doc, exampleTemplate);
    const findings = checkDocument(exampleTemplate, content, context);
    expectWellFormed(findings);
  }
});

test.each(seeds)("K1 whatever stands where, the MID is checked (seed %i)", (seed) => {
  const random = seededRandom(seed);
  const konin = readSample("konin", template);

  for (let step = 0; step < 20; step += 1) {
    const content = spoiled(konin, random);
    const findings = findingsOf(content, { language: random.chance(0.5) ? "pl" : "en" });
    expectWellFormed(findings);
    for (const { place } of findings) {
      expect(sectionOfPlace(template, place), `seed ${seed}, ${place}`).toBeDefined();
    }
  }
});

function expectWellFormed(findings: readonly Finding[]): void {
  const keys = findings.map(findingKey);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { facts } of findings) {
    for (const fact of Object.values(facts))
      expect(String(fact)).not.toMatch(/NaN|undefined|\[obj/);
  }
}

/** Values of every kind in every place, as no honest client writes them. */
const odd: readonly (FieldContent | undefined)[] = [
  undefined,
  { type: "unparsed", raw: "chyba 5" },
  { type: "unparsed", raw: "x".repeat(300) },
  { type: "line", text: " " },
  { type: "line", text: "Jak? Miejska Inicjatywa Działań XXX ABC (ABC) 5%" },
  { type: "line", text: "((((„„[ [P] \ud800 a.b.c." },
  { type: "rich", doc: { type: "doc", content: [] } },
  {
    type: "rich",
    doc: { type: "doc", content: [{ type: "paragraph" }, { type: "text", text: "X" }] },
  },
  { type: "number", value: -0 },
  { type: "number", value: 1e300 },
  { type: "money", grosze: -1 },
  { type: "money", grosze: Number.MAX_SAFE_INTEGER },
  { type: "date", date: "0001-01-01" },
  { type: "date", date: "9999-12-31" },
  { type: "year", year: 0 },
  { type: "choice", keys: [] },
  { type: "choice", keys: ["own"] },
  { type: "reference", ids: ["d1", "gone", "d1"] },
  { type: "reference", ids: ["p1", "c1", "s1", "w11"] },
  { type: "boolean", value: false },
];

function spoiled(content: DocumentContent, random: Random): DocumentContent {
  return {
    ...content,
    networkKind: random.chance(0.5) ? "planning" : "transfer",
    fields: spoiledFields(content.fields, random),
    collections: Object.fromEntries(
      Object.entries(content.collections)
        .filter(() => random.chance(0.95))
        .map(([key, records]) => [key, spoiledRecords(records, random)]),
    ),
  };
}

function spoiledRecords(records: readonly RecordContent[], random: Random): RecordContent[] {
  return records
    .filter(() => random.chance(0.9))
    .map((record) => ({ ...record, fields: spoiledFields(record.fields, random) }));
}

function spoiledFields(
  fields: DocumentContent["fields"],
  random: Random,
): Record<string, FieldContent> {
  const kept: Record<string, FieldContent> = {};
  for (const [key, value] of Object.entries(fields)) {
    const content = random.chance(0.15) ? random.pick(odd) : value;
    if (content) kept[key] = content;
  }
  return kept;
}

test("K2 findings come in the order of the document", () => {
  const findings = findingsOf(
    edited(({ clear, set }) => {
      clear("implementation.updates", "actions/d2.scope", "challenge.why-now");
      set("actions/d1.end", { raw: "kiedyś" });
      clear("indicators/w21.source");
    }),
  );

  expect(findings.map(({ place }) => place)).toEqual([
    "challenge.why-now",
    "indicators/w21.source",
    "actions/d1.end",
    "actions/d2.scope",
    "implementation.updates",
  ]);
});

test("K3 of an empty document only the empty sections are said", () => {
  const findings = findingsOf(begun(() => {}));

  expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(["empty-section"]));
  expect(findings.map(({ place }) => place)).toEqual(
    template.sections
      .filter(({ required, networkKind }) => required && networkKind === undefined)
      .map(({ key }) => key),
  );
});

test("a section of transfer networks is asked for in these only", () => {
  const content = edited(() => {});

  expect(findingsOf({ ...content, networkKind: "transfer" })).toMatchObject([
    { rule: "empty-section", place: "transfer" },
  ]);
});

test("a template without the collections of the MID has findings of its own fields only", () => {
  const doc = createDocument(exampleTemplate, {
    language: "pl",
    networkKind: "planning",
    title: "Miasto ABCD",
  });

  const findings = checkDocument(exampleTemplate, readDocument(doc, exampleTemplate), context);

  expect(findings).toMatchObject([{ rule: "undefined-acronym", place: "city.title" }]);
  expect(findings[0]?.fix).toBeUndefined();
});

test("where a template does not ask for sources, a figure without one is pointed out", () => {
  const lenient = {
    ...template,
    collections: template.collections.map((collection) => ({
      ...collection,
      fields: collection.fields.map((field) =>
        field.key === "source" ? { ...field, required: false } : field,
      ),
    })),
  };
  const without = edited(({ clear }) => clear("key-data/k1.source", "indicators/w11.source"));
  const estimated = edited(({ clear, set }) => {
    clear("key-data/k1.source");
    set("key-data/k1.origin", "own-estimate");
  });

  expect(checkDocument(lenient, without, context)).toMatchObject([
    { rule: "figure-source", place: "key-data/k1.source", facts: { variant: "record" } },
    { rule: "figure-source", place: "indicators/w11.source", facts: { variant: "record" } },
  ]);
  expect(checkDocument(lenient, estimated, context)).toEqual([]);
});

test("facts are in the language of the reader", () => {
  const content = edited(({ set }) => set("actions/d3.cost", 6_000_000_00));

  const [finding] = findingsOf(content, { language: "en" });

  expect(finding?.facts["cost"]).toBe("PLN\u00a06,000,000");
});

test("what was read of texts before changes nothing in what is found", () => {
  const before = largeContent();
  const after = {
    ...before,
    fields: {
      ...before.fields,
      "challenge.diagnosis": { type: "line", text: "Miejska Inicjatywa Działań" } as const,
    },
  };
  const memory: TextMemory = new WeakMap();

  checkDocument(template, before, context, memory);

  expect(checkDocument(template, after, context, memory)).toEqual(findingsOf(after));
});

test("a full run over a large document, for the record", () => {
  const content = largeContent();
  const time = (memory: TextMemory) => {
    const start = performance.now();
    checkDocument(template, content, context, memory);
    return performance.now() - start;
  };
  for (let run = 0; run < 5; run += 1) time(new WeakMap());

  const fresh = Array.from({ length: 11 }, () => time(new WeakMap())).toSorted((a, b) => a - b);
  const memory: TextMemory = new WeakMap();
  time(memory);
  const again = Array.from({ length: 11 }, () => time(memory)).toSorted((a, b) => a - b);

  console.log(
    `check of 30 actions × 60 stakeholders × 10 goals, fastest of 11: ${fresh[0]?.toFixed(1)} ms, ` +
      `with texts known ${again[0]?.toFixed(1)} ms`,
  );
  expect(findingsOf(content).length).toBeGreaterThan(0);
});
