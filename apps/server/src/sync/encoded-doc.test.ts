import { createDocument } from "@brudnopis/document";
import {
  editAtRandom,
  exampleTemplate,
  type Random,
  seededRandom,
} from "@brudnopis/document/testing";
import { expect, test } from "vitest";
import {
  applyUpdate,
  ContentDeleted,
  decodeStateVector,
  decodeUpdate,
  Doc,
  encodeStateAsUpdate,
  encodeStateVector,
  Item,
  mergeUpdates,
  XmlElement,
  XmlText,
} from "yjs";
import { MalformedBytes } from "./bytes.ts";
import { concatUpdates } from "./concat-updates.ts";
import { EncodedDoc } from "./encoded-doc.ts";

const seeds = Array.from({ length: 30 }, (_, index) => index + 1);

test("updates put together make the same document as Yjs makes of them", () => {
  for (const seed of seeds) {
    const random = seededRandom(seed);
    const { updates } = editedDocument(random);
    for (const part of partsOf(updates, random)) {
      const before = updates.slice(0, updates.indexOf(part[0] ?? new Uint8Array(0)));

      const ours = docOf([...before, concatUpdates(part)]);

      expect(stateOf(ours), `seed ${seed}`).toEqual(
        stateOf(docOf([...before, mergeUpdates([...part])])),
      );
      expect(ours.store.pendingStructs, `seed ${seed}`).toBeNull();
    }
  }
});

test("a document in its updates answers as one in Yjs does", () => {
  for (const seed of seeds) {
    const random = seededRandom(seed);
    const { doc, updates } = editedDocument(random);
    const encoded = EncodedDoc.of(updates);
    const earlier = docOf(updates.slice(0, random.below(updates.length)));
    const known = decodeStateVector(encodeStateVector(earlier));

    expect(encoded?.isWhole, `seed ${seed}`).toBe(true);
    expect(encoded?.stateVector, `seed ${seed}`).toEqual(decodeStateVector(encodeStateVector(doc)));
    expect(stateOf(docOf([encoded?.encode() ?? nothing])), `seed ${seed}`).toEqual(stateOf(doc));
    applyUpdate(earlier, encoded?.encode(known) ?? nothing);
    expect(stateOf(earlier), `seed ${seed}`).toEqual(stateOf(doc));
  }
});

test("an answer to somebody who has everything holds deletes and nothing else", () => {
  const { updates } = editedDocument(seededRandom(3));
  const encoded = EncodedDoc.of(updates);

  const answer = encoded?.encode(encoded.stateVector) ?? nothing;

  expect(answer[0]).toBe(0);
  expect(encoded?.has(answer)).toBe(true);
});

test("an update brings something new when it has a struct or a delete more, and only then", () => {
  const { doc, updates } = editedDocument(seededRandom(4));
  const encoded = EncodedDoc.of(updates);
  const known = encodeStateVector(doc);
  const upToDate = encodeStateAsUpdate(doc, known);
  doc.getMap("values").delete("city.begins");
  doc.getMap("values").set("city.begins", "2027-01-01");
  const withStruct = encodeStateAsUpdate(doc, known);

  expect(encoded?.has(upToDate)).toBe(true);
  expect(encoded?.has(withStruct)).toBe(false);
  expect(encoded?.has(deleteOnly(doc))).toBe(false);
});

test("what was deleted is dropped, the document stays the same, and others go on in it", () => {
  for (const seed of seeds) {
    const random = seededRandom(seed);
    const { people, updates } = typedDocument(random);
    const encoded = EncodedDoc.of(updates);
    const whole = docOf(updates);
    expect(encoded?.tidy(), `seed ${seed}`).toBe(true);

    const tidied = encoded?.encode() ?? nothing;

    expect(deletedContentIn(tidied), `seed ${seed}`).toEqual([]);
    expect(stateOf(docOf([tidied])), `seed ${seed}`).toEqual(stateOf(whole));
    const copy = docOf([tidied]);
    for (const person of people) {
      editText(person, random);
      const update = encodeStateAsUpdate(person, encodeStateVector(copy));
      for (const doc of [copy, whole]) applyUpdate(doc, update);
    }
    expect(copy.store.pendingStructs, `seed ${seed}`).toBeNull();
    expect(stateOf(copy), `seed ${seed}`).toEqual(stateOf(whole));
  }
});

