import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningServer, startServer } from "../../apps/server/src/compose.ts";
import { type Demo, seedDemo } from "../../apps/server/src/demo/seed.ts";
import { launchBrowser } from "../browser/browser.ts";
import { violationsOn } from "./axe.ts";
import { enter, eventually, password, people, saved, textOf } from "./harness.ts";

/** Does what the file `fault` in the data folder says. */
const storeWriter = new URL("../faults/faulty-writer.ts", import.meta.url);

let browser: Browser;
let dataDir: string;
let demo: Demo;
let server: RunningServer;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "brudnopis-restart-"));
  demo = await seedDemo({ dataDir, password, passwordCost: 10 });
  server = await start(0);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

function start(port: number): Promise<RunningServer> {
  const config = { port, host: "127.0.0.1", dataDir, logLevel: "warn" } as const;
  return startServer(config, { passwordCost: 10, isPdfWarm: false, storeWriter });
}

async function inKonin(who: keyof typeof people): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.goto(`/zaloguj?dalej=/dokumenty/${demo.documents.konin}`);
  await page.getByLabel("Adres e-mail").fill(people[who]);
  await page.getByLabel("Hasło").fill(password);
  await page.keyboard.press("Enter");
  await saved(page);
  return page;
}

test("what is typed while the server is away waits in the tab, is counted, and reaches everybody", async () => {
  const page = await inKonin("konin");
  const other = await inKonin("rybnik");
  const field = "summary.text";
  const editor = await enter(page, field);
  await editor.press("Control+End");
  const { port } = server;

  await server.stop();
  await page.locator(".saved[data-phase=offline]").waitFor();
  await page.keyboard.type(" Bez serwera.");
  await page.getByText("Bez połączenia – 13 zmian czeka w tej karcie").waitFor();
  await page.getByText("Możesz pisać dalej.").waitFor();
  expect(await textOf(other, field)).not.toContain("Bez serwera.");

  server = await start(port);
  await page.locator(".saved", { hasText: /^Zapisano o \d\d:\d\d$/ }).waitFor({ timeout: 60_000 });
  await eventually(
    () => textOf(other, field),
    (text) => text.endsWith("Bez serwera."),
    60_000,
  );
});

test("closing a tab with unsaved changes asks first", async () => {
  const page = await inKonin("konin");
  await enter(page, "vision.text");
  const { port } = server;
  await server.stop();
  await page.locator(".saved[data-phase=offline]").waitFor();
  await page.keyboard.type("b");
  await page.getByText("Bez połączenia – 1 zmiana czeka w tej karcie").waitFor();
  const asked = page.waitForEvent("dialog");
  const closed = page.waitForEvent("close");

  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.accept();
  await closed;

  server = await start(port);
});

test("A4 a full disk is said within two seconds, what is typed waits in the tab, and is saved by itself when there is space", async () => {
  const page = await inKonin("konin");
  const other = await inKonin("rybnik");
  const field = "summary.text";
  const editor = await enter(page, field);
  await editor.press("Control+End");
  const fault = join(dataDir, "fault");

  // No page is free for a text of this size.
  await writeFile(fault, "full");
  await page.keyboard.insertText(` Pełny dysk. ${"Długie zdanie. ".repeat(400)}`);
  const alert = page.getByRole("alert").filter({ hasText: "skończyło się miejsce na jego dysku" });
  await alert.waitFor({ timeout: 2000 });
  await alert.getByText("Twój tekst jest bezpieczny w tej karcie.").waitFor({ timeout: 2000 });
  await page.locator(".saved[data-phase=held]").waitFor();
  expect(await violationsOn(page, ".save-notice")).toEqual([]);
  await page.keyboard.type(" I jeszcze to.");
  expect(await textOf(other, field)).not.toContain("Pełny dysk.");

  await rm(fault);
  await page.locator(".saved", { hasText: /^Zapisano o \d\d:\d\d$/ }).waitFor();
  await alert.waitFor({ state: "detached" });
  await eventually(
    () => textOf(other, field),
    (text) => text.includes("Pełny dysk.") && text.endsWith(" I jeszcze to."),
  );
});
