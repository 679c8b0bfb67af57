import type { RichNode, SuggestedChange } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { type Doc, UndoManager } from "yjs";
import { createDocument } from "../create.ts";
import { addRecord, liveRecords, setValue, storedValue } from "../edits.ts";
import { localEdit, textAt } from "../layout.ts";
import { readDocument } from "../read.ts";
import { paragraphs, plainText, readRichText, writeRichText } from "../rich-text.ts";
import { exampleTemplate as template } from "../testing.ts";
import { insertedBy } from "./inserted-by.ts";
import { locateHunk } from "./locate-hunk.ts";
import { suggestedHunks } from "./suggest.ts";
import { applySuggestion, suggestionFit } from "./suggestion.ts";
import { heading, p, started } from "./testing.ts";

const trees = "Miasto posadzi drzewa wzdłuż wszystkich głównych ulic.";

test.each<[string, SuggestedChange, unknown]>([
  ["an amount", value("city.budget", { type: "money", grosze: 260_000_000 }), 260_000_000],
  ["a number", value("city.people", { type: "number", value: 7, unit: "os." }), { value: 7 }],
  ["a date", value("city.begins", { type: "date", date: "2027-03-01" }), "2027-03-01"],
  ["a yes", value("city.approved", { type: "boolean", value: true }), true],
  ["a year of a record", value("actions/a1.year", { type: "year", year: 2030 }), 2030],
  ["a reference", value("actions/a1.goal", { type: "reference", ids: ["g1"] }), "g1"],
  ["an empty field", value("actions/a1.cost", undefined), undefined],
])(
  "%s is put in where it was as its author saw it, and else that it has changed is said",
  (_, change, stored) => {
    const doc = aDocument();

    const fits = [suggestionFit(doc, template, change)];
    if (change.type === "value") setValue(doc, template, change.address, { raw: "inaczej" });
    fits.push(suggestionFit(doc, template, change));
    expect(applySuggestion(doc, template, change)).toBe("applied");
    fits.push(suggestionFit(doc, template, change));

    expect(fits).toEqual(["clean", "changed", "applied"]);
    expect(change.type === "value" && storedValue(doc, change.address)).toEqual(stored);
  },
);

test("a record is added with all that was suggested, once, and comes back when that was undone", () => {
  const doc = aDocument();
  const undo = undoOf(doc);
  const change: SuggestedChange = {
    type: "add-record",
    collection: "actions",
    record: "a9",
    fields: {
      name: { type: "line", text: "Park" },
      description: { type: "rich", doc: paragraphs("Drzewa\ni ławki") },
      cost: { type: "money", grosze: 700 },
    },
  };

  expect(applySuggestion(doc, template, change)).toBe("applied");
  expect(applySuggestion(doc, template, change)).toBe("applied");
  const added = readDocument(doc, template).collections["actions"]?.find(({ id }) => id === "a9");
  undo.undo();
  const undone = liveRecords(doc, "actions").map(({ id }) => id);
  expect(applySuggestion(doc, template, change)).toBe("applied");

  expect(added?.fields).toMatchObject(change.fields);
  expect(undone).toEqual(["a1"]);
  expect(readDocument(doc, template).collections["actions"]).toHaveLength(2);
});

test("a record is removed, and what is suggested for it is stale then", () => {
  const doc = aDocument();
  const cost = value("actions/a1.cost", { type: "money", grosze: 5 });
  const removal: SuggestedChange = { type: "remove-record", collection: "actions", record: "a1" };

  expect(applySuggestion(doc, template, removal)).toBe("applied");

  expect(liveRecords(doc, "actions")).toEqual([]);
  expect(suggestionFit(doc, template, removal)).toBe("applied");
  expect(applySuggestion(doc, template, cost)).toBe("stale");
});

test("no record is added to a collection that is full", () => {
  const doc = aDocument();
  const collection = template.collections.find(({ key }) => key === "goals");
  const max = collection?.max ?? 0;
  for (let index = 1; index < max; index += 1)
    if (collection) addRecord(doc, collection, { id: `g${index + 1}` });
  const change: SuggestedChange = {
    type: "add-record",
    collection: "goals",
    record: "more",
    fields: {},
  };

  expect(applySuggestion(doc, template, change)).toBe("stale");
  expect(liveRecords(doc, "goals")).toHaveLength(max);
});

test.each([
  ["city.challenge", "Trzysta drzew\ni park", "clean", "Już coś jest\nTrzysta drzew\ni park"],
  ["city.title", "Ciepło\nz ziemi", "clean", "Konin Ciepło z ziemi"],
  ["city.budget", "2 600 000", "clean", 260_000_000],
  ["city.budget", "około dwóch milionów", "stale", undefined],
  ["city.approved", "Tak", "stale", undefined],
  ["actions/a1", "Wszystko jest inaczej", "stale", undefined],
])("what a guest answered about %s, %j, goes where it fits", (place, text, fit, expected) => {
  const doc = aDocument();
  write(doc, "city.challenge", "Już coś jest");
  write(doc, "city.title", "Konin");
  const change: SuggestedChange = { type: "answer", place, text };

  expect(suggestionFit(doc, template, change)).toBe(fit);
  const results = [1, 2].map(() => applySuggestion(doc, template, change));

  expect(results).toEqual(Array(2).fill(fit === "stale" ? "stale" : "applied"));
  const now = typeof expected === "string" ? wordsAt(doc, place) : storedValue(doc, place);
  expect(place.startsWith("city.") ? now : undefined).toEqual(expected);
});

