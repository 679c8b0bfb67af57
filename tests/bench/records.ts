/**
 * What a large structured MID (30 actions, 60 stakeholders, 10 goals) costs an old office laptop: a key of one's own, a
 * change of somebody else's, and a whole run of the document check. Production build in Chromium, CPU four times slower;
 * "main thread" is the browser's own TaskDuration, with layout and painting, less what measuring itself costs a page at
 * rest. TipTap and Yjs alone, with a text as long, take turns with us: no page with that editor costs less. Run by
 * `npm run bench:records`.
 */
import { type CheckContext, checkDocument, readDocument, setValue } from "@brudnopis/document";
import { join } from "node:path";
import {
  type DocumentContent,
  DocumentDetails,
  DocumentSummary,
  Me,
  type Template,
} from "@brudnopis/schema";
import type { BrowserContext, CDPSession, Page } from "playwright-core";
import { build } from "vite";
import { startDemo } from "../../apps/server/src/demo/start-demo.ts";
import { launchBrowser } from "../browser/browser.ts";
import { fillLarge } from "../large/large-document.ts";
import { StockClient } from "../sync/sockets.ts";
import { median, report } from "./report.ts";

const password = "demo-haslo-testowe";
const bench = "records";
const subject = "us";
const slowdown = 4;
/** Of so many keys each. */
const turns = 4;
const keys = 10;
const changes = 30;
const checks = 15;
/** Long enough that what a key sets off soon is counted with it: the frame, the echo of saving, half of what waits. */
const settleMs = 250;
/** Until nothing is left of what went before. */
const restMs = 1500;

const demo = await startDemo({ port: 0, demoPassword: password }, { passwordCost: 10 });
const browser = await launchBrowser();
try {
  const context = await browser.newContext({
    baseURL: demo.url,
    viewport: { width: 1440, height: 1000 },
    locale: "pl-PL",
  });
  const page = await context.newPage();
  const { id, writer } = await makeLarge(page);
  await page.goto(`/dokumenty/${id}`);
  await page.locator(".saved[data-phase=saved]").waitFor();
  await page.locator("#s-sources .parts > *").first().waitFor();
  await showViews(page);
  const session = await context.newCDPSession(page);
  // Time on the processor: what others do on this machine meanwhile is not the page's.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });

  const us = { page, session };
  const alone = await openEditorAlone(await browser.newContext());
  for (const [metric, address] of [
    ["own-keystroke-in-text", "summary.text"],
    ["own-keystroke-in-a-records-name", "actions/d12.name"],
  ] as const) {
    await goInto(page, address);
    const costs = new Map<string, Cost[]>();
    for (let turn = 0; turn < turns; turn += 1) {
      for (const [name, typist] of [
        [subject, us],
        ["TipTap and Yjs alone", alone],
      ] as const) {
        const known = costs.get(name) ?? [];
        costs.set(name, [...known, ...(await typingCost(typist))]);
      }
    }
    for (const [name, all] of costs) {
      const of = (key: keyof Cost) => median(all.map((cost) => cost[key]));
      const unit = "ms main thread, 4x";
      const bar = name === subject ? { bar: 16 } : {};
      report({
        bench,
        metric: `${metric}, until shown`,
        subject: name,
        value: of("shown"),
        unit,
        ...bar,
      });
      report({ bench, metric: `${metric}, in all`, subject: name, value: of("all"), unit, ...bar });
    }
  }
  const remote = await remoteCost(session, writer);
  report({
    bench,
    metric: "remote-change-of-an-amount",
    subject,
    value: median(remote),
    unit: "ms main thread, 4x",
    bar: 10,
  });
  const whole = await checkCost(page, session, writer);
  report({ bench, metric: "check-whole", subject, value: median(whole), unit: "ms, 4x", bar: 50 });
  writer.client.destroy();
} finally {
  await browser.close();
  await demo.stop();
}

interface Writer {
  readonly client: StockClient;
  readonly details: DocumentDetails;
}

