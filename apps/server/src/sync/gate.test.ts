import {
  addRecord,
  createDocument,
  localEdit,
  recordsOf,
  setValue,
  storedRecord,
  textAt,
} from "@brudnopis/document";
import {
  editAtRandom,
  exampleTemplate,
  type Random,
  seededRandom,
} from "@brudnopis/document/testing";
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeUint8,
  writeVarString,
  writeVarUint,
} from "lib0/encoding";
import { expect, test } from "vitest";
import {
  applyUpdate,
  Array as YArray,
  Doc,
  encodeStateAsUpdate,
  encodeStateAsUpdateV2,
  encodeStateVector,
  Map as YMap,
  mergeUpdates,
  UndoManager,
  XmlElement,
  XmlText,
} from "yjs";
import { Gate, type Verdict } from "./gate.ts";
import { placesOf } from "./places.ts";

const everybody = () => true;

test("typing, records, formatting, undo and coming back from offline all pass", () => {
  for (let seed = 1; seed <= 25; seed += 1) {
    const refused = refusalsOfHonestEditing(seed);

    expect(refused, `seed ${seed}`).toEqual([]);
  }
});

/** Three people edit one document, undo, and now and then send all they did offline at once. */
function refusalsOfHonestEditing(seed: number): Verdict[] {
  const random = seededRandom(seed);
  const { server, gate } = openDocument();
  const refused: Verdict[] = [];
  const send = (update: Uint8Array) => {
    const verdict = gate.judge(update, everybody);
    if (!verdict.ok) refused.push(verdict);
    else if (verdict.effect !== "none") applyUpdate(server, update);
  };
  const clients = [1, 2, 3].map((index) => createClient(server, index + 10 * random.below(1000)));
  for (let step = 0; step < 250; step += 1) {
    const client = random.pick(clients);
    if (!client) continue;
    const kind = random.next();
    if (kind < 0.14) client.undo.undo();
    else if (kind < 0.2) client.undo.redo();
    else editAtRandom(client.doc, exampleTemplate, random);
    if (random.chance(0.5)) sendAll(client, server, send, random);
    if (random.chance(0.3)) {
      sendAll(client, server, send, random);
      applyUpdate(
        client.doc,
        encodeStateAsUpdate(server, encodeStateVector(client.doc)),
        "network",
      );
    }
  }
  expect(hasPending(server)).toBe(false);
  return refused;
}

interface Client {
  readonly doc: Doc;
  readonly undo: UndoManager;
  readonly unsent: Uint8Array[];
}

function createClient(server: Doc, id: number): Client {
  const doc = new Doc();
  doc.clientID = id;
  applyUpdate(doc, encodeStateAsUpdate(server), "network");
  const unsent: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "network") unsent.push(update);
  });
  const scope = [
    textAt(doc, "city.title"),
    textAt(doc, "city.challenge"),
    doc.getMap("values"),
    recordsOf(doc, "actions"),
  ];
  return {
    doc,
    unsent,
    undo: new UndoManager(scope, { captureTimeout: 0, trackedOrigins: new Set([localEdit]) }),
  };
}

/** One by one as they were made, or as a reconnecting client does it. */
function sendAll(
  client: Client,
  server: Doc,
  send: (update: Uint8Array) => void,
  random: Random,
): void {
  const updates = client.unsent.splice(0);
  const kind = random.next();
  if (kind < 0.6) updates.forEach(send);
  else if (kind < 0.8 && updates.length > 0) send(mergeUpdates(updates));
  else send(encodeStateAsUpdate(client.doc, encodeStateVector(server)));
}

test("what a document already has is accepted without effect", () => {
  const { server, gate } = openDocument();
  const update = typingOf(server, "miasto");
  applyUpdate(server, update);

  expect(gate.judge(update, everybody)).toMatchObject({ ok: true, effect: "none" });
});

