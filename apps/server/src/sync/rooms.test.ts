import { setValue } from "@brudnopis/document";
import { exampleTemplate } from "@brudnopis/document/testing";
import { CloseCode } from "@brudnopis/schema";
import { afterEach, expect, test } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from "yjs";
import { StorageState } from "../store/storage.ts";
import { OtherTemplate, Rooms, type RoomsOptions } from "./rooms.ts";
import {
  Client,
  documentId,
  logWithDocument,
  type MemoryLog,
  noEvents,
  silentLogger,
  visitor,
} from "./testing.ts";

const clients: Client[] = [];

afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
});

test("O1 all who come while a document opens get the same room, loaded once", async () => {
  const { rooms, log } = openRooms();

  const opened = await Promise.all([1, 2, 3].map(() => rooms.open(documentId, exampleTemplate)));

  expect(new Set(opened).size).toBe(1);
  expect(log.loaded).toEqual([documentId]);
});

test("a document that does not exist has no room and no reading", async () => {
  const { rooms } = openRooms();

  expect(await rooms.open("nothing", exampleTemplate)).toBeUndefined();
  expect(await rooms.read("nothing", () => 1)).toBeUndefined();
  expect(await rooms.encodedState("nothing")).toBeUndefined();
});

test("reading a document that is not open leaves no room behind", async () => {
  const { rooms } = openRooms();

  const format = await rooms.read(documentId, (doc) => doc.getMap("meta").get("format"));

  expect(format).toBe(1);
  expect(rooms.openRooms).toHaveLength(0);
});

test("L2 all who read a document that is not open share one loading, also soon afterwards", async () => {
  const { rooms, log } = openRooms();

  await Promise.all([1, 2, 3].map(() => rooms.read(documentId, formatOf)));
  const [first, second] = [
    await rooms.encodedState(documentId),
    await rooms.encodedState(documentId),
  ];

  expect(log.loaded).toEqual([documentId]);
  expect(first).toBe(second);
});

test("L1 a reading has what was stored before it was asked for, whatever is being loaded or kept", async () => {
  const { rooms, log } = openRooms();
  const before = rooms.read(documentId, valuesOf);
  await turn();
  await log.append(documentId, [{ personId: "ada", update: writePeople(log, 5) }]);

  const afterwards = rooms.read(documentId, valuesOf);

  expect(await before).toEqual({});
  expect(await afterwards).toEqual({ "city.people": 5 });
  expect(await rooms.encodedState(documentId)).not.toEqual(log.stored(documentId)[0]);
});

test("L3 a document that nobody reads for ten seconds is let go", async () => {
  const { rooms, log, time } = openRooms();
  const readLater = async (ms: number) => {
    time.now += ms;
    await rooms.sweep();
    await rooms.read(documentId, formatOf);
  };

  await readLater(0);
  await readLater(9_000);
  await readLater(9_000);
  expect(log.loaded).toHaveLength(1);

  await readLater(10_000);
  expect(log.loaded).toHaveLength(2);
});

test("a loading that failed is told to those who waited, and made again for the next", async () => {
  const { rooms, log } = openRooms();
  log.isUnreadable = true;
  const waiting = [1, 2].map(() => rooms.read(documentId, formatOf));
  expect(await Promise.allSettled(waiting)).toMatchObject([
    { status: "rejected" },
    { status: "rejected" },
  ]);

  log.isUnreadable = false;

  expect(await rooms.read(documentId, formatOf)).toBe(1);
});

test("an empty room is unloaded and its log compacted after half a minute, not before", async () => {
  const { rooms, log, time } = openRooms();
  const ada = await connect(rooms, "ada");
  ada.disconnect();

  time.now += 29_000;
  await rooms.sweep();
  expect(rooms.openRooms).toHaveLength(1);

  time.now += 1_000;
  await rooms.sweep();
  expect(rooms.openRooms).toHaveLength(0);
  expect(log.compacted).toEqual([documentId]);
});

test("G14 a client id stays its first writer's when the room was closed in the meantime", async () => {
  const { rooms, time } = openRooms();
  const ada = await connect(rooms, "ada");
  setValue(ada.doc, exampleTemplate, "city.people", 5);
  ada.exchange();
  await turn();
  ada.disconnect();
  time.now += 30_000;
  await rooms.sweep();

  const mallory = await connect(rooms, "mallory");
  mallory.doc.clientID = ada.doc.clientID;
  setValue(mallory.doc, exampleTemplate, "city.people", 0);
  mallory.exchange();
  await reconnect(rooms, ada);
  setValue(ada.doc, exampleTemplate, "city.budget", 100);
  ada.exchange();

  expect(mallory.peer?.closedFor).toBe("foreign-client");
  expect(await rooms.read(documentId, valuesOf)).toEqual({ "city.budget": 100, "city.people": 5 });
});

