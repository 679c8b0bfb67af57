import { expect, test } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate, UndoManager, XmlElement, XmlText } from "yjs";
import { addRecord, removeRecord, storedValue } from "../edits.ts";
import { localEdit, textAt } from "../layout.ts";
import { readDocument } from "../read.ts";
import { paragraphs, plainText, readRichText, writeRichText } from "../rich-text.ts";
import { exampleTemplate } from "../testing.ts";
import { applyFix } from "./apply-fix.ts";
import type { Fix } from "./finding.ts";

const address = "city.challenge";

function docWith(text: string): Doc {
  const doc = new Doc();
  writeRichText(textAt(doc, address), paragraphs(text));
  return doc;
}

function textOf(doc: Doc, at = address): string {
  return plainText(readRichText(textAt(doc, at)));
}

function apply(doc: Doc, fix: Fix) {
  return applyFix(doc, exampleTemplate, fix, "new");
}

function replacing(from: string, to: string): Fix {
  return { kind: "replace-text", address, from, to };
}

test("a value is set, and undo takes it back", () => {
  const doc = new Doc();
  const undo = new UndoManager(doc, { trackedOrigins: new Set([localEdit]) });

  const result = apply(doc, { kind: "set-value", address: "city.budget", value: 500 });

  expect(result).toEqual({ ok: true, place: "city.budget" });
  expect(storedValue(doc, "city.budget")).toBe(500);
  undo.undo();
  expect(storedValue(doc, "city.budget")).toBeUndefined();
});

test("a value of a record that was removed in the meantime is not set", () => {
  const doc = new Doc();
  const [, actions] = exampleTemplate.collections;
  if (actions) addRecord(doc, actions, { id: "a" });
  removeRecord(doc, "actions", "a");

  const result = apply(doc, { kind: "set-value", address: "actions/a.cost", value: 500 });

  expect(result).toEqual({ ok: false, problem: "gone" });
});

test("a text is replaced wherever it stands alone in the field, and undo takes all of it back", () => {
  const doc = docWith("Klaster Konina i Koninianie.\nW Konina jest 1 klaster.");
  const undo = new UndoManager(doc, { trackedOrigins: new Set([localEdit]) });

  const result = apply(doc, replacing("Konina", "Konin"));

  expect(result).toEqual({ ok: true, place: address });
  expect(textOf(doc)).toBe("Klaster Konin i Koninianie.\nW Konin jest 1 klaster.");
  undo.undo();
  expect(textOf(doc)).toBe("Klaster Konina i Koninianie.\nW Konina jest 1 klaster.");
  expect(undo.undoStack).toHaveLength(0);
});

test("a text that begins inside a word is replaced where nothing stands alone", () => {
  const doc = docWith("niskoemisyjny");

  apply(doc, replacing("emisyjny", "emisyjna"));

  expect(textOf(doc)).toBe("niskoemisyjna");
});

test("the marks of what is replaced and of what stands beside it stay", () => {
  const doc = new Doc();
  const text = new XmlText();
  const paragraph = new XmlElement("paragraph");
  paragraph.insert(0, [text]);
  textAt(doc, address).insert(0, [paragraph]);
  text.insert(0, "Sieć ", {});
  text.insert(5, "efektywne energetycznie", { bold: {} });
  text.insert(28, " w mieście", {});

  apply(doc, replacing("efektywne energetycznie", "efektywnie energetycznie"));

  expect(text.toDelta()).toEqual([
    { insert: "Sieć " },
    { insert: "efektywnie energetycznie", attributes: { bold: {} } },
    { insert: " w mieście" },
  ]);
});

test("what somebody else types into the replaced words at the same time stays", () => {
  const doc = docWith("Zielona energia Konin");
  const other = new Doc();
  applyUpdate(other, encodeStateAsUpdate(doc));
  const words = textAt(other, address).get(0);
  // The paragraph that `docWith` wrote.
  const text = words instanceof XmlElement ? words.get(0) : undefined;
  if (text instanceof XmlText) text.insert(16, "w ");

  apply(doc, replacing("Zielona energia Konin", "Zielona Energia Konin"));
  applyUpdate(doc, encodeStateAsUpdate(other));

  expect(textOf(doc)).toBe("Zielona Energia w Konin");
});

test("a character that takes two units is never broken", () => {
  const doc = docWith("las 🌱 miasto");

  apply(doc, replacing("las 🌱 miasto", "las 🌳 miasto"));

  expect(textOf(doc)).toBe("las 🌳 miasto");
});

test("a text that somebody has changed already is left alone, and said so", () => {
  const doc = docWith("Zielona Energia Konin");

  expect(apply(doc, replacing("Zielona energia", "Zielona Energia"))).toEqual({
    ok: false,
    problem: "gone",
  });
});

test("a record is added with its values and texts, and undo takes all of it back in one step", () => {
  const doc = new Doc();
  const undo = new UndoManager(doc, { trackedOrigins: new Set([localEdit]) });
  const fix: Fix = {
    kind: "add-record",
    collection: "actions",
    values: { cost: 700 },
    texts: { name: "Audyt" },
  };

  const result = apply(doc, fix);

  expect(result).toEqual({ ok: true, place: "actions/new" });
  expect(readDocument(doc, exampleTemplate).collections["actions"]).toEqual([
    {
      id: "new",
      fields: { name: { type: "line", text: "Audyt" }, cost: { type: "money", grosze: 700 } },
    },
  ]);
  undo.undo();
  expect(readDocument(doc, exampleTemplate).collections["actions"]).toEqual([]);
  expect(undo.undoStack).toHaveLength(0);
});

test("a full collection takes no more", () => {
  const doc = new Doc();
  const goals = exampleTemplate.collections.filter(({ key }) => key === "goals");
  for (const collection of goals) {
    for (let count = 0; count < collection.max; count += 1) {
      addRecord(doc, collection, { id: `g${count}` });
    }
  }

  const result = apply(doc, { kind: "add-record", collection: "goals", values: {}, texts: {} });

  expect(result).toEqual({ ok: false, problem: "full" });
});
