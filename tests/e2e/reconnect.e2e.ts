/** What a page does when its connection is not what it seems, or the server is not the one that it knew. */
import { plainText } from "@brudnopis/document";
import { DocumentContent, FrameType, SyncType } from "@brudnopis/schema";
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page, WebSocketRoute } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Doc, encodeStateAsUpdate, XmlElement, XmlText } from "yjs";
import { type RunningServer, startServer } from "../../apps/server/src/compose.ts";
import { type Demo, seedDemo } from "../../apps/server/src/demo/seed.ts";
import { launchBrowser } from "../browser/browser.ts";
import { violationsOn } from "./axe.ts";
import { areWebSocketsBlocked } from "./block-websockets.ts";
import { enter, password, people, saved, textOf } from "./harness.ts";
import { PausingProxy } from "./pausing-proxy.ts";

const field = "vision.text";

let browser: Browser;
let dataDir: string;
let demo: Demo;
let proxy: PausingProxy;
let server: RunningServer;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "brudnopis-reconnect-"));
  demo = await seedDemo({ dataDir, password, passwordCost: 10 });
  proxy = await PausingProxy.listen();
  server = await start();
  browser = await launchBrowser();
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  await proxy.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** Pages know it by the proxy's address alone. */
async function start(): Promise<RunningServer> {
  const config = { port: 0, host: "127.0.0.1", dataDir, logLevel: "warn", baseUrl: proxy.url };
  const started = await startServer(
    { ...config, logLevel: "warn" },
    { passwordCost: 10, isPdfWarm: false },
  );
  proxy.forwardTo(started.port);
  return started;
}

async function inKonin(
  who: keyof typeof people,
  prepare: (page: Page) => Promise<void> = async () => {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: proxy.url,
    viewport: { width: 1440, height: 900 },
    locale: "pl-PL",
  });
  const page = await context.newPage();
  await prepare(page);
  await page.goto(`/zaloguj?dalej=/dokumenty/${demo.documents.konin}`);
  await page.getByLabel("Adres e-mail").fill(people[who]);
  await page.getByLabel("Hasło").fill(password);
  await page.keyboard.press("Enter");
  await saved(page);
  return page;
}

async function write(page: Page, words: string): Promise<void> {
  const editor = await enter(page, field);
  await editor.press("Control+End");
  await page.keyboard.type(words);
}

/** What the server has of the field, as it tells whoever asks. */
async function stored(page: Page): Promise<string> {
  const response = await page.request.get(`/api/documents/${demo.documents.konin}/content`);
  const { fields } = DocumentContent.parse(await response.json());
  const content = fields[field];
  return content?.type === "rich" ? plainText(content.doc) : "";
}

// Over HTTP the browser's idle connections are silent as well, and it tries them one after another: half a minute. After a
// real sleep it has dropped them.
test.skipIf(areWebSocketsBlocked)(
  "N3 a socket that died in its sleep is noticed on waking, and what was typed arrives within seconds",
  async () => {
    const page = await inKonin("konin");
    await write(page, "Przed snem.");
    await saved(page);

    proxy.freeze();
    await page.keyboard.type(" Po śnie.");
    const woken = performance.now();
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await saved(page);

    // A dead socket would have been believed for half a minute.
    expect(performance.now() - woken).toBeLessThan(12_000);
    expect(await stored(page)).toContain("Przed snem. Po śnie.");
  },
);

