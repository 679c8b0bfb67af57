import { type ImportBlock, type ImportDraft, inboxAddress, withInbox } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { Doc, applyUpdate, encodeStateAsUpdate, UndoManager } from "yjs";
import { addRecord } from "../edits.ts";
import { localEdit, textAt } from "../layout.ts";
import { createDocument } from "../create.ts";
import { readDocument } from "../read.ts";
import { paragraphs, plainText, writeRichText } from "../rich-text.ts";
import { exampleTemplate } from "../testing.ts";
import { applyImport } from "./apply-import.ts";
import type { ImportPlan } from "./plan.ts";
import { planImport } from "./plan-import.ts";

const template = withInbox(exampleTemplate);

function draft(...blocks: ImportBlock[]): ImportDraft {
  return { source: "docx", name: "plan.docx", blocks, images: [], leftOut: [] };
}

const heading = (level: number, text: string): ImportBlock => ({ type: "heading", level, text });
const text = (...lines: string[]): ImportBlock => ({
  type: "text",
  nodes: paragraphs(lines.join("\n")).content,
});
const table = (rows: string[][], caption?: string): ImportBlock => ({
  type: "table",
  headRows: 1,
  rows,
  ...(caption === undefined ? {} : { caption }),
});

function emptyDoc(): Doc {
  return createDocument(template, { language: "pl", networkKind: "planning" });
}

function planFor(doc: Doc, ...blocks: ImportBlock[]): ImportPlan {
  return planImport(draft(...blocks), template, readDocument(doc, template));
}

function apply(doc: Doc, plan: ImportPlan) {
  let count = 0;
  const content = readDocument(doc, template);
  const newId = () => `new${(count += 1)}`;
  return applyImport(doc, plan, { template, content, language: "pl", newId });
}

function wordsAt(doc: Doc, address: string): string {
  const field = readDocument(doc, template).fields[address];
  return field?.type === "rich" ? plainText(field.doc) : "";
}

test("I1 what is under a heading of the template goes to its field, all else to the inbox under its own headings", () => {
  const doc = emptyDoc();
  const plan = planFor(
    doc,
    text("Wstęp bez tytułu"),
    heading(1, "1. City"),
    heading(2, "Challenge:"),
    text("Za dużo energii."),
    heading(3, "Przyczyny"),
    text("Stare okna."),
    heading(2, "Notatki z rady"),
    text("Nikt nie wie, gdzie to dać."),
  );

  apply(doc, plan);

  expect(wordsAt(doc, "city.challenge")).toBe("Za dużo energii.\nPrzyczyny\nStare okna.");
  expect(wordsAt(doc, inboxAddress)).toBe(
    "Wstęp bez tytułu\n1. City › Notatki z rady\nNikt nie wie, gdzie to dać.",
  );
});

test("a label with a colon, a tab or alone says which value follows", () => {
  const doc = emptyDoc();
  const lines = text("Budget: 1 200,50 zł", "Begins\u20035 marca 2026 r.", "People", "72 400 os.");

  apply(doc, planFor(doc, heading(1, "City"), lines));

  expect(readDocument(doc, template).fields).toMatchObject({
    "city.budget": { type: "money", grosze: 120_050 },
    "city.begins": { type: "date", date: "2026-03-05" },
    "city.people": { type: "number", value: 72_400 },
  });
});

test("I3 what a field says is never replaced unless the plan says so", () => {
  const doc = emptyDoc();
  writeRichText(textAt(doc, "city.challenge"), paragraphs("Tak było."));
  const plan = planFor(doc, heading(1, "City"), heading(2, "Challenge"), text("Tak jest."));

  expect(plan.items[0]?.target).toEqual({ to: "field", address: "city.challenge", how: "append" });
  apply(doc, plan);

  expect(wordsAt(doc, "city.challenge")).toBe("Tak było.\nTak jest.");
});

test("a table becomes records by the titles of its columns, and a row that names one changes that one", () => {
  const doc = emptyDoc();
  addRecord(doc, actions(), { id: "a1", texts: { name: paragraphs("Audyt") } });
  const rows = [
    ["Name", "Cost", "Uwagi"],
    ["audyt", "100 zł", "x"],
    ["Remont", "200 zł", ""],
  ];

  const done = apply(doc, planFor(doc, heading(1, "City"), table(rows)));

  expect(done).toMatchObject({ added: 1, changed: 1 });
  const costs = readDocument(doc, template).collections["actions"]?.map(({ id, fields }) => [
    id,
    fields["cost"],
  ]);
  expect(costs).toEqual([
    ["a1", { type: "money", grosze: 10_000 }],
    ["new1", { type: "money", grosze: 20_000 }],
  ]);
});

