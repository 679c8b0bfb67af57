import { localEdit, readDocument, setValue, textAt } from "@brudnopis/document";
import { exampleTemplate, seededRandom } from "@brudnopis/document/testing";
import { CloseCode, FrameType, syncLimits, SyncType } from "@brudnopis/schema";
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, XmlElement, XmlText } from "yjs";
import { DocumentContent } from "./document-content.ts";
import { loadContent } from "./load-doc.ts";
import { placesOf } from "./places.ts";
import type { Visitor } from "./ports.ts";
import { Room, type RoomOptions } from "./room.ts";
import {
  askEventsFrame,
  askStorageFrame,
  askSavedFrame,
  Client,
  clientAwarenessFrame,
  clientUpdateFrame,
  documentId,
  emptyUpdate,
  FakePeer,
  logWithDocument,
  type MemoryLog,
  silentLogger,
  step1Frame,
  step2Frame,
  visitor,
} from "./testing.ts";

afterEach(() => {
  vi.useRealTimers();
});

test("P4 the server's state vector is the first frame, before its answer", async () => {
  const { room } = await openRoom();
  const peer = joined(room, visitor("ada"));

  expect(peer.payloads(FrameType.sync).map((payload) => payload[1])).toEqual([
    SyncType.step1,
    SyncType.step2,
  ]);
});

test("R1 a reader's update closes the reader, and nothing of it is applied", async () => {
  const { room, doc } = await openRoom();
  const before = encodeStateAsUpdate(doc);
  const reader = joined(room, visitor("olga", "read"));

  room.receive(reader, clientUpdateFrame(valueUpdate(doc, 5)));

  expect(reader.closedWith).toBe(CloseCode.forbidden);
  expect(encodeStateAsUpdate(doc)).toEqual(before);
});

test("R1 a reader who wrote offline is closed at its answer", async () => {
  const { room, doc } = await openRoom();
  const reader = new FakePeer(visitor("olga", "read"));
  room.join(reader);

  room.receive(reader, step2Frame(valueUpdate(doc, 5)));

  expect(reader.closedWith).toBe(CloseCode.forbidden);
});

test("R1 a reader's empty answer, and its tidying up of formatting marks, are fine", async () => {
  const { room, doc } = await openRoom();
  applyUpdate(doc, boldText(doc));
  const before = encodeStateAsUpdate(doc);
  const reader = joined(room, visitor("olga", "read"));

  room.receive(reader, clientUpdateFrame(unboldingUpdate(doc)));

  expect(reader.closedWith).toBeUndefined();
  expect(encodeStateAsUpdate(doc)).toEqual(before);
});

test("P5 R2 nobody sees an update, and nobody is told that it is saved, before it is durable", async () => {
  const { room, doc, log } = await openRoom();
  const [ada, bob] = [joined(room, visitor("ada")), joined(room, visitor("bob"))];
  log.isHeld = true;

  room.receive(ada, clientUpdateFrame(valueUpdate(doc, 5)));
  room.receive(ada, askSavedFrame(1));
  await settled();
  expect([bob.updates.length, ada.saved]).toEqual([0, []]);

  log.commit();
  await settled();
  expect([bob.updates.length, ada.saved]).toEqual([1, [1]]);
});

test("R2 who comes in while an update is on its way to disk is answered when it is there", async () => {
  const { room, doc, log } = await openRoom();
  const ada = joined(room, visitor("ada"));
  log.isHeld = true;
  room.receive(ada, clientUpdateFrame(valueUpdate(doc, 5)));

  const bob = new Client(visitor("bob"), 22);
  bob.connect(room);
  bob.exchange();
  expect(bob.isSynced).toBe(false);

  log.commit();
  await settled();
  bob.exchange();
  expect(bob.doc.getMap("values").get("city.people")).toBe(5);
  bob.destroy();
});

test("R2 an answer is followed by exactly the updates that it does not hold", async () => {
  const { room, doc, log } = await openRoom();
  const ada = joined(room, visitor("ada"));
  log.isHeld = true;
  room.receive(ada, clientUpdateFrame(valueUpdate(doc, 5)));
  const bob = new FakePeer(visitor("bob"));
  room.join(bob);
  room.receive(bob, step1Frame(Uint8Array.of(0)));
  room.receive(ada, clientUpdateFrame(valueUpdate(doc, 6)));

  log.commit(1);
  await settled();
  expect(bob.updates).toHaveLength(0);

  log.commit();
  await settled();
  expect(bob.updates).toHaveLength(1);
});

