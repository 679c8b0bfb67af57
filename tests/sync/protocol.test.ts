/** The rules of `packages/schema/PROTOCOL.md`, asked of a whole server over real sockets. */
import { plainText, readRichText, textAt } from "@brudnopis/document";
import { seededRandom } from "@brudnopis/document/testing";
import { CloseCode, FrameType, syncLimits } from "@brudnopis/schema";
import {
  createEncoder,
  toUint8Array,
  writeUint8,
  writeVarString,
  writeVarUint,
} from "lib0/encoding";
import { once } from "node:events";
import { expect, test, vi } from "vitest";
import { Doc, XmlElement, XmlText } from "yjs";
import {
  askEventsFrame,
  askSavedFrame,
  clientAwarenessFrame,
  clientUpdateFrame,
  emptyUpdate,
  step1Frame,
  step2Frame,
} from "../../apps/server/src/sync/testing.ts";
import { FakeTime, startTestServer } from "../../apps/server/src/testing.ts";
import { signedIn } from "../http/client.ts";
import { ground, id } from "../http/ground.ts";
import { reply, started } from "../http/remarks.ts";
import {
  clientFrame,
  type Credentials,
  credentialsOf,
  konin,
  RawClient,
  rawUpgrade,
  spokenOver,
  type StockClient,
  stockClient,
  upgradeStatus,
} from "./sockets.ts";

const isHttp = spokenOver() === "http";

if (!isHttp) rulesOfSockets();

test("P1 the stock provider with a bare Y.Doc reads and writes", async () => {
  const { url } = await startServer();
  const ada = await (await stockClient(url, "editor")).synced();
  const bob = await (await stockClient(url, "partner")).synced();

  write(ada.doc, "Ciepło z ziemi");
  await ada.saved();
  await bob.until((doc) => textOf(doc).includes("Ciepło z ziemi"));

  const observer = await signedIn(url, "observer");
  const { body } = await observer.get(`/api/documents/${konin}/content`);
  expect(JSON.stringify(body)).toContain("Ciepło z ziemi");
});

test("P1 what was written without a connection arrives when there is one", async () => {
  const { url } = await startServer();
  const ada = await (await stockClient(url, "editor")).synced();
  const bob = await (await stockClient(url, "partner")).synced();
  ada.provider.disconnect();

  write(ada.doc, "w pociągu");
  write(ada.doc, "bez zasięgu");
  ada.provider.connect();
  write(ada.doc, "i znów z zasięgiem");
  await ada.saved();

  await bob.until((doc) =>
    ["w pociągu", "bez zasięgu", "i znów"].every((words) => textOf(doc).includes(words)),
  );
});

test("P3 whoever is not signed in is let in and closed, so that the client learns why", async () => {
  const { url, others } = await startServer();
  const client = new RawClient(url, konin, { origin: url });

  expect((await client.closed).code).toBe(CloseCode.unauthenticated);
  await others.goOn();
});

test.each([
  ["does not exist", id("nothing")],
  ["is somebody else's", id("midleszno")],
])(
  "P3 a document that %s is closed as not found, and the stock provider stays away",
  async (_name, documentId) => {
    const { url, others } = await startServer();
    const client = await stockClient(url, "editor", documentId);

    expect(await client.closedForGood()).toBe(CloseCode.notFound);
    expect(client.provider.shouldConnect).toBe(false);
    await others.goOn();
  },
);

test("P7 a reader reads; a reader who writes is closed for good, and nothing is changed", async () => {
  const { url, others } = await startServer();
  const reader = await (await stockClient(url, "observer")).synced();
  await others.goOn();
  await reader.until((doc) => textOf(doc) !== "");

  write(reader.doc, "sneaky");

  expect(await reader.closedForGood()).toBe(CloseCode.forbidden);
  await others.goOn();
  expect(others.text()).not.toContain("sneaky");
});

test("P9 a malformed frame, a text frame and a frame of the wrong protocol are closed with 4400", async () => {
  const { url, others } = await startServer();
  const credentials = await credentialsOf(url, "editor");

  const text = isHttp ? [] : ["hello"];
  for (const frame of [Uint8Array.of(0, 2, 255), ...text, Uint8Array.of(77, 1, 2)]) {
    const client = await new RawClient(url, konin, credentials).open();
    client.send(frame);
    expect((await client.closed).code).toBe(CloseCode.malformedFrame);
  }
  await others.goOn();
});

