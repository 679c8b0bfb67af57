/**
 * How soon Konin's MID can be read and written in, on a slow office laptop: production build, cold cache, fast 4G
 * (9 Mbit/s, 60 ms) and a CPU four times slower, in Chromium. Run by `npm run bench:open`.
 */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { startDemo } from "../../apps/server/src/demo/start-demo.ts";
import { launchBrowser } from "../browser/browser.ts";
import { median, report } from "./report.ts";

const runs = 5;
const password = "demo-haslo-testowe";
const field = "summary.text";
const bench = "open";
const subject = "us";

const demo = await startDemo({ port: 0, demoPassword: password });
const browser = await launchBrowser();
try {
  const session = await signIn(browser);
  const measured: Measured[] = [];
  // The first is a warm-up of the server and the browser; it does not count.
  for (let run = 0; run <= runs; run += 1) {
    const result = await open(browser, session);
    if (run > 0) measured.push(result);
  }
  const of = (key: keyof Measured) => median(measured.map((result) => result[key]));
  report({ bench, metric: "readable", subject, value: of("readableMs"), unit: "ms", bar: 1200 });
  report({
    bench,
    metric: "first-keystroke",
    subject,
    value: of("keystrokeMs"),
    unit: "ms",
    bar: 1700,
  });
  report({
    bench,
    metric: "js-before-readable",
    subject,
    value: of("scriptKb"),
    unit: "KB gzip",
    bar: 260,
  });
} finally {
  await browser.close();
  await demo.stop();
}

interface Measured {
  readonly readableMs: number;
  readonly keystrokeMs: number;
  readonly scriptKb: number;
}

type Session = Awaited<ReturnType<typeof signIn>>;

async function signIn(with_: Browser) {
  const context = await with_.newContext({ baseURL: demo.url });
  const page = await context.newPage();
  await page.goto("/zaloguj");
  await page.getByLabel("Adres e-mail").fill("anna.wojcik@konin.example");
  await page.getByLabel("Hasło").fill(password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Moje dokumenty" }).waitFor();
  const state = await context.storageState();
  await context.close();
  return state;
}

async function open(with_: Browser, storageState: Session): Promise<Measured> {
  const context = await with_.newContext({
    baseURL: demo.url,
    storageState,
    viewport: { width: 1366, height: 768 },
  });
  const page = await context.newPage();
  await slowDown(page);
  await page.addInitScript(watch, field);
  await page.goto(`/dokumenty/${demo.documents.konin}`, { waitUntil: "commit" });
  // The page itself says when: asking it again and again would slow it down.
  const readableMs = await page.evaluate(() => window.readable);
  const scripts = await scriptsBefore(page, readableMs);
  // A click into the field as soon as it can be read: the editor takes its place, and the key is the first in it.
  const { x, y } = await middleOf(page, field);
  await page.mouse.click(x, y);
  await page.keyboard.press("q");
  const keystrokeMs = await page.evaluate(() => window.typed);
  await context.close();
  const sizes = await Promise.all(scripts.map(gzipSize));
  return { readableMs, keystrokeMs, scriptKb: sizes.reduce((sum, size) => sum + size, 0) / 1024 };
}

/** Scrolls a field into view. The driver's own click would wait for the page to come to rest, as no person does. */
function middleOf(page: Page, address: string): Promise<{ x: number; y: number }> {
  return page.locator(`[data-place="${address}"]`).evaluate((element) => {
    element.scrollIntoView({ block: "center" });
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 60,
    downloadThroughput: 9_000_000 / 8,
    uploadThroughput: 9_000_000 / 8,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

declare global {
  interface Window {
    /** Resolve to milliseconds since navigation, once the frame that shows it is drawn. */
    readable: Promise<number>;
    typed: Promise<number>;
  }
}

/** Runs in the page before its own scripts. */
function watch(address: string): void {
  const text = () => document.querySelector(`[data-place="${address}"]`)?.textContent ?? "";
  const drawn = (isThere: () => boolean) =>
    new Promise<number>((resolve) => {
      const look = () => {
        if (!isThere()) return requestAnimationFrame(look);
        // The second frame begins when the first has been painted.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
      };
      look();
    });
  // A letter that no Polish word has; runs before this one have left theirs.
  const typed = () => text().split("q").length;
  window.readable = drawn(() => text().includes("Konin ogrzewa się"));
  window.typed = window.readable.then(() => {
    const before = typed();
    return drawn(() => typed() > before);
  });
}

/** Paths of the scripts that had arrived by then. */
async function scriptsBefore(page: Page, timeMs: number): Promise<string[]> {
  return page.evaluate(
    (until) =>
      performance
        .getEntriesByType("resource")
        .filter((entry) => entry.name.endsWith(".js") && entry.startTime + entry.duration <= until)
        .map((entry) => new URL(entry.name).pathname),
    timeMs,
  );
}

async function gzipSize(path: string): Promise<number> {
  const file = fileURLToPath(new URL(`../../apps/web/dist${path}`, import.meta.url));
  return gzipSync(await readFile(file), { level: 9 }).byteLength;
}
