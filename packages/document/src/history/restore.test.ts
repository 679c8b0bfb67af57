import type { RichNode } from "@brudnopis/schema";
import { expect, test } from "vitest";
import {
  applyUpdate,
  createAbsolutePositionFromRelativePosition,
  createRelativePositionFromTypeIndex,
  decodeUpdate,
  Doc,
  encodeStateAsUpdate,
  encodeStateVector,
  Item,
  type RelativePosition,
  XmlElement,
  XmlText,
} from "yjs";
import { addRecord, moveRecord, removeRecord, setValue, storedValue } from "../edits.ts";
import { fieldAt, textAt } from "../layout.ts";
import { readDocument } from "../read.ts";
import { readRichText, writeRichText } from "../rich-text.ts";
import { exampleTemplate } from "../testing.ts";
import { restore, type RestoreWhat } from "./restore.ts";

const address = "city.challenge";
const everything: RestoreWhat = { type: "document" };

const text = (words: string, ...marks: "bold"[]): RichNode => ({
  type: "text",
  text: words,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const paragraph = (...content: RichNode[]): RichNode => ({ type: "paragraph", content });
const line = (words: string): RichNode => paragraph(text(words));
const list = (...items: string[]): RichNode => ({
  type: "bulletList",
  content: items.map((item) => ({ type: "listItem", content: [line(item)] })),
});
const hardBreak: RichNode = { type: "hardBreak" };

function docWith(...content: RichNode[]): Doc {
  const doc = new Doc();
  if (content.length > 0) writeRichText(textAt(doc, address), { type: "doc", content });
  return doc;
}

function copyOf(doc: Doc): Doc {
  const copy = new Doc();
  applyUpdate(copy, encodeStateAsUpdate(doc));
  return copy;
}

function restoreIn(doc: Doc, target: Doc, what = everything): boolean {
  return restore(doc, target, exampleTemplate, what);
}

function contentOf(doc: Doc): RichNode[] {
  return readRichText(textAt(doc, address)).content;
}

/** Characters, blocks and marks that an edit writes. */
function writtenBy(doc: Doc, edit: () => void): number {
  const before = encodeStateVector(doc);
  edit();
  return decodeUpdate(encodeStateAsUpdate(doc, before))
    .structs.filter((struct) => struct instanceof Item)
    .reduce((sum, { length }) => sum + length, 0);
}

interface Case {
  readonly name: string;
  readonly now: RichNode[];
  readonly was: RichNode[];
  /** At most. */
  readonly writes: number;
}

const cases: readonly Case[] = [
  { name: "a word", now: [line("dwa nowe domy")], was: [line("dwa stare domy")], writes: 5 },
  {
    name: "a word that was taken out",
    now: [line("dwa domy")],
    was: [line("dwa małe domy")],
    writes: 5,
  },
  { name: "a word too many", now: [line("dwa małe domy")], was: [line("dwa domy")], writes: 0 },
  {
    name: "a mark",
    now: [paragraph(text("dwa nowe domy"))],
    was: [paragraph(text("dwa "), text("nowe", "bold"), text(" domy"))],
    writes: 2,
  },
  {
    name: "a mark too many",
    now: [paragraph(text("dwa "), text("nowe", "bold"), text(" domy"))],
    was: [paragraph(text("dwa nowe domy"))],
    writes: 0,
  },
  {
    name: "a word in bold beside others in bold",
    now: [paragraph(text("dwa domy", "bold"))],
    was: [paragraph(text("dwa małe domy", "bold"))],
    writes: 5,
  },
  {
    name: "a line break",
    now: [line("dwa domy")],
    was: [paragraph(text("dwa "), hardBreak, text("domy"))],
    writes: 6,
  },
  {
    name: "a line break too many",
    now: [paragraph(text("dwa "), hardBreak, text("domy"))],
    was: [line("dwa domy")],
    writes: 0,
  },
  {
    name: "a paragraph between two",
    now: [line("ala"), line("kot")],
    was: [line("ala"), line("ma"), line("kot")],
    writes: 4,
  },
  {
    name: "a paragraph too many",
    now: [line("ala"), line("ma"), line("kot")],
    was: [line("ala"), line("kot")],
    writes: 0,
  },
  {
    name: "an item of a list",
    now: [list("ala", "kot")],
    was: [list("ala", "ma", "kot")],
    writes: 5,
  },
  {
    name: "a word in a cell of a table",
    now: [tableOf("dwa nowe domy", "jeden")],
    was: [tableOf("dwa stare domy", "jeden")],
    writes: 5,
  },
  {
    name: "how many columns a cell has",
    now: [{ type: "table", content: [{ type: "tableRow", content: [cell("a b c")] }] }],
    was: [
      {
        type: "table",
        content: [{ type: "tableRow", content: [{ ...cell("a b c"), attrs: { colspan: 2 } }] }],
      },
    ],
    writes: 1,
  },
  {
    name: "a heading that became a paragraph",
    now: [line("Dwa domy"), line("kot")],
    was: [{ type: "heading", content: [text("Dwa domy")] }, line("kot")],
    writes: 10,
  },
  { name: "all of a text", now: [], was: [line("ala"), list("kot")], writes: 12 },
  { name: "no text at all", now: [line("ala"), list("kot")], was: [], writes: 0 },
];

function tableOf(...cells: string[]): RichNode {
  return { type: "table", content: [{ type: "tableRow", content: cells.map(cell) }] };
}

function cell(words: string): RichNode {
  return { type: "tableCell", content: [line(words)] };
}

test.each(cases)("H1, H2 $name comes back, and little is written", ({ now, was, writes }) => {
  const doc = docWith(...now);

  const written = writtenBy(doc, () => restoreIn(doc, docWith(...was)));

  expect(contentOf(doc)).toEqual(was);
  expect(written).toBeLessThanOrEqual(writes);
});

test("H2 what somebody types meanwhile into a paragraph of which a word is restored stays", () => {
  const doc = docWith(line("dwa nowe domy"), line("kot"));
  const other = copyOf(doc);
  const target = docWith(line("dwa stare domy"), line("pies"), line("kot"));
  writeAt(other, 0, "dwa nowe domy".length, " z ogrodem");
  writeAt(other, 1, 0, "czarny ");

  restoreIn(doc, target);
  applyUpdate(doc, encodeStateAsUpdate(other));

  expect(contentOf(doc)).toEqual([
    line("dwa stare domy z ogrodem"),
    line("pies"),
    line("czarny kot"),
  ]);
});

test("H2 what is pinned to words that stay is still pinned to them", () => {
  const doc = docWith(line("dwa nowe domy"), line("kot"));
  const [houses, cat] = runsOf(doc);
  const pins = [pin(houses, "dwa nowe ".length), pin(cat, 1)];

  restoreIn(doc, docWith(line("pies"), line("dwa stare, białe domy"), line("kot")));

  expect(pins.map((at) => createAbsolutePositionFromRelativePosition(at, doc))).toMatchObject([
    { type: houses, index: "dwa stare, białe ".length },
    { type: cat, index: 1 },
  ]);
});

function pin(run: XmlText | undefined, at: number): RelativePosition {
  if (!run) throw new Error("No text");
  return createRelativePositionFromTypeIndex(run, at);
}

/** @param block Of the text, which is one of paragraphs. */
function writeAt(doc: Doc, block: number, at: number, words: string): void {
  const run = runsOf(doc)[block];
  run?.insert(at, words);
}

function runsOf(doc: Doc): XmlText[] {
  return textAt(doc, address)
    .toArray()
    .map((block) => (block instanceof XmlElement ? block.get(0) : undefined))
    .filter((run) => run instanceof XmlText);
}

test("H1 a text that no editor of ours has written is replaced", () => {
  const doc = docWith();
  const block = new XmlElement("video");
  textAt(doc, address).insert(0, [block, new XmlText("kot")]);
  block.insert(0, [new XmlText("ala")]);

  restoreIn(doc, docWith(line("ala"), line("pies")));

  expect(contentOf(doc)).toEqual([line("ala"), line("pies")]);
});

test("H2 where nothing differs, nothing is written, and it says so", () => {
  const { doc, target } = withRecords();
  let updates = 0;
  doc.on("update", () => (updates += 1));

  const isChanged = restoreIn(doc, target);

  expect(isChanged).toBe(false);
  expect(updates).toBe(0);
});

/** Three actions with a cost, and a copy of it all. */
function withRecords(): { doc: Doc; target: Doc } {
  const doc = docWith(line("ala"));
  setValue(doc, exampleTemplate, "city.people", 500);
  const [, actions] = exampleTemplate.collections;
  for (const id of ["a", "b", "c"]) {
    if (actions) addRecord(doc, actions, { id, values: { cost: 100 } });
  }
  return { doc, target: copyOf(doc) };
}

function read(doc: Doc) {
  return readDocument(doc, exampleTemplate);
}

test("H2 an empty field that somebody has stepped into is as empty as before", () => {
  const doc = docWith(paragraph());

  expect(restoreIn(doc, docWith())).toBe(false);
});

test("H1 records come back with what was in them, where they were, and later ones go", () => {
  const { doc, target } = withRecords();
  const [, actions] = exampleTemplate.collections;
  setValue(doc, exampleTemplate, "actions/a.cost", 900);
  removeRecord(doc, "actions", "a");
  moveRecord(doc, "actions", "c", 0);
  if (actions) addRecord(doc, actions, { id: "d" });
  setValue(doc, exampleTemplate, "city.people", undefined);

  restoreIn(doc, target);

  expect(read(doc)).toEqual(read(target));
});

test("a record's place alone is restored", () => {
  const { doc, target } = withRecords();
  moveRecord(doc, "actions", "c", 0);
  setValue(doc, exampleTemplate, "actions/c.cost", 900);

  restoreIn(doc, target, { type: "order", collection: "actions", id: "c" });

  expect(read(doc).collections["actions"]?.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  expect(storedValue(doc, "actions/c.cost")).toBe(900);
});

test("one value of a record is restored, and nothing beside it", () => {
  const { doc, target } = withRecords();
  setValue(doc, exampleTemplate, "actions/a.cost", 900);
  setValue(doc, exampleTemplate, "actions/a.year", 2030);

  restoreIn(doc, target, { type: "place", address: "actions/a.cost" });

  expect(storedValue(doc, "actions/a.cost")).toBe(100);
  expect(storedValue(doc, "actions/a.year")).toBe(2030);
});

test("a field of a record that was not there yet stays, and so does what the template does not have", () => {
  const { doc, target } = withRecords();
  const [, actions] = exampleTemplate.collections;
  if (actions) addRecord(doc, actions, { id: "d", values: { cost: 900 } });

  for (const place of ["actions/d.cost", "city.nothing", "actions/a.nothing", "nowhere"]) {
    expect(restoreIn(doc, target, { type: "place", address: place })).toBe(false);
  }
  expect(storedValue(doc, "actions/d.cost")).toBe(900);
});

test("a value that the field does not take any more is kept as it was typed", () => {
  const { doc, target } = withRecords();
  const narrower = structuredClone(exampleTemplate);
  const field = fieldAt(narrower, "city.people");
  if (field?.type === "number") field.max = 400;
  setValue(doc, narrower, "city.people", 300);

  restore(doc, target, narrower, everything);

  expect(storedValue(doc, "city.people")).toEqual({ raw: "500" });
});

test("a document whose history began anew gets the records that it never had", () => {
  const { target } = withRecords();
  const doc = new Doc();

  restoreIn(doc, target);

  expect(read(doc)).toEqual(read(target));
});
