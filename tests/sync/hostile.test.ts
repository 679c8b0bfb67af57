/**
 * Attacks of somebody who may edit and speaks the protocol, D1 to D15: each does its harm to a bare Yjs server, which
 * shows that the attack is one, and none to ours. The rules that stop them are in `gate.ts` (G) and `PROTOCOL.md` (P).
 */
import { createDocument, plainText, readRichText, textAt } from "@brudnopis/document";
import { exampleTemplate, seededRandom } from "@brudnopis/document/testing";
import { CloseCode, syncLimits } from "@brudnopis/schema";
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test, vi } from "vitest";
import {
  decodeUpdateV2,
  Doc,
  encodeStateAsUpdate,
  UpdateEncoderV2,
  XmlElement,
  XmlText,
} from "yjs";
import { Gate } from "../../apps/server/src/sync/gate.ts";
import { placesOf } from "../../apps/server/src/sync/places.ts";
import {
  askSavedFrame,
  clientAwarenessFrame,
  clientUpdateFrame,
  emptyUpdate,
  step1Frame,
  step2Frame,
} from "../../apps/server/src/sync/testing.ts";
import { startTestServer } from "../../apps/server/src/testing.ts";
import { ground } from "../http/ground.ts";
import { hasPending } from "../fuzz/replicas.ts";
import { type BareServer, startBareServer } from "./bare-server.ts";
import {
  clientFrame,
  type Closed,
  credentialsOf,
  konin,
  RawClient,
  rawUpgrade,
  StockClient,
  stockClient,
} from "./sockets.ts";

const field = "identification.title";

test("D1 G6 G14 sixteen bytes that burn a colleague's clock silence them on a bare server, and are refused by ours", async () => {
  const bare = await bareServer();
  const victim = await bareClient(bare);
  write(victim.doc, "przed");
  await until(bare, (doc) => textOf(doc).includes("przed"));
  victim.provider.disconnect();
  await send(bare, clientUpdateFrame(squat(victim.doc.clientID, 0, 2 ** 30)));
  write(victim.doc, "w pociągu");
  victim.provider.connect();
  await handled(bare, victim);
  expect(textOf(bare.doc)).toBe("przed");

  const ours = await ourServer();
  await ours.goOn();
  const { clientID } = ours.ada.doc;
  const refusals = [
    await ours.refusalOf(clientUpdateFrame(squat(clientID, 0, 2 ** 40))),
    await ours.refusalOf(clientUpdateFrame(squat(clientID, 0, 2 ** 30))),
  ];
  expect(refusals.map(({ reason }) => reason)).toEqual(["clock-out-of-range", "foreign-client"]);
  await ours.goOn();
});

test("D2 G9 a bomb of overlapping deletes holds up a bare server, and costs ours next to nothing", async () => {
  const bare = await bareServer();
  const victim = await bareClient(bare);
  for (let count = 0; count < 1500; count += 1) victim.doc.getText("x").insert(0, "x");
  await until(bare, (doc) => doc.getText("x").length === 1500);
  const bomb = deletesOf(
    victim.doc.clientID,
    Array.from({ length: 20_000 }, () => [0, 1500]),
  );
  const before = bare.slowestMs;
  await send(bare, clientUpdateFrame(bomb));

  const server = createDocument(exampleTemplate, { language: "pl", networkKind: "planning" });
  const gate = new Gate(server, placesOf(exampleTemplate));
  const started = performance.now();
  const verdict = gate.judge(bomb, () => true);
  const oursMs = performance.now() - started;
  expect(verdict).toMatchObject({ ok: false, reason: "delete-set-not-canonical" });
  expect(bare.slowestMs).toBeGreaterThan(before);
  expect(bare.slowestMs).toBeGreaterThan(5 * oursMs);

  const ours = await ourServer();
  expect((await ours.refusalOf(clientUpdateFrame(bomb))).reason).toBe("delete-set-not-canonical");
  await ours.goOn();
});

test("D3 G5 updates with a gap stay pending on a bare server for ever, and ours keeps none", async () => {
  const flood = Array.from({ length: 300 }, (_, index) =>
    clientUpdateFrame(squat(4_000_000_000, 5 + 2 * index, 1)),
  );
  const bare = await bareServer();
  await send(bare, ...flood);
  expect(bare.doc.store.pendingStructs).not.toBeNull();

  const ours = await ourServer();
  expect(await ours.refusalOf(...flood)).toEqual({
    code: CloseCode.refusedUpdate,
    reason: "clock-gap",
  });
  await ours.goOn();
});