test("deleting nothing but formatting marks is told from deleting content", () => {
  const { server, gate } = openDocument();
  applyUpdate(
    server,
    editOf(server, (doc) => textAt(doc, "city.challenge").insert(0, [boldParagraph()])),
  );

  const unbolding = editOf(server, (doc) => firstText(doc).format(0, 4, { bold: null }));
  const deleting = editOf(server, (doc) => firstText(doc).delete(0, 1));

  expect(gate.judge(unbolding, everybody)).toMatchObject({ effect: "formatting" });
  expect(gate.judge(deleting, everybody)).toMatchObject({ effect: "content" });
});

test("G1 an update of more than a megabyte is refused", () => {
  const { gate } = openDocument();

  expect(reasonOf(gate, new Uint8Array(1024 * 1024 + 1))).toBe("too-big");
});

test("G2 an update with a byte too many or too few is refused", () => {
  const { server, gate } = openDocument();
  const update = typingOf(server, "miasto");

  expect(reasonOf(gate, Uint8Array.of(...update, 0))).toBe("malformed");
  expect(reasonOf(gate, update.subarray(0, -1))).toBe("malformed");
});

test("G2 a length that reaches past the update does not read what lies behind it in memory", () => {
  const { gate } = openDocument();
  const bytes = forge({ client: 7, clock: 0 }, (encoder) =>
    writeTextIn(encoder, "city.title", "x"),
  );
  const pool = new Uint8Array(1000);
  pool.set(bytes);
  const cut = pool.subarray(0, bytes.length - 2);

  expect(reasonOf(gate, cut)).toBe("malformed");
});

test("G2 a V2 update is never decoded", () => {
  const { server, gate } = openDocument();
  const doc = copyOf(server);
  typeIn(doc, "miasto");

  expect(gate.judge(encodeStateAsUpdateV2(doc, encodeStateVector(server)), everybody).ok).toBe(
    false,
  );
});

test.each<[string, (doc: Doc) => void]>([
  ["binary", (doc) => doc.getMap("values").set("city.people", new Uint8Array(3))],
  ["a subdocument", (doc) => doc.getMap("values").set("city.people", new Doc())],
  ["an array", (doc) => doc.getMap("values").set("city.people", new YArray())],
  ["a 64-bit integer", (doc) => doc.getMap("values").set("city.people", 5n)],
  ["an embed", (doc) => paragraphIn(doc).insertEmbed(0, { image: "x" })],
])("G3 %s is refused", (_name, edit) => {
  const { server, gate } = openDocument();

  expect(reasonOf(gate, editOf(server, edit))).toBe("forbidden-content");
});

test("G3 a key that would replace an object's prototype is refused", () => {
  const { server, gate } = openDocument();
  const value: unknown = JSON.parse('{"__proto__": {"raw": "x"}}');

  const update = editOf(server, (doc) => doc.getMap("values").set("city.people", value));

  expect(reasonOf(gate, update)).toBe("forbidden-content");
});

test("G4 a claim of three million structs is refused before any is read", () => {
  const { gate } = openDocument();
  const encoder = createEncoder();
  writeVarUint(encoder, 1);
  writeVarUint(encoder, 3_000_000);
  writeVarUint(encoder, 7);
  writeVarUint(encoder, 0);

  expect(reasonOf(gate, toUint8Array(encoder))).toBe("too-many-structs");
});

test("G4 a value of more than 16 KB is refused", () => {
  const { server, gate } = openDocument();
  const update = editOf(server, (doc) =>
    doc.getMap("values").set("city.people", { raw: "x".repeat(20_000) }),
  );

  expect(reasonOf(gate, update)).toBe("too-big");
});

test("G5 an update that leaves out a part of its client's history is refused", () => {
  const { server, gate } = openDocument();
  const doc = copyOf(server);
  typeIn(doc, "mia");
  const between = encodeStateVector(doc);
  typeIn(doc, "sto");

  expect(reasonOf(gate, encodeStateAsUpdate(doc, between))).toBe("clock-gap");
});

