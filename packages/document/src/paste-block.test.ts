import { type Collection, Template } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate, UndoManager } from "yjs";
import { addRecord, liveRecords, removeRecord } from "./edits.ts";
import { localEdit } from "./layout.ts";
import { countPaste, pasteBlock, type PasteTarget, readBlock } from "./paste-block.ts";
import { guessColumns, pasteableFields } from "./paste-columns.ts";
import { readDocument } from "./read.ts";
import { paragraphs } from "./rich-text.ts";
import { readTableText } from "./table-text.ts";

const text = (pl: string, en = pl) => ({ pl, en });
const counted = { pl: { one: "x", few: "x", many: "x", other: "x" }, en: { one: "x", other: "x" } };
const base = { title: text("Tabela"), counted, add: text("Dodaj"), name: "name" };

const template = Template.parse({
  format: 1,
  id: "paste",
  version: 1,
  title: text("P"),
  shortTitle: text("P"),
  titleField: "city.title",
  sections: [
    {
      key: "city",
      number: "1",
      title: text("Miasto"),
      parts: [{ type: "line", key: "title", label: text("Tytuł") }],
    },
  ],
  collections: [
    {
      ...base,
      key: "actions",
      code: { prefix: "D" },
      max: 30,
      columns: ["name", "cost", "start", "owner", "kind"],
      fields: [
        { type: "line", key: "name", label: text("Nazwa", "Name") },
        { type: "rich", key: "scope", label: text("Zakres", "Scope") },
        { type: "money", key: "cost", label: text("Koszt", "Cost") },
        { type: "date", key: "start", label: text("Początek", "Start") },
        { type: "reference", key: "owner", label: text("Właściciel", "Owner"), to: "people" },
        {
          type: "reference",
          key: "partners",
          label: text("Partnerzy", "Partners"),
          to: "people",
          multiple: true,
        },
        {
          type: "enum",
          key: "kind",
          label: text("Typ działania", "Kind"),
          options: [
            { key: "build", label: text("inwestycyjne", "investment") },
            { key: "teach", label: text("edukacyjne", "education") },
          ],
        },
        {
          type: "number",
          key: "saving",
          label: text("Oszczędność", "Saving"),
          unit: { from: "choice", units: ["MWh/rok", "GJ/rok"] },
        },
      ],
    },
    {
      ...base,
      key: "people",
      code: { prefix: "P" },
      columns: ["name"],
      fields: [{ type: "line", key: "name", label: text("Nazwa", "Name") }],
    },
  ],
});
const actions = collectionAt(0);
const people = collectionAt(1);

function collectionAt(index: number): Collection {
  const collection = template.collections[index];
  if (!collection) throw new Error("The template above has two collections");
  return collection;
}

/** A document with two people, an undo that follows it, and what pasting into its actions needs. */
function ground() {
  const doc = new Doc();
  for (const [id, name] of [
    ["ada", "Łódzki Zakład Ciepła"],
    ["bob", "Urząd, Wydział Energii"],
  ] as const) {
    addRecord(doc, people, { id, texts: { name: paragraphs(name) } });
  }
  const undo = new UndoManager(doc, { trackedOrigins: new Set([localEdit]) });
  let ids = 0;
  const target: PasteTarget = {
    collection: actions,
    over: [],
    values: {},
    newId: () => `new-${(ids += 1)}`,
  };
  const read = () => readDocument(doc, template).collections["actions"] ?? [];
  const rowsOf = (block: string, columns: readonly (string | undefined)[]) =>
    readBlock(readTableText(block), columns, target.collection, {
      template,
      content: readDocument(doc, template),
      language: "pl",
    });
  return { doc, undo, target, read, rowsOf };
}

test("cells are read the Polish way", () => {
  const { doc, target, read, rowsOf } = ground();

  const rows = rowsOf("Sieć\t1,2\u00a0mln\t5 marca 2026 r.\tp1\tEdukacyjne", [
    "name",
    "cost",
    "start",
    "owner",
    "kind",
  ]);
  pasteBlock(doc, rows, target);

  expect(read()[0]?.fields).toEqual({
    name: { type: "line", text: "Sieć" },
    cost: { type: "money", grosze: 120_000_000 },
    start: { type: "date", date: "2026-03-05" },
    owner: { type: "reference", ids: ["ada"] },
    kind: { type: "choice", keys: ["teach"] },
  });
});

test.each([
  ["an amount with a dot that may mean either", "cost", "1.234"],
  ["an amount that is a formula", "cost", "=SUMA(A1:A3)"],
  ["a day that no calendar has", "start", "31.02.2026"],
  ["somebody whom nobody added", "owner", "Jan"],
  ["a list of which one is not known", "partners", "p1; Jan"],
  ["a choice that is not on the list", "kind", "inne"],
])("%s is kept as typed and marked", (_, field, typed) => {
  const { doc, target, read, rowsOf } = ground();

  const rows = rowsOf(typed, [field]);
  pasteBlock(doc, rows, target);

  expect(rows[0]?.get(field)?.isUnderstood).toBe(false);
  expect(read()[0]?.fields[field]).toEqual({ type: "unparsed", raw: typed });
});

test("what looks like a formula is text in a text field, and its line breaks become spaces", () => {
  const { doc, target, read, rowsOf } = ground();

  pasteBlock(doc, rowsOf('"=A1\n+B1"\t"Raz\ndwa"', ["name", "scope"]), target);

  expect(read()[0]?.fields["name"]).toEqual({ type: "line", text: "=A1 +B1" });
  expect(read()[0]?.fields["scope"]).toMatchObject({ doc: { content: [{}, {}] } });
});