test("a room with somebody in it stays", async () => {
  const { rooms, time } = openRooms();
  await connect(rooms, "ada");

  time.now += 3_600_000;
  await rooms.sweep();

  expect(rooms.openRooms).toHaveLength(1);
});

test("O4 while documents cannot be stored, every room holds, and who reads waits for no disk", async () => {
  const storage = new StorageState();
  const { rooms, log } = openRooms({ storage });
  const ada = await connect(rooms, "ada");
  log.isHeld = true;
  setValue(ada.doc, exampleTemplate, "city.people", 5);
  ada.exchange();

  storage.set("not-answering");
  expect(await rooms.read(documentId, valuesOf)).toEqual({});
  setValue(ada.doc, exampleTemplate, "city.people", 6);
  ada.exchange();
  log.commit();
  await turn();
  expect(await rooms.read(documentId, valuesOf)).toEqual({ "city.people": 5 });

  storage.set(undefined);
  ada.exchange();
  log.isHeld = false;
  log.commit();
  await turn();
  expect(await rooms.read(documentId, valuesOf)).toEqual({ "city.people": 6 });
});

test("O4 a room that opens while documents cannot be stored holds from the start", async () => {
  const storage = new StorageState();
  storage.set("disk-full");
  const { rooms, log } = openRooms({ storage });
  const ada = await connect(rooms, "ada");

  setValue(ada.doc, exampleTemplate, "city.people", 5);
  ada.exchange();
  await turn();

  expect([log.stored(documentId).length, ada.saved]).toEqual([1, 0]);
});

test("P37 R4 after a failed commit people come back to what the log has, and send again what it lacks", async () => {
  const { rooms, log } = openRooms();
  const ada = await connect(rooms, "ada");
  log.isHeld = true;
  setValue(ada.doc, exampleTemplate, "city.people", 5);
  ada.exchange();
  log.fail(0);
  await turn();
  expect([ada.peer?.closedWith, ada.saved < ada.sent]).toEqual([CloseCode.tryAgain, true]);

  log.isHeld = false;
  await reconnect(rooms, ada);

  expect(ada.saved).toBe(ada.sent);
  expect(await rooms.read(documentId, (doc) => doc.getMap("values").get("city.people"))).toBe(5);
});

test("O2 a lost room's document is loaded when its last writes have ended", async () => {
  const { rooms, log } = openRooms();
  const ada = await connect(rooms, "ada");
  const loads = log.loaded.length;
  log.isHeld = true;
  setValue(ada.doc, exampleTemplate, "city.people", 5);
  setValue(ada.doc, exampleTemplate, "city.people", 6);
  ada.exchange();
  log.failFirst();
  await turn();

  const reading = rooms.read(documentId, (doc) => doc.getMap("values").get("city.people"));
  await turn();
  expect(log.loaded).toHaveLength(loads);

  log.commit();
  await reading;
  expect(log.loaded).toHaveLength(loads + 1);
});

test("R4 what the log has of an update whose predecessor failed is loaded without it", async () => {
  const { rooms, log } = openRooms();
  const ada = await connect(rooms, "ada");
  log.isHeld = true;
  setValue(ada.doc, exampleTemplate, "city.people", 5);
  setValue(ada.doc, exampleTemplate, "city.people", 6);
  ada.exchange();
  log.failFirst();
  log.commit();
  await turn();

  log.isHeld = false;
  const bob = await connect(rooms, "bob");
  setValue(bob.doc, exampleTemplate, "city.budget", 100);
  bob.exchange();
  expect(await rooms.read(documentId, valuesOf)).toEqual({ "city.budget": 100 });

  await reconnect(rooms, ada);
  expect(await rooms.read(documentId, valuesOf)).toEqual({ "city.budget": 100, "city.people": 6 });
});

test("a reading that was under way when the room was lost is made of the next one", async () => {
  const { rooms, log } = openRooms();
  const ada = await connect(rooms, "ada");
  log.isHeld = true;
  setValue(ada.doc, exampleTemplate, "city.people", 5);
  ada.exchange();
  const reading = rooms.read(documentId, (doc) => doc.getMap("values").get("city.people"));
  const encoding = rooms.encodedState(documentId);
  await turn();

  log.fail(0);

  expect(await reading).toBeUndefined();
  expect(await encoding).toEqual(log.stored(documentId)[0]);
});

