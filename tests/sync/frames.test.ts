/** The frames of `packages/schema/PROTOCOL.md`, byte by byte, as a client in any language writes and reads them. */
import { textAt } from "@brudnopis/document";
import { CloseCode } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { Doc, encodeStateAsUpdate, XmlElement, XmlText } from "yjs";
import { useServer } from "../../apps/server/src/testing.ts";
import { signedIn } from "../http/client.ts";
import { ground, type Person } from "../http/ground.ts";
import { credentialsOf, konin, RawClient } from "./sockets.ts";

const server = useServer(async () => ({ statements: await ground() }));

const emptyVector = [1, 0];
const emptyUpdate = [2, 0, 0];

test("F0.0 the server asks first, and answers the client's own question with F0.1", async () => {
  const client = await enter("editor");
  expect(client.heard[0]?.slice(0, 2)).toEqual([0, 0]);

  client.say(0, 0, ...emptyVector);

  const [, , ...body] = await client.hears([0, 1]);
  expect(body).toEqual(withLength(body.slice(lengthOfLength(body))));
});

test("F0.1 what a client answers reaches the others as F0.2", async () => {
  const [ada, bob] = await enterTwo();
  const update = written("a");

  ada.say(0, 1, ...withLength(update));

  expect(await bob.hears([0, 2])).toEqual([0, 2, ...withLength(update)]);
});

test("F0.2 an update reaches the others, and not its author", async () => {
  const [ada, bob] = await enterTwo();
  const update = written("b");
  ada.say(0, 1, ...emptyUpdate);

  ada.say(0, 2, ...withLength(update));

  expect(await bob.hears([0, 2])).toEqual([0, 2, ...withLength(update)]);
  ada.say(100, 1);
  await ada.hears([100]);
  expect(ada.heard.filter(([type, kind]) => type === 0 && kind === 2)).toEqual([]);
});