test("G6 sixteen bytes that would burn a colleague's clock are refused", () => {
  const { server, gate } = openDocument();
  const victim = new Doc();
  victim.clientID = 77;
  applyUpdate(victim, encodeStateAsUpdate(server));

  const squat = forge({ client: 77, clock: 0 }, (encoder) => {
    writeUint8(encoder, 0);
    writeVarUint(encoder, 2 ** 40);
  });

  expect(squat.length).toBeLessThanOrEqual(16);
  expect(reasonOf(gate, squat)).toBe("clock-out-of-range");
});

test("G7 an update that rests on something unknown is refused", () => {
  const { gate } = openDocument();
  const update = forge({ client: 7, clock: 0 }, (encoder) => {
    writeUint8(encoder, 0x84);
    writeVarUint(encoder, 999);
    writeVarUint(encoder, 3);
    writeVarString(encoder, "x");
  });

  expect(reasonOf(gate, update)).toBe("unknown-reference");
});

test("G7 a struct that refers to itself is refused", () => {
  const { gate } = openDocument();
  const update = forge({ client: 7, clock: 0 }, (encoder) => {
    writeUint8(encoder, 0x84);
    writeVarUint(encoder, 7);
    writeVarUint(encoder, 0);
    writeVarString(encoder, "x");
  });

  expect(reasonOf(gate, update)).toBe("unknown-reference");
});

test("G7 two clients of one update that wait for each other are refused", () => {
  const { gate } = openDocument();
  const encoder = createEncoder();
  writeVarUint(encoder, 2);
  for (const [client, other] of [
    [8, 7],
    [7, 8],
  ] as const) {
    writeVarUint(encoder, 1);
    writeVarUint(encoder, client);
    writeVarUint(encoder, 0);
    writeUint8(encoder, 0x84);
    writeVarUint(encoder, other);
    writeVarUint(encoder, 0);
    writeVarString(encoder, "x");
  }
  writeVarUint(encoder, 0);

  expect(reasonOf(gate, toUint8Array(encoder))).toBe("unknown-reference");
});

test("G7 an update of 40,000 structs in a chain is judged without running out of stack", () => {
  const { server, gate } = openDocument();
  const update = editOf(server, (doc) => {
    const run = paragraphIn(doc);
    for (let index = 0; index < 20_000; index += 1)
      run.insert(index % 2 === 0 ? 0 : run.length, "x");
  });

  expect(gate.judge(update, everybody)).toMatchObject({ ok: true, effect: "content" });
});

test("G8 an insertion between neighbours of two different lists is refused", () => {
  const { server, gate } = openDocument();
  const doc = copyOf(server);
  doc.clientID = 50;
  textAt(doc, "city.title").insert(0, [new XmlElement("paragraph")]);
  textAt(doc, "city.challenge").insert(0, [new XmlElement("paragraph")]);
  applyUpdate(server, encodeStateAsUpdate(doc));

  const update = forge({ client: 7, clock: 0 }, (encoder) => {
    writeUint8(encoder, 0xc7);
    writeVarUint(encoder, 50);
    writeVarUint(encoder, 0);
    writeVarUint(encoder, 50);
    writeVarUint(encoder, 1);
    writeVarUint(encoder, 3);
    writeVarString(encoder, "paragraph");
  });

  expect(reasonOf(gate, update)).toBe("references-disagree");
});

test("G9 overlapping deletes are refused, and so are deletes of what is unknown", () => {
  const { server, gate } = openDocument();
  const doc = copyOf(server);
  doc.clientID = 50;
  typeIn(doc, "miasto dla ludzi");
  applyUpdate(server, encodeStateAsUpdate(doc));

  expect(
    reasonOf(
      gate,
      forgeDeletes(50, [
        [2, 3],
        [4, 2],
      ]),
    ),
  ).toBe("delete-set-not-canonical");
  expect(
    reasonOf(
      gate,
      forgeDeletes(50, [
        [5, 1],
        [2, 1],
      ]),
    ),
  ).toBe("delete-set-not-canonical");
  expect(reasonOf(gate, forgeDeletes(50, [[10, 5_000]]))).toBe("delete-set-unknown");
  expect(reasonOf(gate, forgeDeletes(99, [[0, 1]]))).toBe("delete-set-unknown");
});