test("P20 what was typed without a connection is kept beside a document whose history was replaced", async () => {
  const page = await inKonin("konin");
  await page.context().setOffline(true);
  await page.getByText(/^Bez połączenia/).waitFor();
  await write(page, " Zdanie z tunelu.");

  await server.beginEpoch(demo.documents.konin);
  await page.context().setOffline(false);

  const alert = page.getByRole("alert");
  await alert.getByText("Ten dokument ma teraz inną historię").waitFor();
  await saved(page);
  expect(await textOf(page, field)).not.toContain("tunelu");
  await alert.getByRole("button", { name: "Pokaż niewysłany tekst" }).click();
  const dialog = page.getByRole("dialog", { name: "Tekst, którego serwer nie zapisał" });
  const kept = await dialog.getByRole("textbox").inputValue();
  expect(kept).toMatch(/Zdanie z tunelu\.$/);
  expect(await violationsOn(page)).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Pobierz jako plik" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("niezapisany-tekst.txt");
  expect(await readFile(await download.path(), "utf8")).toContain(kept);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await dialog.getByRole("button", { name: /^Kopiuj/ }).click();
  await dialog.getByText("Skopiowano").waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(kept);
  await page.keyboard.press("Escape");

  // It is there after a reload too, until it is not wanted any more.
  page.on("dialog", (question) => void question.accept());
  await page.reload();
  await alert.getByRole("button", { name: "Mam już ten tekst" }).click();
  await alert.waitFor({ state: "hidden" });
  await write(page, " W nowej epoce.");
  await saved(page);
  const text = await stored(page);
  expect([text.includes(" W nowej epoce."), text.includes("tunelu")]).toEqual([true, false]);
});

test("P20 an epoch that begins while somebody types loses nothing that was acknowledged", async () => {
  const page = await inKonin("konin");
  await write(page, " Zapisane.");
  await saved(page);

  await Promise.all([server.beginEpoch(demo.documents.konin), page.keyboard.type(" W trakcie.")]);

  await page.getByText("Ten dokument ma teraz inną historię").waitFor();
  await saved(page);
  expect(await textOf(page, field)).toContain(" Zapisane.");
  await write(page, " Dalej.");
  await saved(page);
  expect(await stored(page)).toContain(" Dalej.");
});

test("P21 a server that was set back to an old backup gets nothing, and the page keeps what it had", async () => {
  // Signed in before the backup, or the server would not know this person afterwards.
  const page = await inKonin("konin");
  await server.stop();
  const backup = `${dataDir}-backup`;
  await cp(dataDir, backup, { recursive: true });
  server = await start();
  await write(page, " Po kopii zapasowej.");
  await saved(page);

  await server.stop();
  await rm(dataDir, { recursive: true });
  await cp(backup, dataDir, { recursive: true });
  await rm(backup, { recursive: true });
  server = await start();

  await page.getByText("Serwer ma starszą wersję tego dokumentu").waitFor({ timeout: 30_000 });
  await saved(page);
  expect(await textOf(page, field)).not.toContain("Po kopii zapasowej.");
  await page.getByRole("button", { name: "Pokaż niewysłany tekst" }).click();
  const dialog = page.getByRole("dialog");
  expect(await dialog.getByRole("textbox").inputValue()).toContain("Po kopii zapasowej.");
});

// What comes over HTTP is read by the same code, and nothing can be put between its frames here.
test.skipIf(areWebSocketsBlocked)(
  "P22 what only a newer page knows does not reach this one's document, and nothing more is sent",
  async () => {
    let route: WebSocketRoute | undefined;
    const sent: number[] = [];
    const page = await inKonin("konin", (fresh) =>
      fresh.routeWebSocket(/\/sync\//, (client) => {
        route = client;
        const toServer = client.connectToServer();
        client.onMessage((frame) => {
          sent.push(performance.now());
          toServer.send(frame);
        });
      }),
    );
    await write(page, " Wspólne.");
    await saved(page);

    route?.send(Buffer.from(newerNode()));

    const alert = page.getByRole("alert");
    await alert.getByText("Ta strona jest starsza niż serwer").waitFor();
    await alert.getByRole("button", { name: "Odśwież stronę" }).waitFor();
    const frames = sent.length;
    await page.keyboard.type(" W próżnię.");
    expect(await textOf(page, field)).not.toContain("W próżnię.");
    expect(await stored(page)).toContain(" Wspólne.");
    expect(await textOf(page, field)).toContain(" Wspólne.");
    expect(sent.length).toBe(frames);
  },
);

/** A frame of a page that is newer than the one under test. */
function newerNode(): Uint8Array {
  const doc = new Doc();
  const callout = new XmlElement("callout");
  doc.getXmlFragment(field).insert(0, [callout]);
  callout.insert(0, [new XmlText("Uwaga!")]);
  const encoder = createEncoder();
  writeVarUint(encoder, FrameType.sync);
  writeVarUint(encoder, SyncType.update);
  writeVarUint8Array(encoder, encodeStateAsUpdate(doc));
  return toUint8Array(encoder);
}