test("what was deleted since a snapshot is dropped from the snapshot too", () => {
  for (const seed of seeds) {
    const { updates } = typedDocument(seededRandom(seed));
    const snapshot = encodeStateAsUpdate(docOf(updates.slice(0, 50)));
    const encoded = EncodedDoc.of([snapshot, ...updates.slice(50)]);

    expect(encoded?.tidy(), `seed ${seed}`).toBe(true);

    const tidied = encoded?.encode() ?? nothing;
    expect(deletedContentIn(tidied), `seed ${seed}`).toEqual([]);
    expect(stateOf(docOf([tidied])), `seed ${seed}`).toEqual(stateOf(docOf(updates)));
  }
});

test("what Yjs alone can take apart is left to it: half of a character, part of a list", () => {
  const doc = new Doc();
  doc.clientID = 1;
  doc.getText("text").insert(0, "a😀b");
  const half = Uint8Array.of(0, 1, 1, 1, 1, 1);
  expect(EncodedDoc.of([encodeStateAsUpdate(doc), half])?.tidy()).toBe(false);

  const list = new Doc();
  list.clientID = 1;
  list.getArray("list").insert(0, [1, 2, 3]);
  expect(EncodedDoc.of([encodeStateAsUpdate(list), half])?.tidy()).toBe(false);
});

test("what lacks something is not whole: the end of a client, what another refers to, what is deleted", () => {
  const [ada, bob] = [new Doc(), new Doc()];
  [ada.clientID, bob.clientID] = [1, 2];
  ada.getText("text").insert(0, "abc");
  const first = encodeStateAsUpdate(ada);
  const vector = encodeStateVector(ada);
  ada.getText("text").insert(3, "def");
  const second = encodeStateAsUpdate(ada, vector);
  applyUpdate(bob, encodeStateAsUpdate(ada));
  const both = encodeStateVector(bob);
  bob.getText("text").insert(6, "ghi");
  const third = encodeStateAsUpdate(bob, both);
  const deleting = Uint8Array.of(0, 1, 1, 1, 4, 1);

  expect(EncodedDoc.of([first, second, third])?.isWhole).toBe(true);
  expect(EncodedDoc.of([second])?.isWhole).toBe(false);
  expect(EncodedDoc.of([first, third])?.isWhole).toBe(false);
  expect(EncodedDoc.of([first, deleting])?.isWhole).toBe(false);
});

test("updates with a gap between them are left to Yjs", () => {
  const doc = new Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update) => updates.push(update));
  for (const letter of "abc") doc.getText("text").insert(doc.getText("text").length, letter);
  const [first = nothing, second = nothing, third = nothing] = updates;

  expect(EncodedDoc.of([first, third])).toBeUndefined();
  const merged = concatUpdates([first, third]);

  expect(docOf([merged, second]).getText("text").toJSON()).toBe("abc");
});

test.each([
  ["cut short", Uint8Array.of(1, 1, 1)],
  ["with bytes behind it", Uint8Array.of(0, 0, 0)],
  ["with content of another kind", Uint8Array.of(1, 1, 1, 0, 3, 1, 1, 97, 0)],
])("an update %s is not taken apart", (_name, update) => {
  expect(() => EncodedDoc.of([update])).toThrow(MalformedBytes);
});

const nothing = Uint8Array.of(0, 0);