test.each<[string, (doc: Doc) => void]>([
  ["the server's own root", (doc) => doc.getMap("meta").set("template", "other")],
  ["a root that the template does not have", (doc) => doc.getMap("secrets").set("a", 1)],
  [
    "a section's field that does not exist",
    (doc) => textAt(doc, "city.nothing").insert(0, [boldParagraph()]),
  ],
  [
    "a text where a value belongs",
    (doc) => doc.getMap("values").set("city.people", new XmlText("x")),
  ],
  [
    "bare text where paragraphs belong",
    (doc) => textAt(doc, "city.challenge").insert(0, [new XmlText("x")]),
  ],
  ["a list where a map is", (doc) => doc.getArray("values").insert(0, ["x"])],
  [
    "texts of a record that does not exist",
    (doc) => textAt(doc, "actions/nobody.name").insert(0, [new XmlElement("paragraph")]),
  ],
])("G10 writing %s is refused", (_name, edit) => {
  const { server, gate } = openDocument();

  expect(reasonOf(gate, editOf(server, edit))).toBe("forbidden-place");
});

test("G10 deleting what the server wrote about the document is refused", () => {
  const { server, gate } = openDocument();

  expect(
    reasonOf(
      gate,
      editOf(server, (doc) => doc.getMap("meta").delete("format")),
    ),
  ).toBe("forbidden-place");
});

test("G10 a value under an address that has none is refused", () => {
  const { server, gate } = openDocument();

  expect(
    reasonOf(
      gate,
      editOf(server, (doc) => doc.getMap("values").set("city.title", "x")),
    ),
  ).toBe("unknown-name");
});

test("G11 a record id that is none is refused", () => {
  const { server, gate } = openDocument();

  expect(
    reasonOf(
      gate,
      editOf(server, (doc) => recordsOf(doc, "actions").set("../x", new YMap())),
    ),
  ).toBe("unknown-name");
});

test("G11 a record is neither replaced nor deleted", () => {
  const { server, gate } = openDocument();
  applyUpdate(
    server,
    editOf(server, (doc) => addAction(doc, "a1")),
  );

  const replacing = editOf(server, (doc) => recordsOf(doc, "actions").set("a1", new YMap()));
  const deleting = editOf(server, (doc) => recordsOf(doc, "actions").delete("a1"));

  expect(reasonOf(gate, replacing)).toBe("record-removed");
  expect(reasonOf(gate, deleting)).toBe("record-removed");
});

test("G11 a record without order or state is refused, and so is one that is deleted at once", () => {
  const { server, gate } = openDocument();

  const bare = editOf(server, (doc) => recordsOf(doc, "actions").set("a1", new YMap()));
  const gone = editOf(server, (doc) => {
    addAction(doc, "a1");
    recordsOf(doc, "actions").delete("a1");
  });

  expect(reasonOf(gate, bare)).toBe("forbidden-place");
  expect(reasonOf(gate, gone)).toBe("forbidden-place");
  expect(
    reasonOf(
      gate,
      withDeletes(server, (doc) => addAction(doc, "a1")),
    ),
  ).toBe("record-removed");
});

test("G11 a record and its first words may come in one update", () => {
  const { server, gate } = openDocument();

  const update = editOf(server, (doc) => {
    addAction(doc, "a1");
    textAt(doc, "actions/a1.name").insert(0, [new XmlElement("paragraph")]);
    setValue(doc, exampleTemplate, "actions/a1.cost", 5);
  });

  expect(gate.judge(update, everybody)).toMatchObject({ ok: true });
});

test.each<[string, (doc: Doc) => void]>([
  ["a node", (doc) => textAt(doc, "city.challenge").insert(0, [new XmlElement("script")])],
  [
    "a node in a line of plain text",
    (doc) => textAt(doc, "city.title").insert(0, [new XmlElement("heading")]),
  ],
  ["a mark", (doc) => paragraphIn(doc).insert(0, "x", { blink: {} })],
  ["an attribute", (doc) => firstElement(doc).setAttribute("onclick", "x")],
])("G12 %s that the editor does not know is refused", (_name, edit) => {
  const { server, gate } = openDocument();
  applyUpdate(
    server,
    editOf(server, (doc) => textAt(doc, "city.challenge").insert(0, [boldParagraph()])),
  );

  expect(reasonOf(gate, editOf(server, edit))).toBe("unknown-name");
});

