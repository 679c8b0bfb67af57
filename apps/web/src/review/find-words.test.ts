import { anchorAt, textAt } from "@brudnopis/document";
import type { Thread } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate, XmlElement, XmlText } from "yjs";
import { smallTemplate } from "../document/testing.ts";
import { anchoredIn } from "./anchors/anchored.ts";
import { Anchors } from "./anchors/anchors.ts";
import { findWords, isPlaceThere } from "./find-words.ts";
import { threadOf } from "./testing.ts";

function written(words: string) {
  const doc = new Doc();
  const paragraph = new XmlElement("paragraph");
  const text = new XmlText(words);
  paragraph.insert(0, [text]);
  textAt(doc, "basics.text").insert(0, [paragraph]);
  const place = (from: number, to: number) => ({
    type: "text" as const,
    address: "basics.text",
    anchor: anchorAt(textAt(doc, "basics.text"), from, to),
  });
  return { doc, text, place };
}

/** As a page with this document has them, on which nobody is told anything. */
function anchorsIn(doc: Doc, ...threads: Thread[]): Anchors {
  const anchors = new Anchors({
    textAt: (address) => textAt(doc, address),
    later: () => () => undefined,
  });
  const byId = new Map(threads.map((thread) => [thread.id, thread]));
  anchors.take(anchoredIn({ threads: byId, suggestions: new Map() }, undefined));
  return anchors;
}

test("threads know where their words are, and which are not there any more", () => {
  const { doc, text, place } = written("Konin ogrzewa się ciepłem z ziemi");
  const [stays, goes] = [
    threadOf("stays", { place: place(18, 25) }),
    threadOf("goes", { place: place(0, 5) }),
  ];

  text.delete(0, 6);
  const { offsets, detached } = findWords([stays, goes], anchorsIn(doc, stays, goes));

  expect([...offsets]).toEqual([["stays", 12]]);
  expect([...detached]).toEqual(["goes"]);
});

test("words that this page has not received yet are not lost", () => {
  const here = written("Konin");
  const there = written("Rybnik");
  applyUpdate(there.doc, encodeStateAsUpdate(here.doc));
  there.text.insert(6, " czeka na decyzję");
  const thread = threadOf("a", { place: there.place(12, 17) });

  const { detached } = findWords([thread], anchorsIn(here.doc, thread));

  expect(detached.size).toBe(0);
});

test.each<[Thread["place"], boolean]>([
  [{ type: "document" }, true],
  [{ type: "section", section: "plan" }, true],
  [{ type: "section", section: "was" }, false],
  [{ type: "field", address: "basics.cost" }, true],
  [{ type: "field", address: "basics.was" }, false],
  [{ type: "field", address: "actions/a.cost" }, true],
  [{ type: "field", address: "actions/gone.cost" }, false],
  [{ type: "record", collection: "actions", record: "a" }, true],
  [{ type: "record", collection: "actions", record: "gone" }, false],
])("the place %o is there: %s", (place, expected) => {
  const content = { collections: { actions: [{ id: "a", fields: {} }] } };

  expect(isPlaceThere(threadOf("t", { place }), smallTemplate(), content)).toBe(expected);
});