test("P10 a frame of 5 MB is closed with 1009", async () => {
  const { url, others } = await startServer();
  const client = await new RawClient(url, konin, await credentialsOf(url, "editor")).open();

  client.send(new Uint8Array(5 * 1024 * 1024));

  expect((await client.closed).code).toBe(CloseCode.tooBig);
  await others.goOn();
});

test("P11 more frames than one's share are closed with 4529", async () => {
  const { url, others } = await startServer();
  const client = await new RawClient(url, konin, await credentialsOf(url, "editor")).open();

  for (let count = 0; count < 2 * syncLimits.frameBurst; count += 1)
    client.send(askSavedFrame(count));

  expect((await client.closed).code).toBe(CloseCode.tooManyRequests);
  await others.goOn();
});

test("P11 a reader who asks for the document again and again is closed with 4529", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const client = await new RawClient(url, konin, await credentialsOf(url, "observer")).open();
  let answers = 0;
  client.socket.on("message", () => {
    answers += 1;
  });

  // Each with another vector, so that no answer is there already.
  for (let other = 1; other <= 350; other += 1) client.send(step1Frame(vectorOf(other)));

  expect((await client.closed).code).toBe(CloseCode.tooManyRequests);
  expect(answers).toBeLessThan(25);
});

test("P17 nobody has more than twenty sockets in all documents together, and others are let in", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const administrator = await credentialsOf(url, "administrator");
  const documents = [konin, id("midrybnik"), id("midleszno")];
  const sockets = Array.from(
    { length: syncLimits.socketsPerPerson },
    (_, index) => new RawClient(url, documents[index % documents.length] ?? konin, administrator),
  );
  const [first] = await Promise.all(sockets.map((socket) => socket.open()));

  const { closed } = new RawClient(url, konin, administrator);
  const refusal = { code: CloseCode.tooManyRequests, reason: "too-many-sockets" };
  expect(await closed).toEqual(refusal);
  await new RawClient(url, konin, await credentialsOf(url, "observer")).open();

  first?.socket.close();
  await first?.closed;
  await new RawClient(url, konin, administrator).open();
});

test("P12 a reader that does not read is cut off, and the others do not wait for it", async () => {
  const { url, others } = await startServer();
  const credentials = await credentialsOf(url, "editor");
  const slow = await new RawClient(url, konin, credentials).open();
  let received = 0;
  slow.socket.on("message", (frame: Buffer) => {
    received += frame.length;
  });
  slow.send(step1Frame(Uint8Array.of(0)), step2Frame(emptyUpdate));
  await once(slow.socket, "message");
  slow.socket.pause();

  // More than Linux lets the buffers of both ends of a connection grow to (33 and 4 MB), and then ours. Over HTTP only what
  // the client says that it has counts as read.
  const sent = await flood(url, credentials, isHttp ? 8_000_000 : 60_000_000);
  await others.goOn();
  slow.socket.resume();

  expect((await slow.closed).code).toBe(1006);
  expect(received).toBeLessThan(sent);
});

test("P13 others see who somebody is from the server, whatever the client says", async () => {
  const { url, others } = await startServer();
  const mallory = await (await stockClient(url, "editor")).synced();
  const seen = new Promise<unknown>((resolve) => {
    const { awareness } = others.bob.provider;
    awareness.on("change", () => {
      const state = awareness.getStates().get(mallory.doc.clientID);
      if (state) resolve(state["user"]);
    });
  });

  mallory.provider.awareness.setLocalState({ user: { id: "x", name: "Burmistrz", hue: 7 } });

  expect(await seen).toEqual({ id: id("editor"), name: "editor", organisation: "konin", hue: 0 });
  await others.goOn();
});