test("G13 nesting deeper than 64 is refused, in one update and in steps", () => {
  const { server, gate } = openDocument();

  expect(
    reasonOf(
      gate,
      editOf(server, (doc) => nest(doc, 65)),
    ),
  ).toBe("too-deep");

  applyUpdate(
    server,
    editOf(server, (doc) => nest(doc, 64)),
  );
  const deeper = editOf(server, (doc) => {
    let inner = firstElement(doc);
    for (let child = inner.get(0); child instanceof XmlElement; child = inner.get(0)) inner = child;
    inner.insert(0, [new XmlElement("blockquote")]);
  });
  expect(reasonOf(gate, deeper)).toBe("too-deep");
});

test("G14 somebody else's client id is refused", () => {
  const { server, gate } = openDocument();

  const verdict = gate.judge(typingOf(server, "x"), () => false);

  expect(verdict).toMatchObject({ ok: false, reason: "foreign-client" });
});

test("G14 only ids under which something new is written become their sender's", () => {
  const { server, gate } = openDocument();
  const copy = new Doc();
  copy.clientID = 4711;
  applyUpdate(copy, encodeStateAsUpdate(server));
  typeIn(copy, "x");

  // All that there is, and one letter more.
  const verdict = gate.judge(encodeStateAsUpdate(copy), () => true);

  expect(verdict).toMatchObject({ ok: true, clients: [4711] });
});

test.each<[string, (run: XmlText) => void]>([
  ["typing", (run) => run.insert(1, "x")],
  ["deleting", (run) => run.delete(1, 1)],
  ["formatting", (run) => run.format(1, 3, { bold: {} })],
])("G15 %s that cuts a character in two is refused", (_name, edit) => {
  const { server, gate } = openDocument();
  applyUpdate(
    server,
    editOf(server, (doc) => typeIn(doc, "🌱🌱")),
  );

  const update = editOf(server, (doc) => edit(firstText(doc)));

  expect(reasonOf(gate, update)).toBe("broken-character");
});

test("G15 a character cut within one update is refused", () => {
  const { gate } = openDocument();
  const encoder = createEncoder();
  writeVarUint(encoder, 1);
  writeVarUint(encoder, 4);
  writeVarUint(encoder, 7);
  writeVarUint(encoder, 0);
  writeUint8(encoder, 7);
  writeVarUint(encoder, 1);
  writeVarString(encoder, "city.title");
  writeVarUint(encoder, 3);
  writeVarString(encoder, "paragraph");
  writeUint8(encoder, 7);
  writeVarUint(encoder, 0);
  writeVarUint(encoder, 7);
  writeVarUint(encoder, 0);
  writeVarUint(encoder, 6);
  writeUint8(encoder, 4);
  writeVarUint(encoder, 0);
  writeVarUint(encoder, 7);
  writeVarUint(encoder, 1);
  writeVarString(encoder, "🌱");
  writeUint8(encoder, 0x84);
  writeVarUint(encoder, 7);
  writeVarUint(encoder, 2);
  writeVarString(encoder, "x");
  writeVarUint(encoder, 0);

  expect(reasonOf(gate, toUint8Array(encoder))).toBe("broken-character");
});