/** Signs in, starts a document and has a second client write all of it. */
async function makeLarge(page: Page): Promise<{ id: string; writer: Writer }> {
  await page.goto("/zaloguj");
  await page.getByLabel("Adres e-mail").fill("anna.wojcik@konin.example");
  await page.getByLabel("Hasło").fill(password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Moje dokumenty" }).waitFor();
  const { organisations } = Me.parse(await (await page.request.get("/api/me")).json());
  const started = await page.request.post("/api/documents", {
    data: {
      template: { id: "mid", version: 2 },
      organisation: organisations[0]?.id,
      title: "MID dużego miasta",
    },
    headers: { origin: demo.url },
  });
  const { id } = DocumentSummary.parse(await started.json());
  const details = DocumentDetails.parse(
    await (await page.request.get(`/api/documents/${id}`)).json(),
  );
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`);
  const client = new StockClient(demo.url, id, { cookie: cookie.join("; "), origin: demo.url });
  await client.synced();
  fillLarge(client.doc, details.template);
  await client.saved();
  return { id, writer: { client, details } };
}

/** Every view has been drawn: what is not on the page costs nothing. */
async function showViews(page: Page): Promise<void> {
  const views = page.locator("[data-view]");
  for (let index = 0; index < (await views.count()); index += 1) {
    await views.nth(index).scrollIntoViewIfNeeded();
    await views.nth(index).locator(":scope > *").nth(1).waitFor();
  }
}

interface Cost {
  /** Until the frame is drawn that shows the letter. */
  readonly shown: number;
  /** With what follows: saving, the check, parts of the page that are far away. */
  readonly all: number;
}

interface Typist {
  readonly page: Page;
  readonly session: CDPSession;
}

async function openEditorAlone(context: BrowserContext): Promise<Typist> {
  const page = await context.newPage();
  await page.setContent("<!doctype html><html lang=pl><body></body></html>");
  await page.addScriptTag({ content: await bundled("editor-alone") });
  const text = "Miasto uzgadnia prace z mieszkańcami, a potem mówi im, co i kiedy zrobi. ".repeat(
    10,
  );
  await page.evaluate((shown) => {
    const { showEditor } = globalThis as unknown as { showEditor: (text: string) => unknown };
    showEditor(shown);
  }, text);
  await page.locator(".ProseMirror").click();
  await page.keyboard.press("End");
  const session = await context.newCDPSession(page);
  // Time on the processor: what others do on this machine meanwhile is not the page's.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return { page, session };
}

async function goInto(page: Page, address: string): Promise<void> {
  await page.bringToFront();
  const [owner, record] = address.split(".")[0]?.split("/") ?? [];
  if (record !== undefined) {
    await page.locator(`[data-place="${owner}/${record}"]`).first().scrollIntoViewIfNeeded();
    const opener = page.locator(`[data-place="${owner}/${record}"] button[aria-expanded=false]`);
    if (await opener.count()) await opener.last().click();
  }
  await page.locator(`[data-place="${address}"]`).last().click();
  await page.locator(`[data-place="${address}"] .ProseMirror`).waitFor();
  await page.keyboard.press("End");
}

async function typingCost({ page, session }: Typist): Promise<Cost[]> {
  await page.bringToFront();
  await page.waitForTimeout(restMs);
  return slowed(session, async () => {
    // What opening the document has left behind is not the first keys' to tidy up.
    await session.send("HeapProfiler.collectGarbage");
    await page.waitForTimeout(restMs);
    const nothing = await costOf(page, session, async () => {});
    const costs: Cost[] = [];
    for (let key = 0; key < keys; key += 1) {
      const { shown, all } = await costOf(page, session, () => page.keyboard.press("a"));
      costs.push({ shown: shown - nothing.shown, all: all - nothing.all });
    }
    return costs;
  });
}

async function costOf(page: Page, session: CDPSession, act: () => Promise<void>): Promise<Cost> {
  const before = await taskMs(session);
  await act();
  await page.evaluate(nextFrameButOne);
  const shown = (await taskMs(session)) - before;
  await page.waitForTimeout(settleMs);
  return { shown, all: (await taskMs(session)) - before };
}

/** Runs in the page: by then the frame before has been painted. */
function nextFrameButOne(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

async function remoteCost(session: CDPSession, { client, details }: Writer): Promise<number[]> {
  return slowed(session, async () => {
    const busy: number[] = [];
    await session.send("HeapProfiler.collectGarbage");
    for (let change = 0; change < changes; change += 1) {
      const before = await taskMs(session);
      const address = `funding-lines/f${change % 30}-budget.amount`;
      setValue(client.doc, details.template, address, 20_000_000 + change * 100);
      await client.saved();
      await new Promise((resolve) => setTimeout(resolve, settleMs));
      busy.push((await taskMs(session)) - before);
    }
    return busy;
  });
}

/** The whole check, without what earlier runs remember, on a page of its own that is as slow. */
async function checkCost(
  page: Page,
  session: CDPSession,
  { client, details }: Writer,
): Promise<number[]> {
  const content = readDocument(client.doc, details.template);
  const around = { language: "pl", today: "2026-11-23", openRemarks: [] } as const;
  // The count says that the browser checks the same as we do here.
  const count = checkDocument(details.template, content, around).length;
  const asked = { template: details.template, content, around, count, runs: checks };
  await page.goto("about:blank");
  await page.addScriptTag({ content: await bundled("checker") });
  return slowed(session, () => page.evaluate(checkAgainAndAgain, asked));
}

interface Asked {
  readonly template: Template;
  readonly content: DocumentContent;
  readonly around: CheckContext;
  readonly count: number;
  readonly runs: number;
}

/** Runs in the page. */
function checkAgainAndAgain({ template, content, around, count, runs }: Asked): number[] {
  const { check } = globalThis as unknown as { check: typeof checkDocument };
  return Array.from({ length: runs }, () => {
    const fresh = structuredClone(content);
    const begin = performance.now();
    const found = check(template, fresh, around).length;
    const took = performance.now() - begin;
    if (found !== count) throw new Error(`${found} findings instead of ${count}`);
    return took;
  });
}

/** A script of ours for a page of its own. */
async function bundled(name: "checker" | "editor-alone"): Promise<string> {
  const entry = join(import.meta.dirname, `records/${name}.ts`);
  const output = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, lib: { entry, formats: ["iife"], name: "script" } },
  });
  const [bundle] = Array.isArray(output) ? output : [output];
  if (!bundle || !("output" in bundle)) throw new Error("Vite built nothing");
  return bundle.output[0].code;
}

async function slowed<T>(session: CDPSession, run: () => Promise<T>): Promise<T> {
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  try {
    return await run();
  } finally {
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  }
}

/** How long the page's main thread has been busy so far. */
async function taskMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  const seconds = metrics.find(({ name }) => name === "TaskDuration")?.value;
  if (seconds === undefined) throw new Error("The browser does not say how busy it was");
  return seconds * 1000;
}