test("R2 reading and encoding wait until what they show is durable", async () => {
  const { room, doc, log } = await openRoom();
  const ada = joined(room, visitor("ada"));
  log.isHeld = true;
  room.receive(ada, clientUpdateFrame(valueUpdate(doc, 5)));
  const done = vi.fn();
  const reading = room.read((live) => live.getMap("values").get("city.people")).finally(done);
  const encoding = room.encodedState().finally(done);

  await settled();
  expect(done).not.toHaveBeenCalled();

  log.commit();
  expect(await reading).toBe(5);
  expect(await encoding).toEqual(encodeStateAsUpdate(doc));
});

test("R2 an edit is reported once it is durable, with its author", async () => {
  const { room, doc, log, edited } = await openRoom();
  const ada = joined(room, visitor("ada"));
  log.isHeld = true;

  room.receive(ada, clientUpdateFrame(valueUpdate(doc, 5)));
  await settled();
  expect(edited).not.toHaveBeenCalled();

  log.commit();
  await settled();
  expect(edited.mock.calls).toEqual([[documentId, visitor("ada")]]);
});

test.each([
  ["an unknown frame type", Uint8Array.of(42)],
  ["an unknown sync type", Uint8Array.of(0, 7, 0)],
  ["a body that is cut short", Uint8Array.of(0, 2, 255)],
  ["bytes after the body", Uint8Array.of(0, 2, 2, 0, 0, 9)],
  ["nothing", new Uint8Array(0)],
  ["a broken awareness state", Uint8Array.of(1, 5, 1, 7, 1, 1, 123)],
  ["a state vector that is cut short", Uint8Array.of(0, 0, 2, 9, 1)],
])("R3 %s closes its sender and nobody else", async (_name, frame) => {
  const { room } = await openRoom();
  const [ada, bob] = [joined(room, visitor("ada")), joined(room, visitor("bob"))];

  room.receive(ada, frame);

  expect(ada.closedWith).toBe(CloseCode.malformedFrame);
  expect(bob.closedWith).toBeUndefined();
});

test("R3 ten thousand random frames close their senders; the room and its document go on", async () => {
  const { room, doc } = await openRoom();
  const random = seededRandom(7);
  const before = encodeStateAsUpdate(doc);
  const bob = joined(room, visitor("bob"));
  let closed = 0;

  for (let count = 0; count < 10_000; count += 1) {
    const peer = joined(room, visitor("mallory"));
    room.receive(
      peer,
      Uint8Array.from({ length: 1 + random.below(60) }, () => random.below(256)),
    );
    if (peer.closedWith === CloseCode.malformedFrame) closed += 1;
    room.leave(peer);
  }

  expect(closed).toBeGreaterThan(9_500);
  expect(encodeStateAsUpdate(doc)).toEqual(before);
  expect(bob.closedWith).toBeUndefined();
});

test("R3 a refused update closes its sender with the reason, and the room goes on", async () => {
  const { room, doc } = await openRoom();
  const [ada, bob] = [joined(room, visitor("ada")), joined(room, visitor("bob"))];
  const gap = updateOf(doc, (copy) => copy.getMap("secrets").set("a", 1));

  room.receive(ada, clientUpdateFrame(gap));
  room.receive(bob, clientUpdateFrame(valueUpdate(doc, 5)));

  expect([ada.closedWith, ada.closedFor]).toEqual([CloseCode.refusedUpdate, "forbidden-place"]);
  expect(bob.closedWith).toBeUndefined();
  expect(room.stats.refusals.get("forbidden-place")).toBe(1);
  expect(doc.getMap("values").get("city.people")).toBe(5);
});

test("R3 a client id that somebody else writes under is refused", async () => {
  const { room, doc } = await openRoom();
  const [ada, mallory] = [joined(room, visitor("ada")), joined(room, visitor("mallory"))];
  const copy = copyOf(doc);
  copy.clientID = 77;
  room.receive(
    ada,
    clientUpdateFrame(changeOf(copy, () => copy.getMap("values").set("city.people", 1))),
  );

  room.receive(
    mallory,
    clientUpdateFrame(changeOf(copy, () => copy.getMap("values").set("city.people", 2))),
  );

  expect([mallory.closedWith, mallory.closedFor]).toEqual([
    CloseCode.refusedUpdate,
    "foreign-client",
  ]);
});