test.each<[string, (doc: Doc) => void]>([
  ["an amount that is not whole grosze", (doc) => setIn(doc, "city.budget", 12.5)],
  ["a text where an amount belongs", (doc) => setIn(doc, "city.budget", "12")],
  ["a number that is none", (doc) => setIn(doc, "city.people", Number.NaN)],
  ["a number with something beside it", (doc) => setIn(doc, "city.people", { value: 5, x: 1 })],
  ["a day that the calendar does not have", (doc) => setIn(doc, "city.begins", "2026-02-30")],
  ["a word where yes or no belongs", (doc) => setIn(doc, "city.approved", "yes")],
  ["a year out of bounds", (doc) => setInRecord(doc, "year", 1066)],
  ["a reference to what is no record id", (doc) => setInRecord(doc, "goal", ["../x"])],
  ["an order that is none", (doc) => setInRecord(doc, "$order", "?")],
  ["a state that is none", (doc) => setInRecord(doc, "$removed", "maybe")],
  ["more than was ever typed", (doc) => setIn(doc, "city.budget", { raw: "x".repeat(301) })],
  [
    "a link that runs a program",
    (doc) => paragraphIn(doc).insert(0, "x", { link: { href: "javascript:alert(1)" } }),
  ],
  [
    "a link with a class",
    (doc) => paragraphIn(doc).insert(0, "x", { link: { href: "https://a.pl", class: "x" } }),
  ],
  ["bold with something in it", (doc) => paragraphIn(doc).insert(0, "x", { bold: { x: 1 } })],
  ["a cell over a million columns", (doc) => cellIn(doc, "colspan", 1_000_000)],
  ["a heading without level", (doc) => headingIn(doc, "top")],
  ["a picture from anywhere", (doc) => imageIn(doc, "asset", "https://a.pl/x.png")],
  ["a picture with a book for a caption", (doc) => imageIn(doc, "caption", "x".repeat(301))],
  ["a picture that says more than is read", (doc) => imageIn(doc, "alt", "x".repeat(501))],
  ["a picture as wide as a street", (doc) => imageIn(doc, "width", 1_000_000)],
])("G16 %s is refused", (_name, edit) => {
  const { server, gate } = openDocument();
  applyUpdate(
    server,
    editOf(server, (doc) => addAction(doc, "a1")),
  );

  expect(reasonOf(gate, editOf(server, edit))).toBe("forbidden-value");
});

test.each<[string, (doc: Doc) => void]>([
  ["what was typed and not understood", (doc) => setIn(doc, "city.budget", { raw: "ok. mln" })],
  ["a number with its unit", (doc) => setIn(doc, "city.people", { value: -2.5, unit: "os." })],
  ["a large amount", (doc) => setIn(doc, "city.budget", 2 ** 40)],
  ["a negative amount", (doc) => setIn(doc, "city.budget", -70)],
  ["no references", (doc) => setInRecord(doc, "goal", [])],
  ["a list that starts at any number", (doc) => listIn(doc, Number.NaN)],
  ["a link taken off", (doc) => paragraphIn(doc).insert(0, "x", { link: null })],
  ["a heading", (doc) => headingIn(doc, 4)],
  ["a picture", (doc) => imageIn(doc, "asset", "abcdefghijkmnp23")],
  ["a picture that says what it shows", (doc) => imageIn(doc, "alt", "Rynek 🌱 po remoncie")],
])("G16 %s is let in", (_name, edit) => {
  const { server, gate } = openDocument();
  applyUpdate(
    server,
    editOf(server, (doc) => addAction(doc, "a1")),
  );

  expect(reasonOf(gate, editOf(server, edit))).toBe("accepted: content");
});

function openDocument(): { server: Doc; gate: Gate } {
  const server = createDocument(exampleTemplate, { language: "pl", networkKind: "planning" });
  return { server, gate: new Gate(server, placesOf(exampleTemplate)) };
}

function reasonOf(gate: Gate, update: Uint8Array): string {
  const verdict = gate.judge(update, everybody);
  return verdict.ok ? `accepted: ${verdict.effect}` : verdict.reason;
}

function copyOf(server: Doc): Doc {
  const doc = new Doc();
  applyUpdate(doc, encodeStateAsUpdate(server));
  return doc;
}

/** The update that a client's edit makes. */
function editOf(server: Doc, edit: (doc: Doc) => void): Uint8Array {
  const doc = copyOf(server);
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  doc.transact(() => edit(doc));
  return mergeUpdates(updates);
}

function typingOf(server: Doc, words: string): Uint8Array {
  return editOf(server, (doc) => typeIn(doc, words));
}