test("D4 G2 a run-length bomb of V2 unfolds where it is decoded, and ours never decodes V2", async () => {
  const claimed = 500_000;
  const bomb = v2Bomb(claimed);
  expect(bomb.length).toBeLessThan(40);
  expect(decodeUpdateV2(bomb).structs).toHaveLength(claimed);

  const ours = await ourServer();
  expect(await ours.refusalOf(clientUpdateFrame(bomb))).toMatchObject({
    code: expect.toBeOneOf([CloseCode.malformedFrame, CloseCode.refusedUpdate]),
  });
  await ours.goOn();
});

test("D5 G13 nesting five thousand deep makes a bare server's document unreadable, and is refused by ours", async () => {
  const attack = clientUpdateFrame(editOf((doc) => nest(doc, 5000)));
  const bare = await bareServer();
  await send(bare, attack);
  expect(() => bare.doc.getXmlFragment("summary.text").toJSON()).toThrow(RangeError);

  const ours = await ourServer();
  expect((await ours.refusalOf(attack)).reason).toBe("too-deep");
  await ours.goOn();
});

test("D6 G10 thousands of root names stay in a bare server's memory, and are refused by ours", async () => {
  const attack = clientUpdateFrame(
    editOf((doc) => {
      for (let index = 0; index < 2000; index += 1) doc.getMap(`root${index}`).set("a", 1);
    }),
  );
  const bare = await bareServer();
  await send(bare, attack);
  expect(bare.doc.share.size).toBeGreaterThan(1999);

  const ours = await ourServer();
  expect((await ours.refusalOf(attack)).reason).toBe("forbidden-place");
  await ours.goOn();
});

test("D7 P7 a bare server takes edits from everybody, and ours none from who may only read", async () => {
  const bare = await bareServer();
  const anybody = await bareClient(bare);
  write(anybody.doc, "wtrącenie");
  await until(bare, (doc) => textOf(doc).includes("wtrącenie"));

  const ours = await ourServer();
  const reader = await (await stockClient(ours.url, "observer")).synced();
  write(reader.doc, "wtrącenie");
  expect(await reader.closedForGood()).toBe(CloseCode.forbidden);
  await ours.goOn();
  expect(textOf(ours.bob.doc)).not.toContain("wtrącenie");
});

test("D8 P9 a state vector of nearly a megabyte is worked through by a bare server, and refused by ours", async () => {
  const bomb = step1Frame(vectorBomb(90_000));
  const bare = await bareServer();
  const asking = await bareAttacker(bare);
  const worked = answered(asking);
  asking.send(bomb);
  await worked;

  const ours = await ourServer();
  expect((await ours.refusalOf(bomb)).code).toBe(CloseCode.malformedFrame);
  await ours.goOn();
});

test("D9 G1-G19 flipped bits leave a bare server with what never resolves, and ours with nothing (more: fuzz.test.ts)", async () => {
  const random = seededRandom(9);
  const honest = editOf((doc) => write(doc, "Miasto dla ludzi"), 77);
  // Of the updates that it cannot read, Yjs says so.
  vi.spyOn(console, "error").mockImplementation(() => {});
  onTestFinished(() => {
    vi.restoreAllMocks();
  });
  const flipped = Array.from({ length: 400 }, () => flip(honest, random.below, 3));
  const bare = await bareServer();
  await send(bare, ...flipped.map(clientUpdateFrame));
  const strange = [...bare.doc.share.keys()].filter((name) => name !== field);
  expect([hasPending(bare.doc), strange.length > 0]).toEqual([true, true]);

  const ours = await ourServer();
  for (const update of flipped.slice(0, 25)) {
    const mallory = await ours.attacker();
    const ended = Promise.race([mallory.closed, once(mallory.socket, "message")]);
    mallory.send(clientUpdateFrame(update), askSavedFrame(1));
    await ended;
    mallory.socket.close();
  }
  await ours.goOn();
});

test("D10 P13 somebody else's name is taken at its word by a bare server, and never by ours", async () => {
  const state = { user: { id: "x", name: "Burmistrz", color: "#ff0000" } };
  const bare = await bareServer();
  const victim = await bareClient(bare);
  await send(bare, awarenessOf(victim.doc.clientID, 1000, state));
  expect(bare.awareness.getStates().get(victim.doc.clientID)).toEqual(state);

  const ours = await ourServer();
  const mallory = await ours.attacker();
  mallory.send(
    awarenessOf(ours.ada.doc.clientID, 1000, state),
    awarenessOf(4_000_000_001, 1, state),
  );
  const seen = await ours.stateOf(4_000_000_001);
  expect(JSON.stringify(seen)).not.toContain("Burmistrz");
  expect(JSON.stringify(ours.states())).not.toContain("Burmistrz");
});

test("D11 P13 a colour that is a style sheet reaches everybody through a bare server, and nobody through ours", async () => {
  const color = "red;background:url(https://evil.example)";
  const state = { user: { name: "x", color } };
  const bare = await bareServer();
  const reader = await bareClient(bare);
  await send(bare, awarenessOf(9, 1, state));
  await handled(bare, reader);
  expect(bare.awareness.getStates().get(9)).toEqual(state);

  const ours = await ourServer();
  (await ours.attacker()).send(awarenessOf(4_000_000_001, 1, state));
  const seen = await ours.stateOf(4_000_000_001);
  expect(seen?.["user"]).not.toHaveProperty("color");
});

