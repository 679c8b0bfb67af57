/** What HTTP does to documents that are open over sync, and the other way round. */
import { textAt } from "@brudnopis/document";
import { AuditPage, CloseCode } from "@brudnopis/schema";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import WebSocket from "ws";
import { WebsocketProvider } from "y-websocket";
import { Doc, XmlElement, XmlText } from "yjs";
import type { RunningServer } from "../../apps/server/src/compose.ts";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { FakeTime, startTestServer } from "../../apps/server/src/testing.ts";
import { type Client, signedIn } from "./client.ts";
import { ground, id } from "./ground.ts";

const hourMs = 3_600_000;

test("signing out closes what the session has open", async () => {
  const server = await startTestServer({ statements: await ground() });
  const client = await signedIn(server.url, "lead");
  const socket = await openSocket(server, client);
  const closed = once(socket, "close");

  await client.post("/api/sign-out");

  expect((await closed)[0]).toBe(CloseCode.unauthenticated);
});

test("F7 a session that is over closes what it has open, within a minute", async () => {
  const time = new FakeTime();
  const server = await startTestServer({ statements: await ground(), overrides: time });
  const socket = await openSocket(server, await signedIn(server.url, "lead"));
  const closed = once(socket, "close");

  time.advance(2 * hourMs);

  expect((await closed)[0]).toBe(CloseCode.unauthenticated);
});

test("someone who types stays signed in without asking for anything over HTTP", async () => {
  const time = new FakeTime();
  const server = await startTestServer({ statements: await ground(), overrides: time });
  const client = await signedIn(server.url, "lead");
  const administrator = await signedIn(server.url, "administrator");
  const lastUse = async () => (await administrator.get(`/api/people/${id("lead")}`)).body;
  const doc = await openDocument(server, client);

  time.advance(1.5 * hourMs);
  writeTitle(doc, "Nadal piszę");
  await expect.poll(lastUse).toMatchObject({ seenAt: time.clock() });
  time.advance(1.5 * hourMs);

  expect((await client.get("/api/me")).status).toBe(200);
});

test("what an administrator writes as one is written down, once for each opening", async () => {
  const server = await startTestServer({ statements: await ground() });
  const administrator = await signedIn(server.url, "administrator");
  const lead = await signedIn(server.url, "lead");

  for (const title of ["Raz", "Dwa"]) {
    const doc = await openDocument(server, administrator);
    writeTitle(doc, title);
    writeTitle(doc, `${title} i jeszcze`);
    await expect
      .poll(() => contentOf(server, "editor"))
      .toMatchObject({
        title: expect.stringMatching(/jeszcze$/),
      });
  }
  writeTitle(await openDocument(server, lead), "Swoje");
  await expect.poll(() => contentOf(server, "editor")).toMatchObject({ title: "Swoje" });

  const { body } = await administrator.get("/api/audit?action=administrator-edit");
  const events = AuditPage.parse(body).events.map(({ by, document }) => [by?.name, document?.id]);
  expect(events).toEqual([
    ["administrator", id("midkonin")],
    ["administrator", id("midkonin")],
  ]);
});

test("what is typed is in the content at once, in the list after a second, and both after a restart", async () => {
  const time = new FakeTime();
  const dataDir = await temporaryFolder();
  const first = await startTestServer({ dataDir, statements: await ground(), overrides: time });
  const client = await signedIn(first.url, "lead");
  const doc = await openDocument(first, client);

  writeTitle(doc, "Konin – ciepło z ziemi");
  await expect
    .poll(() => contentOf(first, "observer"))
    .toMatchObject({ title: "Konin – ciepło z ziemi" });
  time.advance(1000);
  await expect.poll(() => titleInList(client)).toBe("Konin – ciepło z ziemi");
  writeTitle(doc, "Konin – energia");
  await expect.poll(() => contentOf(first, "observer")).toMatchObject({ title: "Konin – energia" });
  await first.stop();

  const second = await startTestServer({ dataDir });
  expect(await contentOf(second, "observer")).toMatchObject({ title: "Konin – energia" });
  expect(await titleInList(await signedIn(second.url, "observer"))).toBe("Konin – energia");
});

test("a stop tells open pages to come back", async () => {
  const server = await startTestServer({ statements: await ground() });
  const socket = await openSocket(server, await signedIn(server.url, "lead"));
  const closed = once(socket, "close");

  await server.stop();

  expect((await closed)[0]).toBe(CloseCode.restart);
});

test.each(["stranger", "nobody"] as const)("%s is not let in, and told why", async (who) => {
  const server = await startTestServer({ statements: await ground() });
  const cookie = who === "nobody" ? undefined : (await signedIn(server.url, who)).cookie;
  const socket = socketTo(server, cookie);

  const [code] = await once(socket, "close");

  expect(code).toBe(who === "nobody" ? CloseCode.unauthenticated : CloseCode.notFound);
});

const documentPath = `/sync/${id("midkonin")}`;

function socketTo({ url, port }: RunningServer, cookie: string | undefined): WebSocket {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${documentPath}`, {
    headers: { origin: url, ...(cookie === undefined ? {} : { cookie }) },
  });
  onTestFinished(() => socket.terminate());
  return socket;
}

/** Let in: the server has sent its first frame. */
async function openSocket(server: RunningServer, { cookie }: Client): Promise<WebSocket> {
  const socket = socketTo(server, cookie);
  await once(socket, "message");
  return socket;
}

async function openDocument({ url, port }: RunningServer, { cookie = "" }: Client): Promise<Doc> {
  class SignedInSocket extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers: { origin: url, cookie } });
    }
  }
  const doc = new Doc();
  const provider = new WebsocketProvider(`ws://127.0.0.1:${port}/sync`, id("midkonin"), doc, {
    disableBc: true,
    // `ws` has what the provider uses of a browser's socket, under types of its own.
    WebSocketPolyfill: SignedInSocket as unknown as typeof globalThis.WebSocket,
  });
  onTestFinished(() => provider.destroy());
  await new Promise<void>((resolve) => provider.once("sync", () => resolve()));
  return doc;
}

function writeTitle(doc: Doc, title: string): void {
  const fragment = textAt(doc, "identification.title");
  doc.transact(() => {
    fragment.delete(0, fragment.length);
    const paragraph = new XmlElement("paragraph");
    paragraph.insert(0, [new XmlText(title)]);
    fragment.insert(0, [paragraph]);
  });
}

async function contentOf({ url }: RunningServer, person: "observer" | "editor"): Promise<unknown> {
  return (await (await signedIn(url, person)).get(`/api/documents/${id("midkonin")}/content`)).body;
}

async function titleInList(client: Client): Promise<unknown> {
  const { body } = await client.get("/api/documents");
  // The answer's shape is the server's promise, which it checks itself.
  return (body as { id: string; title: string }[]).find(
    (document) => document.id === id("midkonin"),
  )?.title;
}