function typeIn(doc: Doc, words: string): void {
  const paragraph = new XmlElement("paragraph");
  paragraph.insert(0, [new XmlText(words)]);
  textAt(doc, "city.challenge").insert(0, [paragraph]);
}

function boldParagraph(): XmlElement {
  const paragraph = new XmlElement("paragraph");
  const run = new XmlText();
  paragraph.insert(0, [run]);
  run.insert(0, "bold", { bold: {} });
  return paragraph;
}

function setIn(doc: Doc, address: string, value: unknown): void {
  doc.getMap("values").set(address, value);
}

function setInRecord(doc: Doc, key: string, value: unknown): void {
  storedRecord(doc, "actions", "a1")?.set(key, value);
}

function cellIn(doc: Doc, attribute: string, value: unknown): void {
  insertWith(doc, "tableCell", attribute, value);
}

function imageIn(doc: Doc, attribute: string, value: unknown): void {
  const image = new XmlElement("image");
  // The editor stores any JSON value.
  image.setAttribute(attribute, value as string);
  textAt(doc, "city.challenge").insert(0, [image]);
}

function headingIn(doc: Doc, level: unknown): void {
  insertWith(doc, "heading", "level", level);
}

function listIn(doc: Doc, start: unknown): void {
  insertWith(doc, "orderedList", "start", start);
}

function insertWith(doc: Doc, node: string, attribute: string, value: unknown): void {
  const made = new XmlElement(node);
  // The editor stores JSON values; Yjs types them as strings.
  made.setAttribute(attribute, value as string);
  textAt(doc, "city.challenge").insert(0, [made]);
}

/** The update of an edit that makes one record, with the record in its delete set. */
function withDeletes(server: Doc, edit: (doc: Doc) => void): Uint8Array {
  const doc = copyOf(server);
  doc.clientID = 7;
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  edit(doc);
  return mergeUpdates([...updates, forgeDeletes(7, [[0, 1]])]);
}

function firstElement(doc: Doc): XmlElement {
  const element = textAt(doc, "city.challenge").get(0);
  if (element instanceof XmlElement) return element;
  throw new Error("No element");
}

function firstText(doc: Doc): XmlText {
  const run = firstElement(doc).get(0);
  if (run instanceof XmlText) return run;
  throw new Error("No text");
}

/** A new run of text in a new paragraph. */
function paragraphIn(doc: Doc): XmlText {
  const run = new XmlText();
  const paragraph = new XmlElement("paragraph");
  paragraph.insert(0, [run]);
  textAt(doc, "city.challenge").insert(0, [paragraph]);
  return run;
}

function addAction(doc: Doc, id: string): void {
  const collection = exampleTemplate.collections.find(({ key }) => key === "actions");
  if (collection) addRecord(doc, collection, { id });
}

function nest(doc: Doc, depth: number): void {
  let inner = new XmlElement("blockquote");
  textAt(doc, "city.challenge").insert(0, [inner]);
  for (let level = 1; level < depth; level += 1) {
    const next = new XmlElement("blockquote");
    inner.insert(0, [next]);
    inner = next;
  }
}

function hasPending(doc: Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

/** One struct of one client, written by hand. */
function forge(
  at: { client: number; clock: number },
  writeStruct: (encoder: Encoder) => void,
): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, 1);
  writeVarUint(encoder, 1);
  writeVarUint(encoder, at.client);
  writeVarUint(encoder, at.clock);
  writeStruct(encoder);
  writeVarUint(encoder, 0);
  return toUint8Array(encoder);
}

function writeTextIn(encoder: Encoder, root: string, text: string): void {
  writeUint8(encoder, 4);
  writeVarUint(encoder, 1);
  writeVarString(encoder, root);
  writeVarString(encoder, text);
}

function forgeDeletes(client: number, ranges: readonly (readonly [number, number])[]): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, 0);
  writeVarUint(encoder, 1);
  writeVarUint(encoder, client);
  writeVarUint(encoder, ranges.length);
  for (const range of ranges) for (const number of range) writeVarUint(encoder, number);
  return toUint8Array(encoder);
}