test("P33 R3 a document that is full takes nothing more", async () => {
  const { room, doc } = await openRoom();
  const ada = joined(room, visitor("ada"));
  const words = "x".repeat(100_000);
  const filling = updateOf(doc, (copy) => {
    for (let size = 0; size < syncLimits.documentBytes; size += words.length) typeIn(copy, words);
  });
  applyUpdate(doc, filling);
  const full = new Room({
    ...optionsOf(doc),
    content: new DocumentContent({ doc }, filling.length),
  });
  const bob = joined(full, visitor("bob"));

  full.receive(bob, clientUpdateFrame(valueUpdate(doc, 5)));

  expect([bob.closedWith, bob.closedFor]).toEqual([CloseCode.refusedUpdate, "document-full"]);
  expect(ada.closedWith).toBeUndefined();
});

test("R4 a commit that fails tells nobody anything and sends everybody away", async () => {
  const { room, doc, log, lost } = await openRoom();
  const [ada, bob] = [joined(room, visitor("ada")), joined(room, visitor("bob"))];
  log.isHeld = true;
  room.receive(ada, clientUpdateFrame(valueUpdate(doc, 5)));
  room.receive(ada, askSavedFrame(1));
  const reading = room.read(() => "read");

  log.fail(0);

  await expect(reading).rejects.toThrow();
  expect(lost).toHaveBeenCalledOnce();
  expect([ada.closedWith, bob.closedWith]).toEqual([CloseCode.tryAgain, CloseCode.tryAgain]);
  expect([ada.saved, bob.updates]).toEqual([[], []]);
});

test("R4 what was stored after an update that failed is not acknowledged either", async () => {
  const { room, doc, log } = await openRoom();
  const [ada, bob] = [joined(room, visitor("ada")), joined(room, visitor("bob"))];
  log.isHeld = true;
  room.receive(ada, clientUpdateFrame(valueUpdate(doc, 5)));
  log.fail(0);
  room.receive(bob, clientUpdateFrame(valueUpdate(doc, 6)));
  room.receive(bob, askSavedFrame(1));

  log.commit();
  await settled();

  expect(bob.saved).toEqual([]);
});

test("R5 what is typed before the client has answered is taken from its answer", async () => {
  const { room, doc } = await openRoom();
  const offline = copyOf(doc);
  const first = changeOf(offline, () => typeIn(offline, "offline"));
  const second = changeOf(offline, () => typeIn(offline, "online"));
  const ada = new FakePeer(visitor("ada"));
  room.join(ada);

  room.receive(ada, clientUpdateFrame(second));
  room.receive(ada, askSavedFrame(1));
  await settled();
  expect([ada.closedWith, ada.saved]).toEqual([undefined, []]);

  applyUpdate(offline, first);
  room.receive(ada, step2Frame(encodeStateAsUpdate(offline, encodeStateVector(doc))));
  await settled();
  expect(ada.saved).toEqual([1]);
  expect(readDocument(doc, exampleTemplate)).toEqual(readDocument(offline, exampleTemplate));
});

test("R6 updates that become durable together leave as one frame, the same bytes for all", async () => {
  const { room, doc, log } = await openRoom();
  const [ada, bob, eve] = ["ada", "bob", "eve"].map((name) => joined(room, visitor(name)));
  log.isHeld = true;
  for (const value of [1, 2, 3]) {
    if (ada) room.receive(ada, clientUpdateFrame(valueUpdate(doc, value)));
  }

  log.commit();
  await settled();

  expect([ada?.updates.length, bob?.updates.length]).toEqual([0, 1]);
  expect(bob?.wire.at(-1)).toBe(eve?.wire.at(-1));
  const copy = new Doc();
  for (const update of log.stored(documentId)) applyUpdate(copy, update);
  expect(copy.getMap("values").get("city.people")).toBe(3);
});

test("P6 R6 a counter stands for all before it, so only the last is echoed", async () => {
  const { room, doc, log } = await openRoom();
  const ada = joined(room, visitor("ada"));
  log.isHeld = true;
  for (const value of [1, 2, 3]) {
    room.receive(ada, clientUpdateFrame(valueUpdate(doc, value)));
    room.receive(ada, askSavedFrame(value));
  }

  log.commit(2);
  await settled();
  log.commit();
  await settled();

  expect(ada.saved).toEqual([2, 3]);
});

