/** For tests: a small template, and random editing that a seed repeats. */
import { Template } from "@brudnopis/schema";
import { type Doc, XmlElement, type XmlFragment, XmlText } from "yjs";
import {
  addRecord,
  liveRecords,
  moveRecord,
  removeRecord,
  restoreRecord,
  setValue,
} from "./edits.ts";
import { isTextField, localEdit, recordsOf, textAt } from "./layout.ts";
import type { StoredValue } from "./values.ts";

const text = (words: string) => ({ pl: words, en: words });
const counted = { pl: { one: "x", few: "x", many: "x", other: "x" }, en: { one: "x", other: "x" } };

/** A section with every kind of value, and two collections of which one belongs to the other. */
export const exampleTemplate: Template = Template.parse({
  format: 1,
  id: "example",
  version: 1,
  title: text("Example"),
  shortTitle: text("Example"),
  titleField: "city.title",
  sections: [
    {
      key: "city",
      number: "1",
      title: text("City"),
      parts: [
        { type: "line", key: "title", label: text("Title") },
        { type: "rich", key: "challenge", label: text("Challenge") },
        {
          type: "number",
          key: "people",
          label: text("People"),
          unit: { from: "fixed", unit: "os." },
        },
        { type: "money", key: "budget", label: text("Budget") },
        { type: "date", key: "begins", label: text("Begins") },
        { type: "boolean", key: "approved", label: text("Approved") },
        { type: "collection", collection: "goals" },
        { type: "collection", collection: "actions" },
      ],
    },
  ],
  collections: [
    {
      key: "goals",
      title: text("Goals"),
      counted,
      add: text("Add"),
      name: "name",
      columns: ["name"],
      fields: [{ type: "line", key: "name", label: text("Name") }],
    },
    {
      key: "actions",
      title: text("Actions"),
      counted,
      add: text("Add"),
      name: "name",
      columns: ["name", "cost"],
      fields: [
        { type: "line", key: "name", label: text("Name") },
        { type: "rich", key: "description", label: text("Description") },
        { type: "money", key: "cost", label: text("Cost") },
        { type: "year", key: "year", label: text("Year") },
        { type: "reference", key: "goal", label: text("Goal"), to: "goals" },
      ],
    },
  ],
});

export interface Random {
  /** At least 0 and less than 1. */
  next(): number;
  /** At least 0 and less than `end`. */
  below(end: number): number;
  pick<T>(items: readonly T[]): T | undefined;
  chance(probability: number): boolean;
}

/** Numbers that a seed repeats (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number) => Math.floor(next() * end);
  return {
    next,
    below,
    pick: (items) => items[below(items.length)],
    chance: (probability) => next() < probability,
  };
}

/** One edit such as a person makes: a value, a record, or some typing. */
export function editAtRandom(doc: Doc, template: Template, random: Random): void {
  const kind = random.next();
  if (kind < 0.15) editValue(doc, template, random);
  else if (kind < 0.4) editRecords(doc, template, random);
  else doc.transact(() => editText(doc, template, random), localEdit);
}

function editValue(doc: Doc, template: Template, random: Random): void {
  const edit = random.pick<[string, StoredValue | undefined]>([
    ["city.people", random.below(100_000)],
    ["city.people", { raw: "ok. 1,5 tys." }],
    ["city.budget", random.below(2 ** 40)],
    ["city.begins", "2026-03-05"],
    ["city.approved", random.chance(0.5)],
    ["city.budget", undefined],
  ]);
  if (edit) setValue(doc, template, ...edit);
}

function editRecords(doc: Doc, template: Template, random: Random): void {
  const collection = random.pick(template.collections);
  if (!collection) return;
  const live = liveRecords(doc, collection.key);
  const any = random.pick([...recordsOf(doc, collection.key).keys()]);
  const id = random.pick(live)?.id;
  const randomBit = () => random.chance(0.5);
  const kind = random.next();
  if (id === undefined || any === undefined || kind < 0.25) {
    if (live.length >= collection.max) return;
    const newId = `r${random.below(2 ** 32).toString(36)}`;
    addRecord(doc, collection, { id: newId, index: random.below(live.length + 1), randomBit });
  } else if (kind < 0.5) moveRecord(doc, collection.key, id, random.below(live.length), randomBit);
  else if (kind < 0.6) removeRecord(doc, collection.key, id);
  else if (kind < 0.7) restoreRecord(doc, collection.key, any);
  else if (collection.key === "actions") editRecordValue(doc, template, id, random);
}