test("D12 P13 thousands of made-up people crowd a bare server, and ours has one for each socket", async () => {
  const crowd = awarenessCrowd(5000);
  const bare = await bareServer();
  await send(bare, crowd);
  expect(bare.awareness.meta.size).toBeGreaterThan(4999);

  const ours = await ourServer();
  const mallory = await ours.attacker();
  mallory.send(crowd);
  await ours.goOn();
  expect(ours.states().length).toBeLessThanOrEqual(3);
});

test("D13 P9 one malformed WebSocket frame ends a bare server's process, and ours goes on", async () => {
  const program = spawn(process.execPath, [new URL("bare-server.ts", import.meta.url).pathname]);
  onTestFinished(() => {
    program.kill();
  });
  const [address] = (await once(program.stdout, "data")) as [Buffer];
  const exited = once(program, "exit");
  // Reserved bits are set.
  const malformed = Uint8Array.of(0xf2, 0x80, 0, 0, 0, 0);
  rawUpgrade(address.toString().trim(), konin, {}).write(malformed);
  expect((await exited)[0]).toBe(1);

  const ours = await ourServer();
  const socket = rawUpgrade(ours.url, konin, await credentialsOf(ours.url, "editor"));
  const closed = once(socket, "close");
  socket.write(Buffer.concat([clientFrame(Uint8Array.of(3)), malformed]));
  socket.resume();
  await closed;
  await ours.goOn();
});

test("D14 P10 five megabytes in one message are taken by a bare server, and ours closes with 1009", async () => {
  const large = new Uint8Array(5 * 1024 * 1024).fill(77);
  const bare = await bareServer();
  const attacker = await bareAttacker(bare);
  attacker.send(large);
  await send(bare, clientUpdateFrame(emptyUpdate));
  expect(attacker.socket.readyState).toBe(1);

  const ours = await ourServer();
  expect((await ours.refusalOf(large)).code).toBe(CloseCode.tooBig);
  await ours.goOn();
});

test("D15 P11 a flood of frames is worked off by a bare server, and ours closes with 4529", async () => {
  const flood = Array.from({ length: 2 * syncLimits.frameBurst }, () =>
    clientUpdateFrame(emptyUpdate),
  );
  const bare = await bareServer();
  const before = bare.messages;
  await send(bare, ...flood);
  expect(bare.messages - before).toBeGreaterThan(syncLimits.frameBurst);

  const ours = await ourServer();
  expect((await ours.refusalOf(...flood)).code).toBe(CloseCode.tooManyRequests);
  await ours.goOn();
});

async function bareServer(): Promise<BareServer> {
  const server = await startBareServer();
  onTestFinished(() => server.stop());
  return server;
}

async function bareClient({ url }: BareServer): Promise<StockClient> {
  const client = new StockClient(url, konin, {});
  onTestFinished(() => {
    // Yjs gives it another id when somebody writes under the first one, and the provider stumbles over that.
    client.doc.clientID = client.provider.awareness.clientID;
    client.destroy();
  });
  return client.synced();
}

function bareAttacker({ url }: BareServer): Promise<RawClient> {
  return new RawClient(url, konin, {}).open();
}

/** Sends frames to a bare server, and resolves when it has worked them off. */
async function send(bare: BareServer, ...frames: readonly Uint8Array[]): Promise<void> {
  const attacker = await bareAttacker(bare);
  const done = answered(attacker);
  attacker.send(...frames, step1Frame(Uint8Array.of(0)));
  await done;
  attacker.socket.close();
}

/** Resolves with the answer to a sync step 1, behind everything that was sent before. */
function answered({ socket }: RawClient): Promise<void> {
  return new Promise((resolve) => {
    socket.on("message", ([type, kind]: Buffer) => {
      if (type === 0 && kind === 1) resolve();
    });
  });
}

/** Resolves when the bare server has worked off what a client had sent. */
async function handled(bare: BareServer, client: StockClient): Promise<void> {
  const { awareness } = client.provider;
  const mark = Math.floor(performance.now());
  const seen = new Promise<void>((resolve) => {
    bare.awareness.on("change", () => {
      if (bare.awareness.getStates().get(awareness.clientID)?.["mark"] === mark) resolve();
    });
  });
  await client.synced();
  awareness.setLocalState({ mark });
  await seen;
}

function until({ doc }: BareServer, isTrue: (doc: Doc) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!isTrue(doc)) return;
      doc.off("update", check);
      resolve();
    };
    doc.on("update", check);
    check();
  });
}