test("P14 R6 a first update goes at once; those that follow within the interval go together", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  const { room, doc, bob, ada } = await openPacedRoom();

  for (const value of [1, 2, 3]) {
    room.receive(ada, clientUpdateFrame(valueUpdate(doc, value)));
    room.receive(ada, askSavedFrame(value));
  }
  await settled();
  expect([bob.updates.length, ada.saved]).toEqual([1, [1]]);

  vi.advanceTimersByTime(49);
  await settled();
  expect(bob.updates).toHaveLength(1);

  vi.advanceTimersByTime(1);
  await settled();
  expect([bob.updates.length, ada.saved]).toEqual([2, [1, 3]]);

  vi.advanceTimersByTime(50);
  room.receive(ada, clientUpdateFrame(valueUpdate(doc, 4)));
  await settled();
  expect(bob.updates).toHaveLength(3);
});

test("R6 whoever waits for the document makes what is held back go at once", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  const { room, doc, log, ada } = await openPacedRoom();
  for (const value of [1, 2]) room.receive(ada, clientUpdateFrame(valueUpdate(doc, value)));
  expect(log.stored(documentId)).toHaveLength(2);

  expect(await room.read((live) => live.getMap("values").get("city.people"))).toBe(2);
  expect(log.stored(documentId)).toHaveLength(3);
});

test("P32 R2 who asks again and again while the disk is slow is answered once, with the last answer", async () => {
  const { room, doc, log } = await openRoom();
  const [ada, bob] = [joined(room, visitor("ada")), joined(room, visitor("bob"))];
  const answers = () =>
    bob.payloads(FrameType.sync).filter((payload) => payload[1] === SyncType.step2).length;
  log.isHeld = true;
  room.receive(ada, clientUpdateFrame(valueUpdate(doc, 5)));
  const before = answers();

  for (let times = 0; times < 5; times += 1) room.receive(bob, step1Frame(Uint8Array.of(0)));
  expect(answers()).toBe(before);
  log.commit();
  await settled();

  expect(answers()).toBe(before + 1);
  room.receive(bob, step1Frame(Uint8Array.of(0)));
  expect(answers()).toBe(before + 2);
});

test("R6 a room that closes stores what it holds back, and reports it", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  const { room, doc, log, ada, edited } = await openPacedRoom();
  for (const value of [1, 2]) room.receive(ada, clientUpdateFrame(valueUpdate(doc, value)));

  await room.close();

  expect(log.stored(documentId)).toHaveLength(3);
  expect(edited).toHaveBeenCalledTimes(2);
});

test("R4 what is held back when a commit fails is not stored", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  const { room, doc, log, ada, lost } = await openPacedRoom();
  log.isHeld = true;
  for (const value of [1, 2]) room.receive(ada, clientUpdateFrame(valueUpdate(doc, value)));

  log.failFirst();
  await settled();
  await room.close();
  vi.advanceTimersByTime(100);

  expect(lost).toHaveBeenCalledOnce();
  expect(log.pendingCount).toBe(0);
});

test("P14 R6 how long updates are gathered grows with what passing them on costs, and no further than 30 ms", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  const cost = { each: 0, now: 0 };
  const { room, doc, ada, bob } = await openRoomFor2({
    clock: Date.now,
    costClock: () => (cost.now += cost.each),
    commitIntervalMs: undefined,
  });
  let value = 0;
  const typeOnce = async () => {
    value += 1;
    room.receive(ada, clientUpdateFrame(valueUpdate(doc, value)));
    await settled();
  };

  for (let count = 0; count < 3; count += 1) await typeOnce();
  expect(bob.updates).toHaveLength(3);

  cost.each = 100;
  for (let count = 0; count < 30; count += 1) {
    await typeOnce();
    vi.advanceTimersByTime(30);
    await settled();
  }
  const before = bob.updates.length;
  for (let count = 0; count < 5; count += 1) await typeOnce();
  vi.advanceTimersByTime(29);
  await settled();
  expect(bob.updates).toHaveLength(before);
  vi.advanceTimersByTime(1);
  await settled();
  expect(bob.updates).toHaveLength(before + 1);

  vi.advanceTimersByTime(100);
  await typeOnce();
  expect(bob.updates).toHaveLength(before + 2);
});

