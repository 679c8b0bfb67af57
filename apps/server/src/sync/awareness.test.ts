import { exampleTemplate } from "@brudnopis/document/testing";
import { CloseCode, FrameType, syncLimits } from "@brudnopis/schema";
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Doc } from "yjs";
import { DocumentContent } from "./document-content.ts";
import { placesOf } from "./places.ts";
import { Room } from "./room.ts";
import { Client, clientAwarenessFrame, FakePeer, silentLogger, visitor } from "./testing.ts";

const interval = 100;
const clients: Client[] = [];

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
  vi.useRealTimers();
});

test("A1 a socket speaks for its own client id and for no other", () => {
  const room = openRoom();
  const ada = connect(room, "ada", 11);
  ada.awareness.setLocalStateField("place", "city.title");
  exchange();
  const mallory = new FakePeer(visitor("mallory"));
  room.join(mallory);
  room.receive(mallory, entry(66, 1, { place: "x" }));

  room.receive(mallory, entry(11, 99, { place: "city.challenge" }));
  const bob = connect(room, "bob", 22);
  exchange();

  expect(bob.awareness.getStates().get(11)).toMatchObject({ place: "city.title" });
  expect(mallory.closedWith).toBeUndefined();
});

test("A1 the stock client's echo of others changes nothing and costs it nothing", () => {
  const room = openRoom();
  const [ada, bob] = [connect(room, "ada", 11), connect(room, "bob", 22)];
  exchange();

  ada.awareness.setLocalStateField("place", "city.title");
  exchange();

  expect(bob.isConnected).toBe(true);
  expect(bob.awareness.getStates().get(11)).toMatchObject({ place: "city.title" });
});

test("A2 the server writes who somebody is, whatever they say", () => {
  const room = openRoom();
  const [mallory, bob] = [connect(room, "mallory", 11), connect(room, "bob", 22)];

  mallory.awareness.setLocalState({
    user: { name: "Burmistrz", color: "red; background: url(x)" },
  });
  exchange();

  expect(bob.awareness.getStates().get(11)).toEqual({
    user: { id: "mallory", name: "Name of mallory", organisation: "Konin", hue: 3 },
  });
});

test("P31 A3 a state of more than 4 KB closes its sender", () => {
  const room = openRoom();
  const peer = new FakePeer(visitor("ada"));
  room.join(peer);

  room.receive(peer, entry(11, 1, { place: "x".repeat(syncLimits.awarenessBytes) }));

  expect(peer.closedWith).toBe(CloseCode.malformedFrame);
});

test.each(["7", '"x"', "[1]", "{"])("A3 a state that is %s closes its sender", (json) => {
  const room = openRoom();
  const peer = new FakePeer(visitor("ada"));
  room.join(peer);

  room.receive(peer, rawEntry(11, 1, json));

  expect(peer.closedWith).toBe(CloseCode.malformedFrame);
});

test("A4 a client id stays the first person's, also after they left", () => {
  const room = openRoom();
  const ada = connect(room, "ada", 11);
  exchange();
  ada.disconnect();
  const bob = connect(room, "bob", 22);

  const mallory = new FakePeer(visitor("mallory"));
  room.join(mallory);
  room.receive(mallory, entry(11, 99, { place: "x" }));
  exchange();

  expect([...bob.awareness.getStates().keys()]).toEqual([22]);
});

test("A4 what nobody wrote under is remembered for the last thousand who left, and no longer", () => {
  const room = openRoom();
  const stays = connect(room, "bob", 99);
  const visit = (person: string, client: number, clock = 1) => {
    const peer = new FakePeer(visitor(person));
    room.join(peer);
    room.receive(peer, entry(client, clock, { place: person }));
    return () => room.leave(peer);
  };
  for (let client = 1000; client <= 2000; client += 1) visit("ada", client)();

  visit("mallory", 1000, 9);
  visit("mallory", 1001, 9);
  exchange();

  const places = [1000, 1001].map((client) => stays.awareness.getStates().get(client)?.["place"]);
  expect(places).toEqual(["mallory", undefined]);
});

