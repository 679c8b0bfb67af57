import { type Random, seededRandom } from "@brudnopis/document/testing";
import { expect, test } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, XmlElement, XmlText } from "yjs";
import { updateParts } from "./update-parts.ts";

const limits = { bytes: 400, structs: 8, text: 20 };

function text(doc: Doc): XmlText {
  const found = doc.getXmlFragment("vision.text").get(0);
  const first = found instanceof XmlElement ? found.get(0) : undefined;
  if (!(first instanceof XmlText)) throw new Error("there is no text");
  return first;
}

function written(clientId: number): Doc {
  const doc = new Doc();
  doc.clientID = clientId;
  const paragraph = new XmlElement("paragraph");
  doc.getXmlFragment("vision.text").insert(0, [paragraph]);
  paragraph.insert(0, [new XmlText("początek")]);
  return doc;
}

/** All of it in its order, with nothing left that would have to wait for something later. */
function joined(start: Uint8Array, parts: readonly Uint8Array[]): Doc {
  const doc = new Doc();
  applyUpdate(doc, start);
  for (const part of parts) {
    applyUpdate(doc, part);
    expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
  }
  return doc;
}

test("a small update is one part, byte for byte", () => {
  const update = encodeStateAsUpdate(written(1));

  expect(updateParts(update)).toEqual([update]);
});

test("T1 T2 a long run of text is cut between characters, and reads the same", () => {
  const doc = written(1);
  const start = encodeStateAsUpdate(doc);
  const words = "Żółć 🏙️ i 👩‍🌾 w mieście. ".repeat(400);
  let update = new Uint8Array();
  doc.once("update", (made: Uint8Array) => {
    update = Uint8Array.from(made);
  });
  text(doc).insert(5, words);

  const parts = updateParts(update, limits);
  const copy = joined(start, parts);

  expect(parts.length).toBeGreaterThan(40);
  expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(500);
  expect(text(copy).toJSON()).toBe(text(doc).toJSON());
  // Yjs joins the pieces again, as if they had come at once.
  expect(encodeStateAsUpdate(copy)).toEqual(encodeStateAsUpdate(doc));
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  "T1 T2 a day's work without a network arrives in parts (seed %i)",
  (seed) => {
    const random = seededRandom(seed);
    const doc = written(1);
    const start = encodeStateAsUpdate(doc);
    const away = new Doc();
    away.clientID = 2;
    applyUpdate(away, start);
    for (let step = 0; step < 120; step += 1) edit(away, random);

    const update = encodeStateAsUpdate(away, encodeStateVector(doc));
    const parts = updateParts(update, limits);

    expect(parts.length).toBeGreaterThan(4);
    expect(encodeStateAsUpdate(joined(start, parts))).toEqual(encodeStateAsUpdate(away));
  },
);

test("what several clients wrote stays one update", () => {
  const one = written(1);
  const two = new Doc();
  two.clientID = 2;
  applyUpdate(two, encodeStateAsUpdate(one));
  text(two).insert(3, "x".repeat(500));
  const update = encodeStateAsUpdate(two);

  expect(updateParts(update, limits)).toEqual([update]);
});

function edit(doc: Doc, { below }: Random): void {
  const all = text(doc);
  const at = below(all.length + 1);
  const kind = below(10);
  if (kind < 6) all.insert(at, "ąb🏙️".repeat(1 + below(12)));
  else if (kind < 8) all.delete(at, Math.min(all.length - at, below(9)));
  else if (kind < 9)
    all.format(at, Math.min(all.length - at, 5), { bold: below(2) === 0 ? {} : null });
  else doc.getMap("values").set(`a.b${below(4)}`, { grosze: below(1e6) });
}