test("R6 a caret that moves with a letter leaves with it, and so does the word that it is saved", async () => {
  const { room, doc, log, ada, bob } = await openRoomFor2({ commitIntervalMs: 0 });
  log.isHeld = true;
  const caret = clientAwarenessFrame(awarenessOf(77, { place: "city.people" }));
  room.receive(ada, clientUpdateFrame(valueUpdate(doc, 5)));
  room.receive(ada, askSavedFrame(1));
  room.receive(bob, clientUpdateFrame(valueUpdate(doc, 6)));
  room.receive(bob, askSavedFrame(1));
  room.receive(ada, caret);
  expect(bob.payloads(FrameType.awareness)).toHaveLength(0);

  log.commit();
  await settled();

  expect(bob.writes).toBe(1);
  expect([bob.updates.length, bob.saved, bob.payloads(FrameType.awareness).length]).toEqual([
    1,
    [1],
    1,
  ]);
});

test("R9 a document that is only read has no live document: it is shown, and who has it all is told so", async () => {
  const { room, content, client } = await openRestingRoom();

  const reader = client("olga");
  reader.exchange();
  const again = client("jan");
  applyUpdate(again.doc, encodeStateAsUpdate(reader.doc));
  again.exchange();

  expect(readDocument(reader.doc, exampleTemplate)).toEqual(
    readDocument(again.doc, exampleTemplate),
  );
  expect([reader.isSynced, again.isSynced, again.saved]).toEqual([true, true, again.sent]);
  expect(await room.encodedState()).toEqual(content.update());
  expect(content.isLive).toBe(false);
});

test("R9 the first update that says something is judged, applied and passed on", async () => {
  const { room, content, log, client } = await openRestingRoom();
  const [ada, bob] = [client("ada"), client("bob")];
  for (const one of [ada, bob]) one.exchange();

  setValue(ada.doc, exampleTemplate, "city.people", 5);
  ada.exchange();
  await settled();
  bob.exchange();

  expect(content.isLive).toBe(true);
  expect(log.stored(documentId)).toHaveLength(2);
  expect(bob.doc.getMap("values").get("city.people")).toBe(5);
  expect(room.stats.updates).toBe(1);
});

test("R9 what a resting document has no place for is refused as it is by a live one", async () => {
  const { room, content } = await openRestingRoom();
  const mallory = joined(room, visitor("mallory"));

  room.receive(mallory, clientUpdateFrame(Uint8Array.of(0, 1, 9, 1, 5, 1)));

  expect([mallory.closedWith, mallory.closedFor]).toEqual([
    CloseCode.refusedUpdate,
    "delete-set-unknown",
  ]);
  expect(content.isLive).toBe(true);
});

test("R9 a document rests after a minute without an update, with all that it says, and wakes again", async () => {
  const { room, content, log, time, client } = await openRestingRoom();
  const ada = client("ada");
  ada.exchange();
  const type = async (people: number) => {
    setValue(ada.doc, exampleTemplate, "city.people", people);
    ada.exchange();
    await settled();
    ada.exchange();
  };

  await type(5);
  time.now += 59_000;
  room.rest();
  expect(content.isLive).toBe(true);
  time.now += 1_000;
  room.rest();
  expect(content.isLive).toBe(false);

  const bob = client("bob");
  bob.exchange();
  await type(6);
  await type(7);
  bob.exchange();
  expect(bob.doc.getMap("values").get("city.people")).toBe(7);
  expect([ada.saved, log.stored(documentId).length]).toEqual([ada.sent, 4]);
});

test("R9 a document does not rest while something of it is on its way to the disk", async () => {
  const { room, content, log, time, client } = await openRestingRoom();
  const ada = client("ada");
  ada.exchange();
  log.isHeld = true;
  setValue(ada.doc, exampleTemplate, "city.people", 5);
  ada.exchange();
  time.now += 3_600_000;

  room.rest();

  expect(content.isLive).toBe(true);
});

test("R9 reading makes a document live for as long as somebody reads", async () => {
  const { room, content, time } = await openRestingRoom();

  expect(await room.read((doc) => doc.getMap("meta").get("format"))).toBe(1);
  expect(content.isLive).toBe(true);

  time.now += 60_000;
  room.rest();
  expect(content.isLive).toBe(false);
});