test("A5 who leaves is gone for all others at once", () => {
  const room = openRoom();
  const [ada, bob] = [connect(room, "ada", 11), connect(room, "bob", 22)];
  exchange();
  expect(bob.awareness.getStates().has(11)).toBe(true);

  ada.disconnect();
  exchange();

  expect(bob.awareness.getStates().has(11)).toBe(false);
});

test("whoever comes back with the same client id is seen at once", () => {
  const room = openRoom();
  const [ada, bob] = [connect(room, "ada", 11), connect(room, "bob", 22)];
  ada.awareness.setLocalStateField("place", "city.title");
  exchange();
  ada.disconnect();
  exchange();

  ada.connect(room);
  exchange();

  expect(bob.awareness.getStates().get(11)).toMatchObject({ place: "city.title" });
});

test("a client that reconnects before its old socket is known to be dead takes its place", () => {
  const room = openRoom();
  const [ada, bob] = [connect(room, "ada", 11), connect(room, "bob", 22)];
  exchange();
  const dead = ada.peer;
  ada.peer = undefined;

  ada.connect(room);
  ada.awareness.setLocalStateField("place", "city.challenge");
  exchange();
  if (dead) room.leave(dead);
  exchange();

  expect(bob.awareness.getStates().get(11)).toMatchObject({ place: "city.challenge" });
});

test("everybody who is there is shown to who comes in", () => {
  const room = openRoom();
  connect(room, "ada", 11);
  connect(room, "bob", 22);
  exchange();

  const eve = connect(room, "eve", 33);
  exchange();

  expect([...eve.awareness.getStates().keys()].sort((a, b) => a - b)).toEqual([11, 22, 33]);
});

test("a moving caret is sent on at most ten times a second, with the last place", () => {
  const room = openRoom();
  const [ada, bob] = [connect(room, "ada", 11), connect(room, "bob", 22)];
  exchange();
  bob.peer?.wire.splice(0);

  for (let move = 0; move < 100; move += 1) {
    ada.awareness.setLocalStateField("place", move);
    while (ada.outbox.length > 0) ada.deliver();
    vi.advanceTimersByTime(10);
  }

  const frames = bob.peer?.payloads(FrameType.awareness).length;
  expect(frames).toBeGreaterThanOrEqual(9);
  expect(frames).toBeLessThanOrEqual(11);
  exchange();
  expect(bob.awareness.getStates().get(11)).toMatchObject({ place: 99 });
});

test("a sender hears its own state too, so that its watchdog sees traffic", () => {
  const room = openRoom();
  const ada = connect(room, "ada", 11);
  exchange();
  ada.peer?.wire.splice(0);

  ada.awareness.setLocalStateField("place", "city.title");
  while (ada.outbox.length > 0) ada.deliver();
  vi.advanceTimersByTime(interval);

  expect(ada.peer?.payloads(FrameType.awareness)).toHaveLength(1);
});

function openRoom(): Room {
  return new Room({
    documentId: "doc1",
    content: new DocumentContent({ doc: new Doc() }, 0),
    places: placesOf(exampleTemplate),
    append: async () => {},
    events: { edited: () => {}, refused: () => {} },
    logger: silentLogger,
    clock: () => Date.now(),
    onLost: () => {},
  });
}

function connect(room: Room, person: string, clientId: number): Client {
  const client = new Client(visitor(person), clientId);
  clients.push(client);
  client.connect(room);
  return client;
}

/** Long enough for all that was said to be passed on, answered and passed on again. */
function exchange(): void {
  for (let round = 0; round < 4; round += 1) {
    for (const client of clients) if (client.isConnected) client.exchange();
    vi.advanceTimersByTime(interval);
  }
}

function entry(client: number, clock: number, state: unknown): Uint8Array {
  return rawEntry(client, clock, JSON.stringify(state));
}

function rawEntry(client: number, clock: number, json: string): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, 1);
  writeVarUint(encoder, client);
  writeVarUint(encoder, clock);
  writeVarString(encoder, json);
  return clientAwarenessFrame(toUint8Array(encoder));
}