/** Three people who edit and hear of each other now and then; the updates are in the order in which a server has them. */
function editedDocument(random: Random): { doc: Doc; updates: readonly Uint8Array[] } {
  const doc = createDocument(exampleTemplate, { language: "pl", networkKind: "planning" });
  const updates = [encodeStateAsUpdate(doc)];
  const people = [11, 12, 13].map((clientId) => {
    const own = docOf(updates);
    own.clientID = clientId;
    return own;
  });
  for (let count = 0; count < 60; count += 1) {
    const person = people[random.below(people.length)];
    if (!person) continue;
    editAtRandom(person, exampleTemplate, random);
    if (!random.chance(0.6)) continue;
    const before = encodeStateVector(doc);
    const update = encodeStateAsUpdate(person, before);
    updates.push(update);
    applyUpdate(doc, update);
    if (random.chance(0.5)) applyUpdate(person, encodeStateAsUpdate(doc));
  }
  return { doc, updates };
}

/** Three people who type words and delete parts of them, their own and others'; nobody's doc is ever tidied up. */
function typedDocument(random: Random): { people: readonly Doc[]; updates: readonly Uint8Array[] } {
  const updates: Uint8Array[] = [];
  const people = [11, 12, 13].map((clientId) => {
    const doc = new Doc({ gc: false });
    doc.clientID = clientId;
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === undefined) return;
      updates.push(update);
      for (const other of people) if (other !== doc) applyUpdate(other, update);
    });
    return doc;
  });
  for (let count = 0; count < 80; count += 1) {
    const person = random.pick(people);
    if (person) editText(person, random);
  }
  return { people, updates };
}

const words = ["miasto ", "ąę", "😀🏙", "x", "Ciepło z ziemi. "];

/** Types a word, deletes a stretch, or begins and deletes paragraphs. */
function editText(doc: Doc, random: Random): void {
  const text = doc.getXmlFragment("text");
  const run = random.pick(
    text.toArray().flatMap((node) => (node instanceof XmlElement ? node.toArray() : [])),
  );
  doc.transact(() => {
    if (!(run instanceof XmlText) || random.chance(0.1)) {
      const paragraph = new XmlElement("paragraph");
      paragraph.insert(0, [new XmlText(random.pick(words) ?? "")]);
      return text.insert(random.below(text.length + 1), [paragraph]);
    }
    if (random.chance(0.1)) return text.delete(random.below(text.length), 1);
    const characters = [...run.toJSON()];
    const at = random.below(characters.length + 1);
    const units = characters.slice(0, at).join("").length;
    if (random.chance(0.5)) return run.insert(units, random.pick(words) ?? "");
    const gone = characters.slice(at, at + 1 + random.below(4)).join("");
    run.delete(units, gone.length);
  }, "here");
}

/** What an update still says of what it deletes. */
function deletedContentIn(update: Uint8Array): string[] {
  const { structs, ds } = decodeUpdate(update);
  return structs.flatMap((struct) => {
    if (!(struct instanceof Item) || struct.content instanceof ContentDeleted) return [];
    const { client, clock } = struct.id;
    const isDeleted = (ds.clients.get(client) ?? []).some(
      (range) => range.clock < clock + struct.length && clock < range.clock + range.len,
    );
    return isDeleted ? [JSON.stringify(struct.content)] : [];
  });
}

/** Some stretches of the updates, as several ticks would have them. */
function partsOf(updates: readonly Uint8Array[], random: Random): (readonly Uint8Array[])[] {
  const parts: (readonly Uint8Array[])[] = [];
  for (let start = 1; start < updates.length;) {
    const length = 1 + random.below(6);
    parts.push(updates.slice(start, start + length));
    start += length;
  }
  return parts;
}

function docOf(updates: readonly Uint8Array[]): Doc {
  const doc = new Doc();
  for (const update of updates) applyUpdate(doc, update);
  return doc;
}

function stateOf(doc: Doc): unknown {
  return encodeStateAsUpdate(doc);
}

/** What somebody sends who has deleted the last letter of the document, whatever it was. */
function deleteOnly(doc: Doc): Uint8Array {
  const [client = 0, clock = 0] = [...decodeStateVector(encodeStateVector(doc))].at(0) ?? [];
  const bytes = [...varUint(client)];
  return Uint8Array.of(0, 1, ...bytes, 1, ...varUint(clock - 1), 1);
}

function varUint(value: number): number[] {
  return value < 128 ? [value] : [128 | (value % 128), ...varUint(Math.floor(value / 128))];
}