function editRecordValue(doc: Doc, template: Template, id: string, random: Random): void {
  const goal = random.pick([...recordsOf(doc, "goals").keys()]);
  const edit = random.pick<[string, StoredValue | undefined]>([
    ["cost", random.below(10_000_000)],
    ["cost", undefined],
    ["year", 2026 + random.below(10)],
    ["goal", goal],
  ]);
  if (edit) setValue(doc, template, `actions/${id}.${edit[0]}`, edit[1]);
}

function editText(doc: Doc, template: Template, random: Random): void {
  const place = random.pick(textPlaces(doc, template));
  if (!place) return;
  const fragment = textAt(doc, place.address);
  const runs = textsIn(fragment);
  const run = random.pick(runs);
  if (!run || random.chance(0.05)) insertBlock(fragment, random, place.isRich);
  else if (random.chance(0.03)) deleteBlock(fragment, random);
  else if (random.chance(0.7)) run.insert(caretIn(run, random), typed(random));
  else if (random.chance(0.6)) deleteSome(run, random);
  else if (place.isRich) formatSome(run, random);
}

function textPlaces(doc: Doc, template: Template): { address: string; isRich: boolean }[] {
  const ofSections = template.sections.flatMap(({ key, parts }) =>
    parts.flatMap((part) =>
      part.type === "line" || part.type === "rich"
        ? [{ address: `${key}.${part.key}`, isRich: part.type === "rich" }]
        : [],
    ),
  );
  const ofRecords = template.collections.flatMap(({ key, fields }) =>
    [...recordsOf(doc, key).keys()].flatMap((id) =>
      fields
        .filter(isTextField)
        .map((field) => ({ address: `${key}/${id}.${field.key}`, isRich: field.type === "rich" })),
    ),
  );
  return [...ofSections, ...ofRecords];
}

function textsIn(parent: XmlFragment): XmlText[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof XmlText) return [child];
    return child instanceof XmlElement ? textsIn(child) : [];
  });
}

function typed(random: Random): string {
  return random.pick(["a", "e", "ż", " ", "🌱", "słowo ", "miasto dla ludzi "]) ?? "";
}

/** A place where a caret can be: never inside a character that takes two UTF-16 units. Yjs would break it in two. */
function caretIn(run: XmlText, random: Random): number {
  // toDelta is typed `any`; its runs have this shape (Yjs documentation, Y.Text).
  const delta = run.toDelta() as { insert: string }[];
  const words = delta.map(({ insert }) => insert).join("");
  const at = random.below(words.length + 1);
  return /^[\udc00-\udfff]/.test(words.slice(at)) ? at + 1 : at;
}

function selectIn(run: XmlText, random: Random): { at: number; length: number } {
  const [one, other] = [caretIn(run, random), caretIn(run, random)];
  return { at: Math.min(one, other), length: Math.abs(one - other) };
}

function deleteSome(run: XmlText, random: Random): void {
  const { at, length } = selectIn(run, random);
  if (length < 8) run.delete(at, length);
}

function formatSome(run: XmlText, random: Random): void {
  const { at, length } = selectIn(run, random);
  const format = random.pick([
    { bold: {} },
    { italic: {} },
    { bold: null },
    { link: { href: "https://example.org" } },
    { link: null },
  ]);
  if (format && length > 0) run.format(at, length, format);
}

function insertBlock(fragment: XmlFragment, random: Random, isRich: boolean): void {
  const block = isRich ? (random.pick([paragraph, heading, list, table]) ?? paragraph) : paragraph;
  fragment.insert(random.below(fragment.length + 1), [block(typed(random))]);
}

function deleteBlock(fragment: XmlFragment, random: Random): void {
  if (fragment.length > 0) fragment.delete(random.below(fragment.length), 1);
}

function paragraph(words: string): XmlElement {
  return element("paragraph", [new XmlText(words)]);
}

function heading(words: string): XmlElement {
  const made = element("heading", [new XmlText(words)]);
  // The editor stores JSON values; Yjs types them as strings.
  made.setAttribute("level", 4 as unknown as string);
  return made;
}

function list(words: string): XmlElement {
  return element("bulletList", [element("listItem", [paragraph(words)])]);
}

function table(words: string): XmlElement {
  return element("table", [
    element("tableRow", [element("tableHeader", [paragraph(words)])]),
    element("tableRow", [element("tableCell", [paragraph(""), element("hardBreak", [])])]),
  ]);
}

function element(name: string, children: (XmlElement | XmlText)[]): XmlElement {
  const made = new XmlElement(name);
  made.insert(0, children);
  return made;
}