test("P13 speaking in somebody else's name changes nothing", async () => {
  const { url, others } = await startServer();
  await others.goOn();
  const victim = others.ada.doc.clientID;
  const { awareness } = others.bob.provider;
  await vi.waitFor(() => expect(awareness.getStates().has(victim)).toBe(true));
  const mallory = await new RawClient(url, konin, await credentialsOf(url, "lead")).open();

  mallory.send(awarenessOf(victim, 1000, { place: "stolen" }));
  await others.goOn();

  expect(awareness.getStates().get(victim)).not.toHaveProperty("place");
});

test.each<[string, string, (victim: StockClient) => Uint8Array]>([
  [
    "burns a colleague's clock with 16 bytes",
    "clock-out-of-range",
    ({ doc }) => squat(doc.clientID, 0, 2 ** 40),
  ],
  [
    "writes under a colleague's client id",
    "foreign-client",
    ({ doc }) => squat(doc.clientID, ownClock(doc), 1000),
  ],
  ["leaves a gap in the clock", "clock-gap", () => squat(4_000_000_000, 5, 1)],
  ["is a part of itself cut off", "malformed", () => Uint8Array.of(1, 1, 5)],
])("P8 an update that %s is refused: %s", async (_name, reason, attack) => {
  const { url, others } = await startServer();
  await others.goOn();
  const mallory = await new RawClient(url, konin, await credentialsOf(url, "lead")).open();

  mallory.send(
    step1Frame(Uint8Array.of(0)),
    step2Frame(emptyUpdate),
    clientUpdateFrame(attack(others.ada)),
  );

  const code = reason === "malformed" ? CloseCode.malformedFrame : CloseCode.refusedUpdate;
  expect(await mallory.closed).toEqual({ code, reason });
  await others.goOn();
});

test("P18 who asks hears that the plan has changed once that is stored; who does not ask hears nothing", async () => {
  const { url, others } = await startServer();
  const asking = await new RawClient(url, konin, await credentialsOf(url, "observer")).open();
  const silent = await new RawClient(url, konin, await credentialsOf(url, "observer")).open();
  const elsewhere = await new RawClient(
    url,
    id("midrybnik"),
    await credentialsOf(url, "facilitator"),
  ).open();
  const heard = [asking, silent, elsewhere].map(eventsOf);
  asking.send(askEventsFrame);
  elsewhere.send(askEventsFrame);
  for (const client of [asking, silent, elsewhere]) await roundTrip(client);
  const lead = await signedIn(url, "lead");

  const body = { due: "2026-12-01" };
  await lead.send(`/api/documents/${konin}/sections/challenge`, { method: "PUT", body });
  await lead.send(`/api/documents/${konin}/sections/challenge`, { method: "PUT", body });
  for (const client of [asking, silent, elsewhere]) await roundTrip(client);

  expect(heard).toEqual([["plan"], [], []]);
  await others.goOn();
});

test("P18 a remark is heard of by who has the document open, and so is what becomes of it", async () => {
  const { url } = await startServer();
  const facilitator = await signedIn(url, "facilitator");
  const asking = await new RawClient(url, konin, await credentialsOf(url, "editor")).open();
  const heard = eventsOf(asking);
  asking.send(askEventsFrame);
  await roundTrip(asking);

  const { id: thread } = await started(facilitator);
  await roundTrip(asking);
  await reply(facilitator, thread, "Proszę o źródło");
  await roundTrip(asking);

  expect(heard).toEqual(["review", "plan", "review"]);
});

test("P18 a guest's answer, and what becomes of it, is heard as well", async () => {
  const { url } = await startServer();
  const editor = await signedIn(url, "editor");
  const asked = await editor.post(`/api/documents/${konin}/questions`, { address: "summary.text" });
  const [, token] = /klucz=([^"]+)/.exec(JSON.stringify(asked.body)) ?? [];
  const asking = await new RawClient(url, konin, await credentialsOf(url, "editor")).open();
  const heard = eventsOf(asking);
  asking.send(askEventsFrame);
  await roundTrip(asking);

  await editor.post("/api/guest/answer", { token, name: "Jan", text: "Tak" });
  await roundTrip(asking);
  const before = heard.length;
  const { body } = await editor.get(`/api/documents/${konin}/proposals`);
  const [, answer] = /"id":"([^"]+)"/.exec(JSON.stringify(body)) ?? [];
  await editor.post(`/api/documents/${konin}/proposals/${answer}`, { state: "used" });
  await roundTrip(asking);

  // It waits in the plan, and is a suggestion of the review.
  expect([before, heard.toSorted()]).toEqual([2, ["plan", "plan", "review", "review"]]);
});

