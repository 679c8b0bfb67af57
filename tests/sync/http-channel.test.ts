/** Channels over HTTP (P25 to P29) in networks that cut, lose and hold back, and in the hands of others. */
import { paragraphs, plainText, readRichText, textAt, writeRichText } from "@brudnopis/document";
import { CloseCode, FrameType } from "@brudnopis/schema";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import type { Doc } from "yjs";
import { askSavedFrame, emptyUpdate, step2Frame } from "../../apps/server/src/sync/testing.ts";
import { FakeTime, startTestServer } from "../../apps/server/src/testing.ts";
import { Client, signedIn } from "../http/client.ts";
import { ground, id } from "../http/ground.ts";
import { HttpProxy } from "./http-proxy.ts";
import {
  type Credentials,
  credentialsOf,
  konin,
  RawClient,
  speakOver,
  StockClient,
} from "./sockets.ts";

speakOver("http");

const field = "vision.text";

test("P26 a stream that is cut off again and again loses nothing, and nobody leaves", async () => {
  const { proxy, ada, bob } = await startedBehindProxy();
  let closes = 0;
  for (const client of [ada, bob]) client.provider.on("connection-close", () => (closes += 1));

  for (let count = 0; count < 6; count += 1) {
    write(ada.doc, `zdanie ${count}`);
    proxy.cut();
    write(bob.doc, `odpowiedź ${count}`);
    await Promise.all([ada.saved(), bob.saved()]);
    await bob.until((doc) => textOf(doc).includes(`zdanie ${count}`));
    await ada.until((doc) => textOf(doc).includes(`odpowiedź ${count}`));
  }

  expect(textOf(ada.doc)).toBe(textOf(bob.doc));
  expect(closes).toBe(0);
});

test("P27 bodies whose answers are lost are sent again, and are taken once and in their order", async () => {
  const { url, proxy } = await startedBehindProxy();
  const client = await new RawClient(proxy.url, konin, await credentialsOf(url, "lead")).open();
  const saved: number[] = [];
  client.socket.on("message", ([type, counter]: Buffer) => {
    if (type === FrameType.saved && counter !== undefined) saved.push(counter);
  });
  const before = proxy.bodies;

  proxy.answersToLose = 3;
  client.send(step2Frame(emptyUpdate));
  for (const counter of [1, 2, 3]) {
    client.send(askSavedFrame(counter));
    await once(client.socket, "message");
  }

  expect(saved).toEqual([1, 2, 3]);
  expect(proxy.bodies - before).toBeGreaterThan(3);
});

test("P28 behind a proxy that hands on only whole answers a page finds that out, and people write together", async () => {
  const { proxy, ada, bob } = await startedBehindProxy({ isHoldingBack: true });

  for (let count = 0; count < 5; count += 1) {
    write(ada.doc, `zdanie ${count}`);
    await Promise.all([ada.saved(), bob.until((doc) => textOf(doc).includes(`zdanie ${count}`))]);
  }

  expect(proxy.isHoldingBack).toBe(true);
  expect(textOf(ada.doc)).toBe(textOf(bob.doc));
});

test("P26 a stream says that it must not be kept, changed, compressed or held back", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const { cookie = "" } = await signedIn(url, "lead");
  const path = await channelOf(await signedIn(url, "lead"));
  expect(path).toContain("/sync/");
  const own = await channelOf(new Client(url, cookie));

  const abort = new AbortController();
  onTestFinished(() => abort.abort());
  const { headers, body } = await fetch(`${url}${own}?seen=0`, {
    headers: { cookie, "accept-encoding": "gzip, br" },
    signal: abort.signal,
  });
  const first = await body?.getReader().read();

  expect(Object.fromEntries(headers)).toMatchObject({
    "content-type": "text/event-stream",
    "cache-control": "no-store, no-transform",
    "x-accel-buffering": "no",
  });
  expect(headers.has("content-encoding")).toBe(false);
  expect(first?.value?.length).toBeGreaterThan(2000);
});