interface OurServer {
  readonly url: string;
  readonly ada: StockClient;
  readonly bob: StockClient;
  /** Honest people do not notice: one types, the other sees it, and it is saved. */
  goOn(): Promise<void>;
  attacker(): Promise<RawClient>;
  /** Why somebody who sends these frames is closed. */
  refusalOf(...frames: readonly Uint8Array[]): Promise<Closed>;
  states(): Record<string, unknown>[];
  /** What others are told of a client, once they are. */
  stateOf(client: number): Promise<Record<string, unknown> | undefined>;
}

async function ourServer(): Promise<OurServer> {
  const { url } = await startTestServer({ statements: await ground() });
  const ada = await (await stockClient(url, "partner")).synced();
  const bob = await (await stockClient(url, "partner")).synced();
  const { awareness } = bob.provider;
  let count = 0;
  const attacker = async () => {
    const client = await new RawClient(url, konin, await credentialsOf(url, "lead")).open();
    client.send(step1Frame(Uint8Array.of(0)), step2Frame(emptyUpdate));
    return client;
  };
  return {
    url,
    ada,
    bob,
    attacker,
    goOn: async () => {
      count += 1;
      write(ada.doc, `zdanie ${count}`);
      await Promise.all([ada.saved(), bob.until((doc) => textOf(doc).includes(`zdanie ${count}`))]);
    },
    refusalOf: async (...frames) => {
      const client = await attacker();
      client.send(...frames);
      return client.closed;
    },
    states: () => [...awareness.getStates().values()],
    stateOf: (client) =>
      new Promise((resolve) => {
        const check = () => {
          const state = awareness.getStates().get(client);
          if (state) resolve(state);
        };
        awareness.on("change", check);
        check();
      }),
  };
}

function textOf(doc: Doc): string {
  return plainText(readRichText(textAt(doc, field)));
}

function write(doc: Doc, words: string): void {
  const paragraph = new XmlElement("paragraph");
  paragraph.insert(0, [new XmlText(words)]);
  textAt(doc, field).insert(0, [paragraph]);
}

/** The update of somebody who begins with an empty document. */
function editOf(edit: (doc: Doc) => void, clientId = 4_000_000_000): Uint8Array {
  const doc = new Doc();
  doc.clientID = clientId;
  doc.transact(() => edit(doc));
  return encodeStateAsUpdate(doc);
}

function nest(doc: Doc, depth: number): void {
  let inner = new XmlElement("blockquote");
  textAt(doc, "summary.text").insert(0, [inner]);
  for (let level = 1; level < depth; level += 1) {
    const next = new XmlElement("blockquote");
    inner.insert(0, [next]);
    inner = next;
  }
}

/** One struct that claims so many clocks of a client. */
function squat(client: number, clock: number, length: number): Uint8Array {
  return encoded([1, 1, client, clock, 0, length, 0]);
}

function deletesOf(client: number, ranges: readonly (readonly number[])[]): Uint8Array {
  return encoded([0, 1, client, ranges.length, ...ranges.flat()]);
}

function vectorBomb(clients: number): Uint8Array {
  const entries = Array.from({ length: clients }, (_, index) => [4_000_000_000 + index, 1]);
  return encoded([clients, ...entries.flat()]);
}

function encoded(all: readonly number[]): Uint8Array {
  const encoder = createEncoder();
  for (const number of all) writeVarUint(encoder, number);
  return toUint8Array(encoder);
}

function v2Bomb(structs: number): Uint8Array {
  const encoder = new UpdateEncoderV2();
  writeVarUint(encoder.restEncoder, 1);
  writeVarUint(encoder.restEncoder, structs);
  encoder.writeClient(7);
  writeVarUint(encoder.restEncoder, 0);
  for (let count = 0; count < structs; count += 1) {
    encoder.writeInfo(0);
    encoder.writeLen(1);
  }
  writeVarUint(encoder.restEncoder, 0);
  return encoder.toUint8Array();
}

function flip(update: Uint8Array, below: (end: number) => number, times: number): Uint8Array {
  const flipped = Uint8Array.from(update);
  for (let count = 0; count < times; count += 1) {
    const at = below(flipped.length);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << below(8));
  }
  return flipped;
}

function awarenessOf(client: number, clock: number, state: unknown): Uint8Array {
  const encoder = createEncoder();
  for (const number of [1, client, clock]) writeVarUint(encoder, number);
  writeVarString(encoder, JSON.stringify(state));
  return clientAwarenessFrame(toUint8Array(encoder));
}

function awarenessCrowd(people: number): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, people);
  for (let index = 0; index < people; index += 1) {
    writeVarUint(encoder, 4_000_000_100 + index);
    writeVarUint(encoder, 1);
    writeVarString(encoder, "{}");
  }
  return clientAwarenessFrame(toUint8Array(encoder));
}