test("F1 a state of awareness is a client id, a clock and JSON, and reaches everybody with its user", async () => {
  const [ada, bob] = await enterTwo();
  const state = [...Buffer.from('{"place":"vision.text"}')];

  ada.say(1, ...withLength([1, 7, 1, ...withLength(state)]));

  const heard = await bob.hears([1]);
  expect(heard).toContain(7);
  const json = Buffer.from(heard).toString();
  expect(json).toMatch(/\{"place":"vision.text","user":\{"id":"[^"]+","name":"editor"/);
});

test("F3 whoever asks who is there is told by F1", async () => {
  const [ada, bob] = await enterTwo();
  ada.say(1, ...withLength([1, 9, 1, ...withLength([...Buffer.from("{}")])]));
  await bob.hears([1]);
  bob.heard.length = 0;

  bob.say(3);

  expect(await bob.hears([1])).toContain(9);
});

test("F100 a counter comes back when all before it is on disk", async () => {
  const client = await enter("editor");
  client.say(0, 1, ...emptyUpdate);

  client.say(100, 0xac, 0x02);

  expect(await client.hears([100])).toEqual([100, 0xac, 0x02]);
});

test("F101 who asks for events is told a topic, as a word with its length", async () => {
  const client = await enter("editor");
  client.say(101);
  await client.roundTrip();

  const editor = await signedIn(server().url, "editor");
  const asked = await editor.post(`/api/documents/${konin}/questions`, { address: "summary.text" });
  const [, token] = /klucz=([^"]+)/.exec(JSON.stringify(asked.body)) ?? [];
  await editor.post("/api/guest/answer", { token, name: "Jan", text: "Tak" });

  expect(await client.hears([101])).toEqual([101, ...withLength([...Buffer.from("plan")])]);
});

test("F102 who asks whether documents can be stored hears nothing while they can be", async () => {
  const client = await enter("editor");

  client.say(102);
  await client.roundTrip();

  expect(client.heard.filter(([type]) => type === 102)).toEqual([]);
});

test.each([
  { name: "F0.0", bytes: [0, 0, ...emptyVector, 0] },
  { name: "F0.1", bytes: [0, 1, ...emptyUpdate, 0] },
  { name: "F0.2", bytes: [0, 2, ...emptyUpdate, 0] },
  { name: "F1", bytes: [1, 1, 0, 0] },
  { name: "F3", bytes: [3, 0] },
  { name: "F100", bytes: [100, 1, 0] },
  { name: "F101", bytes: [101, 0] },
  { name: "F102", bytes: [102, 0] },
  { name: "a sync frame of a fourth kind", bytes: [0, 3, 0] },
  { name: "auth, which y-protocols has", bytes: [2, 0, 0] },
  { name: "nothing", bytes: [] },
])("P9 $name with a byte too many, or unknown, is closed with 4400", async ({ bytes }) => {
  const client = await enter("editor");

  client.say(...bytes);

  expect((await client.raw.closed).code).toBe(CloseCode.malformedFrame);
});

test("P30 a state vector longer than the server's own by more than 16 KiB is closed with 4400", async () => {
  const short = await enter("editor");
  const long = await enter("editor");

  // As many clients as fit, each with a client id of three bytes and a clock of one.
  short.say(0, 0, ...withLength(vectorOf(4000)));
  long.say(0, 0, ...withLength(vectorOf(4300)));

  expect((await long.raw.closed).code).toBe(CloseCode.malformedFrame);
  await short.hears([0, 1]);
});

/** A bare client, with all that it has heard so far. */
class Frames {
  readonly raw: RawClient;
  readonly heard: number[][] = [];
  #check: () => void = () => {};

  constructor(raw: RawClient) {
    this.raw = raw;
    raw.socket.on("message", (frame: Buffer) => {
      this.heard.push([...frame]);
      this.#check();
    });
  }

  say(...bytes: readonly number[]): void {
    this.raw.send(Uint8Array.from(bytes));
  }

  /** The first frame that begins so, which may have been heard already. */
  hears(start: readonly number[]): Promise<number[]> {
    return new Promise((resolve) => {
      this.#check = () => {
        const found = this.heard.find((frame) => start.every((byte, at) => frame[at] === byte));
        if (found) resolve(found);
      };
      this.#check();
    });
  }

  async roundTrip(): Promise<void> {
    this.say(0, 1, ...emptyUpdate);
    this.say(100, 1);
    await this.hears([100, 1]);
  }
}

/** Somebody who has heard the server's first frame. */
async function enter(person: Person): Promise<Frames> {
  const { url } = server();
  const frames = new Frames(new RawClient(url, konin, await credentialsOf(url, person)));
  await frames.hears([0, 0]);
  return frames;
}

/** Two who hear of every change from now on. */
async function enterTwo(): Promise<[Frames, Frames]> {
  const both: [Frames, Frames] = [await enter("editor"), await enter("partner")];
  for (const client of both) {
    client.say(0, 0, ...emptyVector);
    await client.hears([0, 1]);
  }
  return both;
}

/** One word in an empty document, as an update. */
function written(word: string): number[] {
  const doc = new Doc();
  const paragraph = new XmlElement("paragraph");
  paragraph.insert(0, [new XmlText(word)]);
  textAt(doc, "identification.title").insert(0, [paragraph]);
  return [...encodeStateAsUpdate(doc)];
}

function vectorOf(clients: number): number[] {
  const entries = Array.from({ length: clients }, (_, index) => [
    ...varUint(20_000 + index),
    ...varUint(1),
  ]);
  return [...varUint(clients), ...entries.flat()];
}

function withLength(bytes: readonly number[]): number[] {
  return [...varUint(bytes.length), ...bytes];
}

function lengthOfLength(bytes: readonly number[]): number {
  return bytes.findIndex((byte) => byte < 128) + 1;
}

function varUint(value: number): number[] {
  return value < 128 ? [value] : [128 + (value % 128), ...varUint(Math.floor(value / 128))];
}