test("P25 a channel is its session's: nobody else finds it, not even its person in another browser", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const lead = await signedIn(url, "lead");
  const path = await channelOf(lead);

  const statuses = await Promise.all(
    [await signedIn(url, "administrator"), await signedIn(url, "lead"), new Client(url)].map(
      async (other) => [
        (await other.get(`${path}?seen=0`)).status,
        (await other.post(`${path}?from=0&seen=0`)).status,
      ],
    ),
  );

  expect(statuses).toEqual([
    [404, 404],
    [404, 404],
    [401, 401],
  ]);
  expect((await lead.get(path.replace(konin, id("midrybnik")) + "?seen=0")).status).toBe(404);
  expect((await lead.post(`${path}?from=0&seen=0`)).status).toBe(204);
});

test("P16 who loses their role is told so in the channel, within a second", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await new RawClient(url, konin, await credentialsOf(url, "partner")).open();
  const lead = await signedIn(url, "lead");

  const start = performance.now();
  const { status } = await lead.send(`/api/documents/${konin}/people/${id("partner")}`, {
    method: "DELETE",
  });

  expect(status).toBe(204);
  expect(await client.closed).toEqual({ code: CloseCode.notFound, reason: "access-removed" });
  expect(performance.now() - start).toBeLessThan(1000);
});

test("P25 signing out closes the session's channels, and says why", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const lead = await signedIn(url, "lead");
  const credentials = { cookie: lead.cookie, origin: url };
  const client = await new RawClient(url, konin, credentials).open();

  await lead.post("/api/sign-out");

  expect(await client.closed).toEqual({
    code: CloseCode.unauthenticated,
    reason: "signed-out",
  });
});

test("N2 what a page asks of its channel by itself does not keep its session alive", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const lead = await signedIn(url, "lead");
  const path = await channelOf(lead);

  for (let hour = 0; hour < 4; hour += 1) {
    time.advance(30 * 60_000 - 1);
    await lead.post(`${path}?from=0&seen=0`);
  }

  expect((await lead.post(`${path}?from=0&seen=0`)).status).toBe(204);
  time.advance(5);
  expect((await lead.post(`${path}?from=0&seen=0`)).status).toBe(401);
});

test("P29 a page that leaves is gone at once", async () => {
  const { ada, bob } = await startedBehindProxy();
  bob.provider.awareness.setLocalState({ place: field });
  await seen(ada, bob, true);

  bob.destroy();

  await seen(ada, bob, false);
});

async function startedBehindProxy({ isHoldingBack = false } = {}) {
  const { url } = await startTestServer({ statements: await ground() });
  const proxy = await HttpProxy.before(url);
  proxy.isHoldingBack = isHoldingBack;
  const join = async (credentials: Credentials) => {
    const client = new StockClient(proxy.url, konin, credentials);
    onTestFinished(() => client.destroy());
    return client.synced();
  };
  const [ada, bob] = await Promise.all(
    (["editor", "partner"] as const).map(async (person) => join(await credentialsOf(url, person))),
  );
  if (!ada || !bob) throw new Error("Two were asked for");
  return { url, proxy, ada, bob };
}

/** Opens a channel to Konin's document and returns its address. */
async function channelOf(client: Client): Promise<string> {
  const path = `/api/documents/${konin}/sync`;
  const { body } = await client.post(path);
  const channel = typeof body === "object" && body !== null && "channel" in body && body.channel;
  return `${path}/${String(channel)}`;
}

/** Resolves when one knows that the other is there, or that they are not. */
function seen(one: StockClient, other: StockClient, isThere: boolean): Promise<void> {
  const { awareness } = one.provider;
  return new Promise((resolve) => {
    const check = () => {
      if (awareness.getStates().has(other.doc.clientID) !== isThere) return;
      awareness.off("change", check);
      resolve();
    };
    awareness.on("change", check);
    check();
  });
}

function write(doc: Doc, words: string): void {
  writeRichText(textAt(doc, field), paragraphs(`${textOf(doc)} ${words}`));
}

function textOf(doc: Doc): string {
  return plainText(readRichText(textAt(doc, field)));
}