test("P15 a stop makes durable what it has, says so, and asks to come back", async () => {
  const server = await startServer();
  const client = await new RawClient(
    server.url,
    konin,
    await credentialsOf(server.url, "lead"),
  ).open();
  const frames: Uint8Array[] = [];
  client.socket.on("message", (frame: Buffer) => frames.push(frame));
  client.send(step1Frame(Uint8Array.of(0)), step2Frame(emptyUpdate), askSavedFrame(7));
  await once(client.socket, "message");

  await server.stop();

  expect((await client.closed).code).toBe(CloseCode.restart);
  expect(frames.filter(([type]) => type === FrameType.saved).map((frame) => frame[1])).toEqual([7]);
});

const field = "identification.title";

interface Server {
  readonly url: string;
  readonly others: Others;
  stop(): Promise<void>;
}

async function startServer(): Promise<Server> {
  const { url, stop } = await startTestServer({ statements: await ground() });
  const ada = await (await stockClient(url, "partner")).synced();
  const bob = await (await stockClient(url, "partner")).synced();
  return { url, others: new Others(ada, bob), stop };
}

/** Two honest people, who do not notice what somebody else is up to. */
class Others {
  readonly ada: StockClient;
  readonly bob: StockClient;
  #count = 0;

  constructor(ada: StockClient, bob: StockClient) {
    this.ada = ada;
    this.bob = bob;
  }

  /** One types, the other sees it, and it is saved. */
  async goOn(): Promise<void> {
    this.#count += 1;
    await this.write(`zdanie ${this.#count}`);
  }

  async write(words: string): Promise<void> {
    write(this.ada.doc, words);
    await Promise.all([this.ada.saved(), this.bob.until((doc) => textOf(doc).includes(words))]);
  }

  text(): string {
    return textOf(this.bob.doc);
  }
}

function textOf(doc: Doc): string {
  return plainText(readRichText(textAt(doc, field)));
}

function write(doc: Doc, words: string): void {
  const paragraph = new XmlElement("paragraph");
  paragraph.insert(0, [new XmlText(words)]);
  textAt(doc, field).insert(0, [paragraph]);
}

type Random = ReturnType<typeof seededRandom>;

/** Ten frames of random bytes, sent at once. Returns the code of the close frame that ends the answer. */
async function sendFrames(
  url: string,
  credentials: Credentials,
  random: Random,
): Promise<number | undefined> {
  const socket = rawUpgrade(url, konin, credentials);
  for (let count = 0; count < 10; count += 1) {
    const bytes = Uint8Array.from({ length: 1 + random.below(60) }, () => random.below(256));
    socket.write(clientFrame(bytes));
  }
  const answer = await answerOf(socket);
  const close = answer.lastIndexOf(0x88);
  return close === -1 ? undefined : answer.readUInt16BE(close + 2);
}

/** Bytes that are no frames at all. */
async function sendGarbage(url: string, credentials: Credentials, random: Random): Promise<void> {
  const socket = rawUpgrade(url, konin, credentials);
  socket.write(Uint8Array.from({ length: 600 }, () => random.below(256)));
  await answerOf(socket);
}

/** All that comes back. Random bytes may begin a frame that never ends, so we hang up when the server does not. */
async function answerOf(socket: ReturnType<typeof rawUpgrade>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  const closed = once(socket, "close");
  socket.end();
  await closed;
  return Buffer.concat(chunks);
}