test("P36 carets go on while the disk is slow, and one that rides with a letter goes once", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  const { room, doc, log } = await openRoom();
  const [ada, bob] = [joined(room, visitor("ada")), joined(room, visitor("bob"))];
  const heard = () => bob.payloads(FrameType.awareness).length;
  log.isHeld = true;
  room.receive(ada, clientUpdateFrame(valueUpdate(doc, 5)));
  room.receive(ada, clientAwarenessFrame(awarenessOf(77, { place: "city.people" })));
  expect(heard()).toBe(0);

  await vi.advanceTimersByTimeAsync(200);
  expect(heard()).toBe(1);

  room.leave(ada);
  await vi.advanceTimersByTimeAsync(300);
  expect(heard()).toBe(2);
});

test("R7 an event reaches who has asked for events, once, and nobody else", async () => {
  const { room } = await openRoom();
  const [asking, stock] = [joined(room, visitor("ada", "read")), joined(room, visitor("bob"))];

  room.announce("plan");
  room.receive(asking, askEventsFrame);
  room.receive(asking, askEventsFrame);
  room.announce("plan");

  expect([asking.events, stock.events]).toEqual([["plan"], []]);
});

test("P36 R8 what is typed while documents cannot be stored is not read, and asked for again afterwards", async () => {
  const { room, doc, log } = await openRoom();
  const ada = new Client(visitor("ada"), 22);
  ada.connect(room);
  ada.exchange();

  room.hold("disk-full");
  setValue(ada.doc, exampleTemplate, "city.people", 5);
  ada.exchange();
  await settled();
  expect([doc.getMap("values").get("city.people"), ada.saved]).toEqual([undefined, 0]);

  room.hold(undefined);
  ada.exchange();
  await settled();
  ada.exchange();
  expect([doc.getMap("values").get("city.people"), ada.saved]).toEqual([5, ada.sent]);
  expect(await log.load(documentId)).toHaveLength(2);
  ada.destroy();
});

test("R8 who comes in while documents cannot be stored reads, and its answer is read afterwards", async () => {
  const { room, doc } = await openRoom();
  room.hold("io-error");
  const ada = new Client(visitor("ada"), 22);
  setValue(ada.doc, exampleTemplate, "city.people", 5);

  ada.connect(room);
  ada.exchange();
  expect([ada.isSynced, doc.getMap("values").get("city.people")]).toEqual([true, undefined]);

  room.hold(undefined);
  ada.exchange();
  expect(doc.getMap("values").get("city.people")).toBe(5);
  ada.destroy();
});

test("P35 who has asked is told what is the matter and when it is over, also who asks late; nobody else is", async () => {
  const { room } = await openRoom();
  const [early, late, stock] = [
    joined(room, visitor("ada")),
    joined(room, visitor("bob")),
    joined(room, visitor("eve", "read")),
  ];
  room.receive(early, askStorageFrame);

  room.hold("disk-full");
  room.receive(late, askStorageFrame);
  room.hold(undefined);

  expect([early.storage, late.storage, stock.storage]).toEqual([
    ["disk-full", "writing"],
    ["disk-full", "writing"],
    [],
  ]);
});

test("P9 whoever asks for events in too many words is closed", async () => {
  const { room } = await openRoom();
  const peer = joined(room, visitor("ada"));

  room.receive(peer, Uint8Array.of(...askEventsFrame, 0));

  expect(peer.closedWith).toBe(CloseCode.malformedFrame);
});

test("an update that brings nothing new is not stored again", async () => {
  const { room, doc, log } = await openRoom();
  const ada = joined(room, visitor("ada"));
  const update = valueUpdate(doc, 5);
  room.receive(ada, clientUpdateFrame(update));

  room.receive(ada, clientUpdateFrame(update));
  await settled();

  expect(log.stored(documentId)).toHaveLength(2);
});

interface Opened {
  readonly room: Room;
  readonly doc: Doc;
  readonly log: MemoryLog;
  readonly edited: ReturnType<typeof vi.fn>;
  readonly lost: ReturnType<typeof vi.fn>;
}

/** A room that holds back what follows too soon, with two in it. */
async function openPacedRoom(): Promise<Opened & { ada: FakePeer; bob: FakePeer }> {
  const opened = await openRoom({ commitIntervalMs: 50, clock: Date.now });
  const [ada, bob] = [joined(opened.room, visitor("ada")), joined(opened.room, visitor("bob"))];
  return { ...opened, ada, bob };
}