test("who accepts says which ids they have inserted, and no others", () => {
  const doc = aDocument();
  write(doc, "city.challenge", trees);
  const hunks = suggestedHunks(textAt(doc, "city.challenge"), [
    p(trees.replace("posadzi drzewa", "posadzi rodzime drzewa")),
  ]);
  const [hunk] = hunks;

  const inserted = insertedBy(doc, () => {
    if (hunk) applySuggestion(doc, template, { type: "text", address: "city.challenge", hunk });
  });

  expect(hunks).toHaveLength(1);
  expect(inserted).toMatchObject([{ client: doc.clientID, length: "rodzime ".length }]);
  expect(insertedBy(doc, () => {})).toEqual([]);
});

/** What the city has made of the text since, what was suggested, and what comes of both. */
test.each<[string, RichNode[], RichNode[], RichNode[]]>([
  [
    "a word within a deletion stays",
    [p(trees.replace("wszystkich", "wszystkich nowych"))],
    [p("Miasto posadzi drzewa.")],
    [p("Miasto posadzi drzewa nowych .")],
  ],
  [
    "a word typed into a paragraph that is split",
    [p(trees.replace("drzewa", "stare drzewa"))],
    [p("Miasto posadzi drzewa"), p("wzdłuż wszystkich głównych ulic.")],
    [p("Miasto posadzi stare drzewa"), p("wzdłuż wszystkich głównych ulic.")],
  ],
  [
    "a word typed into the part that goes on below",
    [p(trees.replace("ulic", "ulic i placów"))],
    [p("Miasto posadzi drzewa"), p("wzdłuż wszystkich głównych ulic.")],
    [p("Miasto posadzi drzewa"), p("wzdłuż wszystkich głównych ulic i placów.")],
  ],
  [
    "a word typed into what becomes a heading",
    [p(trees.replace("drzewa", "stare drzewa"))],
    [heading(trees)],
    [heading(trees.replace("drzewa", "stare drzewa"))],
  ],
  [
    "words that were made bold",
    [p("Miasto posadzi *drzewa* wzdłuż wszystkich głównych ulic.")],
    [heading(trees)],
    [heading("Miasto posadzi *drzewa* wzdłuż wszystkich głównych ulic.")],
  ],
  [
    "a word typed into a paragraph that goes",
    [p(trees.replace("ulic", "ulic i placów"))],
    [],
    [p(" i placów")],
  ],
])("%s: nothing that was typed since is lost", (_, now, suggested, expected) => {
  const city = started(p("Przed tym."), p(trees), p("Za tym."));
  const [hunk] = suggestedHunks(city.text, [p("Przed tym."), ...suggested, p("Za tym.")]);
  city.write(() => {
    const hunks = suggestedHunks(city.text, [p("Przed tym."), ...now, p("Za tym.")]);
    for (const each of hunks) applyTo(city.doc, each);
  });

  expect(hunk && locateHunk(city.text, hunk)).toMatchObject({ isClean: false, isApplied: false });
  expect(hunk && applyTo(city.doc, hunk)).toBe("applied");

  expect(city.read()).toEqual([p("Przed tym."), ...expected, p("Za tym.")]);
});

test.each<[string, RichNode[]]>([
  ["was deleted", [p("Przed tym."), p("Za tym.")]],
  ["was written anew", [p("Przed tym."), p("Zupełnie inne zdanie o czymś innym."), p("Za tym.")]],
])("a suggestion whose text %s is stale, and keeps its words", (_, now) => {
  const city = started(p("Przed tym."), p(trees), p("Za tym."));
  const hunks = suggestedHunks(city.text, [
    p("Przed tym."),
    p("Miasto posadzi rodzime drzewa wzdłuż głównych ulic."),
    p("Za tym."),
  ]);
  for (const hunk of suggestedHunks(city.text, now)) applyTo(city.doc, hunk);

  const results = hunks.map((hunk) => applyTo(city.doc, hunk));

  expect(new Set(results)).toEqual(new Set(["stale"]));
  expect(city.read()).toEqual(now);
});

function aDocument(): Doc {
  const doc = createDocument(template, { language: "pl", networkKind: "planning" });
  for (const collection of template.collections)
    addRecord(doc, collection, { id: collection.key === "goals" ? "g1" : "a1" });
  setValue(doc, template, "actions/a1.cost", 100);
  return doc;
}

function value(
  address: string,
  after: Extract<SuggestedChange, { type: "value" }>["after"],
): SuggestedChange {
  const before =
    address === "actions/a1.cost" ? { before: { type: "money", grosze: 100 } as const } : {};
  return { type: "value", address, ...before, ...(after ? { after } : {}) };
}

function applyTo(doc: Doc, hunk: Extract<SuggestedChange, { type: "text" }>["hunk"]) {
  return applySuggestion(doc, template, { type: "text", address: "city.challenge", hunk });
}

function undoOf(doc: Doc): UndoManager {
  const roots = ["goals", "actions", "values"].map((name) => doc.getMap(name));
  return new UndoManager(roots, { trackedOrigins: new Set([localEdit]) });
}

function write(doc: Doc, address: string, words: string): void {
  writeRichText(textAt(doc, address), paragraphs(words));
}

function wordsAt(doc: Doc, address: string): string {
  return plainText(readRichText(textAt(doc, address)));
}