/** Several people paste a page and take it back, again and again, each within their share. Returns the bytes sent. */
async function flood(url: string, credentials: Credentials, bytes: number): Promise<number> {
  const page = "x".repeat(190_000);
  const pages = 30;
  const people = Math.ceil(bytes / (pages * page.length));
  for (let person = 0; person < people; person += 1) {
    const client = await new RawClient(url, konin, credentials).open();
    const doc = new Doc();
    doc.on("update", (update: Uint8Array) => client.send(clientUpdateFrame(update)));
    client.send(step2Frame(emptyUpdate));
    for (let count = 0; count < pages; count += 1) {
      write(doc, page);
      textAt(doc, field).delete(0, 1);
    }
    client.send(askSavedFrame(1));
    await savedBy(client);
    client.socket.close();
  }
  return people * pages * page.length;
}

/** The state vector of somebody who has one letter of one client. */
function vectorOf(client: number): Uint8Array {
  const encoder = createEncoder();
  for (const number of [1, client, 1]) writeVarUint(encoder, number);
  return toUint8Array(encoder);
}

/** Topics of the events that a socket is told of, as they come. */
function eventsOf({ socket }: RawClient): string[] {
  const topics: string[] = [];
  socket.on("message", ([type, length, ...topic]: Buffer) => {
    if (type === FrameType.event) topics.push(Buffer.from(topic.slice(0, length)).toString());
  });
  return topics;
}

/** Resolves when the server has answered what was asked last, and so has said all that it had to say before. */
async function roundTrip(client: RawClient): Promise<void> {
  const answered = savedBy(client);
  client.send(step2Frame(emptyUpdate), askSavedFrame(1));
  await answered;
}

function savedBy({ socket }: RawClient): Promise<void> {
  return new Promise((resolve) => {
    socket.on("message", ([type]: Buffer) => {
      if (type === FrameType.saved) resolve();
    });
  });
}

function squat(client: number, clock: number, length: number): Uint8Array {
  const encoder = createEncoder();
  for (const number of [1, 1, client, clock]) writeVarUint(encoder, number);
  writeUint8(encoder, 0);
  writeVarUint(encoder, length);
  writeVarUint(encoder, 0);
  return toUint8Array(encoder);
}

function ownClock(doc: Doc): number {
  return doc.store.clients.get(doc.clientID)?.reduce((end, { length }) => end + length, 0) ?? 0;
}

function awarenessOf(client: number, clock: number, state: unknown): Uint8Array {
  const encoder = createEncoder();
  for (const number of [1, client, clock]) writeVarUint(encoder, number);
  writeVarString(encoder, JSON.stringify(state));
  return clientAwarenessFrame(toUint8Array(encoder));
}

/** What is said of WebSockets themselves. */
function rulesOfSockets(): void {
  test.each<[string, (own: string) => string | undefined]>([
    ["another site", () => "https://evil.example"],
    ["a page without one", () => "null"],
    ["nobody", () => undefined],
    ["our host on another port", (own) => own.replace(/\d+$/, "1")],
  ])("P2 an upgrade whose origin is %s is answered with 403", async (_name, originFor) => {
    const { url, others } = await startServer();
    const { cookie } = await credentialsOf(url, "editor");

    const status = await upgradeStatus(url, `/sync/${konin}`, { cookie, origin: originFor(url) });

    expect(status).toBe(403);
    await others.goOn();
  });

  test.each([
    "/sync/",
    "/sync/a/b",
    "/sync/..%2fetc",
    `/other/${konin}`,
    `/sync/${"x".repeat(65)}`,
  ])("P2 an upgrade to %s is answered with 404", async (path) => {
    const { url } = await startServer();

    expect(await upgradeStatus(url, path, await credentialsOf(url, "editor"))).toBe(404);
  });

  test(
    "P9 random frames close their senders; ten thousand later the server and the others go on",
    { timeout: 60_000 },
    async () => {
      const { url, others } = await startServer();
      const credentials = await credentialsOf(url, "editor");
      const random = seededRandom(10_000);
      let malformed = 0;

      for (let batch = 0; batch < 50; batch += 1) {
        await Promise.all(Array.from({ length: 10 }, () => sendGarbage(url, credentials, random)));
        const answers = await Promise.all(
          Array.from({ length: 10 }, () => sendFrames(url, credentials, random)),
        );
        malformed += answers.filter((code) => code === CloseCode.malformedFrame).length;
      }

      expect(malformed).toBeGreaterThan(450);
      await others.goOn();
    },
  );
}