test("O3 who has a document alone has all that was saved, and nobody else is in it", async () => {
  const { rooms, log } = openRooms();
  const ada = await connect(rooms, "ada");
  setValue(ada.doc, exampleTemplate, "city.people", 5);
  ada.exchange();
  const going = Promise.withResolvers<void>();

  const alone = rooms.alone(documentId, async () => {
    const people = valuesOf(docOf(log));
    await going.promise;
    return people;
  });
  await turn();
  const reopened = rooms.open(documentId, exampleTemplate);
  let isOpen = false;
  void reopened.then(() => (isOpen = true));
  await turn();

  expect([ada.peer?.closedWith, isOpen]).toEqual([CloseCode.templateChanged, false]);
  going.resolve();
  expect(await alone).toEqual({ "city.people": 5 });
  expect(await reopened).toBeDefined();
});

test("L1 what was kept for readers is not given to anybody after the history was replaced", async () => {
  const { rooms, log } = openRooms();
  const purged = docOf(log);
  log.create(documentId, encodeStateAsUpdate(applied(docOf(log), writePeople(log, 5))));
  expect(await rooms.read(documentId, valuesOf)).toEqual({ "city.people": 5 });

  await rooms.alone(documentId, async () => log.create(documentId, encodeStateAsUpdate(purged)));

  expect(await rooms.read(documentId, valuesOf)).toEqual({});
});

test("O3 a document can be had alone one after another, also when the first has failed", async () => {
  const { rooms } = openRooms();
  const order: string[] = [];

  const first = rooms.alone(documentId, async () => {
    await turn();
    order.push("first");
    throw new Error("no");
  });
  const second = rooms.alone(documentId, async () => {
    order.push("second");
  });

  await expect(first).rejects.toThrow("no");
  await second;
  expect(order).toEqual(["first", "second"]);
  expect(await rooms.open(documentId, exampleTemplate)).toBeDefined();
});

test("who was let in for another version of the template does not get the room", async () => {
  const { rooms, log } = openRooms();
  await log.append(documentId, [{ personId: "ada", update: movedTo(log, 2) }]);

  await expect(rooms.open(documentId, exampleTemplate)).rejects.toBeInstanceOf(OtherTemplate);
  expect(await rooms.open(documentId, { ...exampleTemplate, version: 2 })).toBeDefined();
});

test("O1 who waits for somebody who was let in for another version opens the document, or reads it, all the same", async () => {
  const { rooms } = openRooms();
  const old = rooms.open(documentId, { ...exampleTemplate, version: 99 });

  const reading = rooms.read(documentId, valuesOf);
  const opened = rooms.open(documentId, exampleTemplate);

  await expect(old).rejects.toThrow(OtherTemplate);
  expect(await reading).toEqual({});
  expect(await opened).toBe(rooms.openRooms[0]);
});

test("whoever reconnects with all that the room has is answered with nothing new", async () => {
  const { rooms } = openRooms();
  const ada = await connect(rooms, "ada");
  const before = encodeStateVector(ada.doc);

  await reconnect(rooms, ada);

  expect(encodeStateVector(ada.doc)).toEqual(before);
  expect(ada.isSynced).toBe(true);
});

function formatOf(doc: Doc): unknown {
  return doc.getMap("meta").get("format");
}

function docOf(log: MemoryLog): Doc {
  const doc = new Doc();
  for (const update of log.stored(documentId)) applyUpdate(doc, update);
  return doc;
}

function applied(doc: Doc, update: Uint8Array): Doc {
  applyUpdate(doc, update);
  return doc;
}

function movedTo(log: MemoryLog, version: number): Uint8Array {
  const doc = docOf(log);
  const before = encodeStateVector(doc);
  doc.getMap("meta").set("templateVersion", version);
  return encodeStateAsUpdate(doc, before);
}

/** What somebody who has the document types. */
function writePeople(log: MemoryLog, people: number): Uint8Array {
  const doc = docOf(log);
  const before = encodeStateVector(doc);
  setValue(doc, exampleTemplate, "city.people", people);
  return encodeStateAsUpdate(doc, before);
}

function valuesOf(doc: Doc): unknown {
  return doc.getMap("values").toJSON();
}

function openRooms(more: Pick<RoomsOptions, "storage"> = {}): {
  rooms: Rooms;
  log: MemoryLog;
  time: { now: number };
} {
  const log = logWithDocument();
  const time = { now: 0 };
  const rooms = new Rooms({
    ...more,
    log,
    events: noEvents,
    logger: silentLogger,
    clock: () => time.now,
    commitIntervalMs: 0,
  });
  return { rooms, log, time };
}

async function connect(rooms: Rooms, person: string): Promise<Client> {
  const client = new Client(visitor(person), 100 + clients.length);
  clients.push(client);
  await reconnect(rooms, client);
  return client;
}

async function reconnect(rooms: Rooms, client: Client): Promise<void> {
  const room = await rooms.open(documentId, exampleTemplate);
  if (!room) throw new Error("No room");
  client.connect(room);
  client.exchange();
  await turn();
  client.exchange();
}

/** Lets promises that are resolved run. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