test("A1 one step of undo takes back all of an import, and nothing else", () => {
  const doc = emptyDoc();
  writeRichText(textAt(doc, "city.challenge"), paragraphs("Tak było."));
  const before = readDocument(doc, template);
  const undo = new UndoManager(doc, {
    trackedOrigins: new Set([localEdit]),
    captureTimeout: 60_000,
  });

  apply(
    doc,
    planFor(
      doc,
      text(`Luźne ${"słowa ".repeat(50_000)}`),
      heading(1, "City"),
      heading(2, "Challenge"),
      text("Nowe."),
      table([
        ["Name", "Cost"],
        ["Remont", "2 zł"],
      ]),
    ),
  );
  expect(readDocument(doc, template)).not.toEqual(before);
  undo.undo();

  expect(readDocument(doc, template)).toEqual(before);
  expect(undo.undoStack).toEqual([]);
});

test("A2 rows for which a table has no room are in the inbox, word for word", () => {
  const doc = emptyDoc();
  const { max } = actions();
  const rows = Array.from({ length: max + 2 }, (_, at) => [`Działanie ${at}`, "1 zł"]);

  apply(doc, planFor(doc, heading(1, "City"), table([["Name", "Cost"], ...rows])));

  expect(readDocument(doc, template).collections["actions"]).toHaveLength(max);
  expect(wordsAt(doc, inboxAddress)).toContain(`Działanie ${max + 1}`);
});

test("A2 a text that a value cannot hold stays whole, in the inbox", () => {
  const doc = emptyDoc();
  const long = "Około miliona złotych, ale to zależy. ".repeat(20).trim();

  apply(doc, planFor(doc, heading(1, "City"), heading(2, "Budget"), text(long)));

  expect(readDocument(doc, template).fields["city.budget"]).toBeUndefined();
  expect(wordsAt(doc, inboxAddress)).toContain(long);
});

test("two who import into copies at the same time lose nothing of either", () => {
  const [ours, theirs] = [emptyDoc(), new Doc()];
  applyUpdate(theirs, encodeStateAsUpdate(ours));
  const planOf = (doc: Doc, words: string) =>
    planFor(doc, text(`Luźne ${words}`), heading(1, "City"), heading(2, "Challenge"), text(words));

  apply(ours, planOf(ours, "Nasze"));
  apply(theirs, planOf(theirs, "Ich"));
  applyUpdate(ours, encodeStateAsUpdate(theirs));
  applyUpdate(theirs, encodeStateAsUpdate(ours));

  expect(readDocument(ours, template)).toEqual(readDocument(theirs, template));
  for (const words of ["Nasze", "Ich"]) {
    expect(wordsAt(ours, "city.challenge")).toContain(words);
    expect(wordsAt(ours, inboxAddress)).toContain(`Luźne ${words}`);
  }
});

test("nodes that no editor of ours makes are read as their words, and links only where they are safe", () => {
  const doc = emptyDoc();
  const marks = [{ type: "link" as const, attrs: { href: "javascript:alert(1)" } }];
  const nodes = [
    { type: "script", content: [{ type: "text", text: "Słowa" }] },
    {
      type: "paragraph",
      attrs: { onclick: "x" },
      content: [{ type: "text", text: "klik", marks }],
    },
  ];

  apply(doc, planFor(doc, heading(1, "City"), heading(2, "Challenge"), { type: "text", nodes }));

  expect(readDocument(doc, template).fields["city.challenge"]).toEqual({
    type: "rich",
    doc: {
      type: "doc",
      content: [
        { type: "paragraph", content: [{ type: "text", text: "Słowa" }] },
        { type: "paragraph", content: [{ type: "text", text: "klik" }] },
      ],
    },
  });
  // Reading leaves such things out by itself: they are not stored either.
  expect(JSON.stringify(textAt(doc, "city.challenge").toJSON())).not.toMatch(
    /javascript|onclick|script/,
  );
});

function actions() {
  const found = template.collections.find(({ key }) => key === "actions");
  return found ?? expect.fail("The example template has no actions");
}
