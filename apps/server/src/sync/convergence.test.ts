/**
 * People edit one document through rooms while sockets drop, commits fail, documents cannot be stored for a while and,
 * in the rougher half, frames are reordered, lost and repeated, which no WebSocket does. Afterwards everybody reads the
 * same.
 */
import { readDocument } from "@brudnopis/document";
import {
  editAtRandom,
  exampleTemplate,
  type Random,
  seededRandom,
} from "@brudnopis/document/testing";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { applyUpdate, decodeStateVector, Doc, encodeStateVector } from "yjs";
import { StorageState } from "../store/storage.ts";
import { Rooms } from "./rooms.ts";
import {
  Client,
  documentId,
  logWithDocument,
  type MemoryLog,
  noEvents,
  silentLogger,
  visitor,
} from "./testing.ts";

const commitIntervalMs = 50;

const seeds = Array.from({ length: 20 }, (_, index) => 500 + index);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
});

afterEach(() => {
  vi.useRealTimers();
});

test.each(seeds)(
  "sockets drop and commits fail; all read the same, and nothing saved is lost (seed %i)",
  async (seed) => {
    const world = openWorld(seed);

    for (let step = 0; step < 300; step += 1) await live(world, { isRough: false });
    const durable = readLog(world.log);
    for (const { doc, clock } of world.saved) {
      expect(
        decodeStateVector(encodeStateVector(durable)).get(doc.clientID) ?? 0,
      ).toBeGreaterThanOrEqual(clock);
    }
    await calmDown(world);

    expectSame(world, seed);
  },
);

test.each(seeds)(
  "frames are reordered, lost and repeated; all read the same in the end (seed %i)",
  async (seed) => {
    const world = openWorld(seed);

    for (let step = 0; step < 300; step += 1) await live(world, { isRough: true });
    await calmDown(world);

    expectSame(world, seed);
  },
);

interface World {
  readonly random: Random;
  readonly log: MemoryLog;
  readonly rooms: Rooms;
  readonly storage: StorageState;
  readonly clients: readonly Client[];
  /** What people were told is saved: how far their own history went when they asked. */
  readonly saved: { readonly doc: Doc; readonly clock: number }[];
  readonly asked: Map<Client, Map<number, number>>;
}

function openWorld(seed: number): World {
  const random = seededRandom(seed);
  const log = logWithDocument();
  log.isHeld = true;
  const storage = new StorageState();
  const rooms = new Rooms({
    log,
    storage,
    events: noEvents,
    logger: silentLogger,
    clock: Date.now,
    commitIntervalMs,
  });
  const clients = ["ada", "bob", "eve", "jan"].map(
    (person, index) => new Client(visitor(person), 1 + index + 10 * random.below(100_000)),
  );
  return {
    random,
    log,
    rooms,
    storage,
    clients,
    saved: [],
    asked: new Map(clients.map((client) => [client, new Map()])),
  };
}

/** One thing happens. */
async function live(world: World, { isRough }: { isRough: boolean }): Promise<void> {
  const { random, log, storage, clients } = world;
  const client = random.pick(clients);
  if (!client) return;
  const kind = random.next();
  if (!client.isConnected && kind < 0.5) await connect(world, client);
  else if (kind < 0.3) edit(world, client);
  else if (kind < 0.55) deliver(client, random, isRough);
  else if (kind < 0.85) receive(world, client, random, isRough);
  else if (kind < 0.95) log.commit(random.below(log.pendingCount + 1));
  else if (kind < 0.97) client.disconnect();
  else if (kind < 0.975) log.fail(random.below(log.pendingCount + 1));
  else if (kind < 0.985) storage.set(random.pick([undefined, "io-error", "disk-full"]));
  else vi.advanceTimersByTime(random.below(2 * commitIntervalMs));
  await turn();
}

async function connect({ rooms, log }: World, client: Client): Promise<void> {
  // A room that is lost opens again when its writes have ended.
  const opening = rooms.open(documentId, exampleTemplate);
  log.commit();
  const room = await opening;
  if (room) client.connect(room);
}

function edit({ random, asked }: World, client: Client): void {
  editAtRandom(client.doc, exampleTemplate, random);
  asked.get(client)?.set(client.sent, clockOf(client));
}

function deliver(client: Client, random: Random, isRough: boolean): void {
  if (isRough) disturb(client.outbox, random);
  client.deliver();
}

function receive({ saved, asked }: World, client: Client, random: Random, isRough: boolean): void {
  client.collect();
  if (isRough) disturb(client.inbox, random);
  const before = client.saved;
  client.receive();
  const clock = asked.get(client)?.get(client.saved);
  if (client.saved > before && clock !== undefined) saved.push({ doc: client.doc, clock });
}

/** What only a broken transport does: loses, repeats or reorders. */
function disturb(frames: Uint8Array[], random: Random): void {
  const [first] = frames;
  if (!first) return;
  const kind = random.next();
  if (kind < 0.03) frames.shift();
  else if (kind < 0.06) frames.push(first);
  else if (kind < 0.12) frames.push(...frames.splice(0, 1));
}

async function calmDown(world: World): Promise<void> {
  const { log, storage, clients } = world;
  log.commit();
  storage.set(undefined);
  log.isHeld = false;
  await turn();
  for (const client of clients) {
    client.disconnect();
    await connect(world, client);
  }
  for (let round = 0; round < 6; round += 1) {
    for (const client of clients) client.exchange();
    vi.advanceTimersByTime(commitIntervalMs);
    await turn();
  }
}

function expectSame({ clients, log }: World, seed: number): void {
  const stored = readDocument(readLog(log), exampleTemplate);
  const read = clients.map(({ doc }) => readDocument(doc, exampleTemplate));
  const saved = clients.map((client) => client.sent - client.saved);
  for (const client of clients) client.destroy();

  expect(read, `seed ${seed}`).toEqual(read.map(() => stored));
  expect(saved, `seed ${seed}`).toEqual(saved.map(() => 0));
}

function readLog(log: MemoryLog): Doc {
  const doc = new Doc();
  for (const update of log.stored(documentId)) applyUpdate(doc, update);
  return doc;
}

function clockOf({ doc }: Client): number {
  return decodeStateVector(encodeStateVector(doc)).get(doc.clientID) ?? 0;
}

/** Lets promises that are resolved run. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