/** The same with two in it, who have said hello and heard everything so far. */
async function openRoomFor2(
  paced: Partial<Pick<RoomOptions, "commitIntervalMs" | "clock" | "costClock">>,
): Promise<Opened & { ada: FakePeer; bob: FakePeer }> {
  const opened = await openRoom(paced);
  const [ada, bob] = [joined(opened.room, visitor("ada")), joined(opened.room, visitor("bob"))];
  for (const peer of [ada, bob]) peer.writes = 0;
  return { ...opened, ada, bob };
}

/** A room of a document as the log has it. */
async function openRestingRoom() {
  const log = logWithDocument();
  const content = await loadContent(log, documentId, silentLogger);
  if (!content) throw new Error("No document");
  const time = { now: 0 };
  const room = new Room({
    ...optionsOf(new Doc()),
    content,
    append: (entries) => log.append(documentId, entries),
    clock: () => time.now,
  });
  let lastId = 100;
  const client = (person: string) => {
    const made = new Client(visitor(person), ++lastId);
    onTestFinished(() => made.destroy());
    made.connect(room);
    return made;
  };
  return { room, content, log, time, client };
}

function awarenessOf(client: number, state: unknown): Uint8Array {
  const encoder = createEncoder();
  for (const value of [1, client, 1]) writeVarUint(encoder, value);
  writeVarString(encoder, JSON.stringify(state));
  return toUint8Array(encoder);
}

async function openRoom(
  paced: Partial<Pick<RoomOptions, "commitIntervalMs" | "clock" | "costClock">> = {},
): Promise<Opened> {
  const log = logWithDocument();
  const doc = new Doc();
  for (const update of (await log.load(documentId)) ?? []) applyUpdate(doc, update);
  const [edited, lost] = [vi.fn(), vi.fn()];
  const room = new Room({
    ...optionsOf(doc),
    append: (entries) => log.append(documentId, entries),
    events: { edited, refused: () => {} },
    onLost: lost,
    ...paced,
  });
  return { room, doc, log, edited, lost };
}

function optionsOf(doc: Doc): ConstructorParameters<typeof Room>[0] {
  return {
    documentId,
    content: new DocumentContent({ doc }, 0),
    places: placesOf(exampleTemplate),
    append: async () => {},
    events: { edited: () => {}, refused: () => {} },
    logger: silentLogger,
    clock: () => 0,
    commitIntervalMs: 0,
    onLost: () => {},
  };
}

/** A peer with an empty document that has said hello. */
function joined(room: Room, of: Visitor): FakePeer {
  const peer = new FakePeer(of);
  room.join(peer);
  room.receive(peer, step1Frame(Uint8Array.of(0)));
  room.receive(peer, step2Frame(emptyUpdate));
  return peer;
}

/** Lets promises that are resolved run. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

function copyOf(doc: Doc): Doc {
  const copy = new Doc();
  applyUpdate(copy, encodeStateAsUpdate(doc));
  return copy;
}

function changeOf(doc: Doc, edit: () => void): Uint8Array {
  const before = encodeStateVector(doc);
  edit();
  return encodeStateAsUpdate(doc, before);
}

function updateOf(doc: Doc, edit: (copy: Doc) => void): Uint8Array {
  const copy = copyOf(doc);
  return changeOf(copy, () => copy.transact(() => edit(copy), localEdit));
}

function valueUpdate(doc: Doc, value: number): Uint8Array {
  return updateOf(doc, (copy) => setValue(copy, exampleTemplate, "city.people", value));
}

function typeIn(doc: Doc, words: string): void {
  const paragraph = new XmlElement("paragraph");
  paragraph.insert(0, [new XmlText(words)]);
  textAt(doc, "city.challenge").insert(0, [paragraph]);
}

function boldText(doc: Doc): Uint8Array {
  return updateOf(doc, (copy) => {
    typeIn(copy, "bold");
    runOf(copy).format(0, 4, { bold: {} });
  });
}

function unboldingUpdate(doc: Doc): Uint8Array {
  return updateOf(doc, (copy) => runOf(copy).format(0, 4, { bold: null }));
}

function runOf(doc: Doc): XmlText {
  const paragraph = textAt(doc, "city.challenge").get(0);
  const run = paragraph instanceof XmlElement ? paragraph.get(0) : undefined;
  if (run instanceof XmlText) return run;
  throw new Error("No text");
}