test("references are found by code, name or both, whatever the letters; a name may hold a comma", () => {
  const { rowsOf } = ground();
  const found = (typed: string) => rowsOf(typed, ["partners"])[0]?.get("partners")?.content;

  expect(found("lodzki zaklad ciepla")).toEqual({ kind: "value", value: ["ada"] });
  expect(found("P2 Urząd, Wydział Energii")).toEqual({ kind: "value", value: ["bob"] });
  expect(found("P2, P1")).toEqual({ kind: "value", value: ["bob", "ada"] });
});

test("a number keeps the unit that stands behind it, else the first of the choice", () => {
  const { rowsOf } = ground();
  const found = (typed: string) => rowsOf(typed, ["saving"])[0]?.get("saving")?.content;

  expect(found("29\u00a0800 GJ/rok")).toEqual({
    kind: "value",
    value: { value: 29_800, unit: "GJ/rok" },
  });
  expect(found("5,5")).toEqual({ kind: "value", value: { value: 5.5, unit: "MWh/rok" } });
});

test("twenty rows are one step, and undo takes all of them back", () => {
  const { doc, undo, target, read, rowsOf } = ground();
  const block = Array.from({ length: 20 }, (_, row) => `Działanie ${row + 1}\t${row} tys.`);

  pasteBlock(doc, rowsOf(block.join("\n"), ["name", "cost"]), target);

  expect(
    read()
      .map(({ code }) => code)
      .slice(18),
  ).toEqual(["D19", "D20"]);
  expect(undo.undoStack).toHaveLength(1);
  undo.undo();
  expect(read()).toEqual([]);
  undo.redo();
  expect(read()).toHaveLength(20);
});

test("rows go over the records given and then become new ones; empty cells change nothing", () => {
  const { doc, undo, target, read, rowsOf } = ground();
  pasteBlock(doc, rowsOf("Jeden\t1\nDwa\t2", ["name", "cost"]), target);
  undo.stopCapturing();

  const over = read().slice(1);
  const result = pasteBlock(doc, rowsOf("Dwa i pół\t\nTrzy\t3", ["name", "cost"]), {
    ...target,
    over,
  });

  const shown = () =>
    read().map(({ fields: { name, cost } }) => [
      name?.type === "line" && name.text,
      cost?.type === "money" && cost.grosze / 100,
    ]);
  expect(result).toMatchObject({ changed: ["new-2"], added: ["new-3"] });
  expect(shown()).toEqual([
    ["Jeden", 1],
    ["Dwa i pół", 2],
    ["Trzy", 3],
  ]);
  undo.undo();
  expect(shown()).toEqual([
    ["Jeden", 1],
    ["Dwa", 2],
  ]);
});

test("what somebody types into a cell while it is pasted over stays beside the pasted words", () => {
  const { doc, target, read, rowsOf } = ground();
  pasteBlock(doc, rowsOf("Sieć ciepła", ["name"]), target);
  const other = new Doc();
  applyUpdate(other, encodeStateAsUpdate(doc));
  const ofOther = (block: string) =>
    pasteBlock(other, rowsOf(block, ["name"]), { ...target, over: [{ id: "new-1" }] });

  ofOther("Nowa Sieć ciepła");
  pasteBlock(doc, rowsOf("Sieć ciepła w mieście", ["name"]), { ...target, over: read() });
  applyUpdate(doc, encodeStateAsUpdate(other));

  expect(read()[0]?.fields["name"]).toEqual({ type: "line", text: "Nowa Sieć ciepła w mieście" });
});

test("rows for which there is no room are counted and left out", () => {
  const { doc, target, rowsOf } = ground();
  const rows = rowsOf("a\n".repeat(35), ["name"]);

  expect(countPaste(doc, rows.length, target)).toEqual({ changed: 0, added: 30, left: 5 });
  expect(pasteBlock(doc, rows, target).left).toBe(5);
  expect(liveRecords(doc, "actions")).toHaveLength(30);
});

test("a record that was removed in the meantime is not brought back by pasting over it", () => {
  const { doc, target, read, rowsOf } = ground();
  pasteBlock(doc, rowsOf("Jeden\nDwa", ["name"]), target);
  const over = read();
  removeRecord(doc, "actions", "new-1");

  pasteBlock(doc, rowsOf("A\nB", ["name"]), { ...target, over });

  expect(read().map(({ fields }) => fields["name"])).toEqual([{ type: "line", text: "B" }]);
});

const fields = pasteableFields(actions, undefined);

test("the first row says which column is which, in Polish or in English", () => {
  const guess = (header: string) =>
    guessColumns([header.split("\t"), ["x"]], actions, fields, undefined);

  expect(guess("Kod\tNAZWA działania\tKoszt (zł)\tUwagi\tPartnerzy")).toEqual({
    hasHeader: true,
    fields: [undefined, "name", "cost", undefined, "partners"],
  });
  expect(guess("Name\tStart")).toEqual({ hasHeader: true, fields: ["name", "start"] });
});

test("without names columns follow the table from the chosen cell on", () => {
  expect(guessColumns([["5", "01.03.2026"]], actions, fields, "cost")).toEqual({
    hasHeader: false,
    fields: ["cost", "start"],
  });
});

test("a first column of codes is left out", () => {
  const rows = [
    ["D1", "Sieć"],
    ["D2", "Dom"],
  ];

  expect(guessColumns(rows, actions, fields, undefined).fields).toEqual([undefined, "name"]);
});
