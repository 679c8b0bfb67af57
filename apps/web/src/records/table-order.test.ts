import { Collection, type Field, type FieldContent, type RecordContent } from "@brudnopis/schema";
import type { TFunction } from "i18next";
import { expect, test } from "vitest";
import { smallTemplate } from "../document/testing.ts";
import type { FormatWords } from "../fields/use-format.ts";
import { filtered, held, nextSort, sorted } from "./table-order.ts";

const both = (text: string) => ({ pl: text, en: text });
const forms = { pl: { one: "x", few: "x", many: "x", other: "x" }, en: { one: "x", other: "x" } };
const collection = Collection.parse({
  key: "actions",
  title: both("Działania"),
  counted: forms,
  add: both("Dodaj"),
  name: "name",
  columns: ["name", "cost", "level", "owner"],
  fields: [
    { type: "line", key: "name", label: both("Nazwa") },
    { type: "money", key: "cost", label: both("Koszt") },
    {
      type: "enum",
      key: "level",
      label: both("Poziom"),
      options: [
        { key: "low", label: both("niski") },
        { key: "high", label: both("wysoki") },
        { key: "any", label: both("dowolny") },
      ],
    },
    { type: "reference", key: "owner", label: both("Właściciel"), to: "people" },
  ],
});

// The words of these tests are only asked for where something has no name.
const words: FormatWords = {
  template: { ...smallTemplate(), collections: [collection, { ...collection, key: "people" }] },
  language: "pl",
  t: String as unknown as TFunction,
};
const person = (id: string, code: string, name: string): RecordContent => ({
  id,
  code,
  fields: { name: { type: "line", text: name } },
});
const collections = { people: [person("bob", "P1", "Urząd"), person("ada", "P2", "Łódź Ciepła")] };

const money = (zloty: number): FieldContent => ({ type: "money", grosze: zloty * 100 });
const owner = (id: string): FieldContent => ({ type: "reference", ids: [id] });
const level = (key: string): FieldContent => ({ type: "choice", keys: [key] });

function record(name: string, fields: RecordContent["fields"] = {}): RecordContent {
  return { id: name, fields: { name: { type: "line", text: name }, ...fields } };
}

function order(field: string, records: RecordContent[], isDown = false): string {
  return sorted(records, { field, isDown }, collection, collections, words)
    .map(({ id }) => id)
    .join(" ");
}

test("words are sorted the Polish way, with the numbers in them as numbers", () => {
  const records = ["żaba", "zebra 10", "łoś", "zebra 9", "lis"].map((name) => record(name));

  expect(order("name", records)).toBe("lis łoś zebra 9 zebra 10 żaba");
});

test("amounts go by value; empty cells and what was not understood stand last either way", () => {
  const records = [
    record("brak"),
    record("dużo", { cost: { type: "unparsed", raw: "dużo" } }),
    record("dziesięć", { cost: money(10) }),
    record("dwa", { cost: money(2) }),
  ];

  expect(order("cost", records)).toBe("dwa dziesięć brak dużo");
  expect(order("cost", records, true)).toBe("dziesięć dwa brak dużo");
});

test("choices go in the order in which they are offered, references in that of their own table", () => {
  const records = [
    record("a", { level: level("any"), owner: owner("ada") }),
    record("b", { level: level("low"), owner: owner("bob") }),
    record("c", { level: level("high"), owner: owner("removed") }),
  ];

  expect(order("level", records)).toBe("b c a");
  expect(order("owner", records)).toBe("b a c");
});

test("all words that are searched for must be in a row's cells, without regard to Polish letters", () => {
  const records = [
    record("Sieć", { owner: owner("ada"), cost: money(1200) }),
    record("Sieć druga", { owner: owner("bob") }),
  ];
  const columns: readonly Field[] = collection.fields;
  const find = (typed: string) =>
    filtered(records, typed, columns, collections, words).map(({ id }) => id);

  expect(find("lodz siec")).toEqual(["Sieć"]);
  expect(find("1 200")).toEqual(["Sieć"]);
  expect(find("p1")).toEqual(["Sieć druga"]);
  expect(find(" ")).toHaveLength(2);
});

test("a column is sorted up, then down, then as the document has it", () => {
  const up = nextSort(undefined, "cost");
  const down = nextSort(up, "cost");

  expect([up?.isDown, down?.isDown, nextSort(down, "cost")]).toEqual([false, true, undefined]);
  expect(nextSort(down, "name")).toEqual({ field: "name", isDown: false });
});

test("rows stay where they are while somebody is in them; new ones come last and removed ones go", () => {
  const records = ["a", "c", "new"].map((name) => record(name));

  const shown = held(records, { shown: ["c", "b", "a"], known: new Set(["a", "b", "c"]) });

  expect(shown.map(({ id }) => id)).toEqual(["c", "a", "new"]);
});
