/**
 * What 500 threads on Konin's MID cost an old office laptop: opening the document, and a key in a text with twenty of them.
 * Production build in Chromium, CPU four times slower. Two servers with the same document, one without threads, take turns;
 * the figure is what the other costs more. "Main thread" is the browser's own TaskDuration, with layout and painting. Run by
 * `npm run bench:review`, with a folder of a built page if that is not the usual one.
 */
import { anchorAt, flatText, textAt } from "@brudnopis/document";
import { remarkKinds, type ReviewPlace } from "@brudnopis/schema";
import type { APIRequestContext, Browser, CDPSession, Page } from "playwright-core";
import { applyUpdate, Doc } from "yjs";
import { type RunningDemo, startDemo } from "../../apps/server/src/demo/start-demo.ts";
import { launchBrowser } from "../browser/browser.ts";
import { median, report } from "./report.ts";

const password = "demo-haslo-testowe";
const lead = "anna.wojcik@konin.example";
const facilitator = "tomasz.adamski@bank.example";
const slowdown = 4;
const threads = 500;
/** The field that is typed in, and how many remarks are on its words. */
const field = "summary.text";
const inField = 20;
const openings = 5;
const turns = 4;
const keys = 10;
/** Long enough that what a key sets off soon is counted with it. */
const settleMs = 250;
/** Until nothing is left of what went before. */
const restMs = 1500;

const [webFolder] = process.argv.slice(2);
const overrides = { passwordCost: 10, ...(webFolder === undefined ? {} : { webFolder }) };
const start = () => startDemo({ port: 0, demoPassword: password }, overrides);
const [full, empty] = await Promise.all([start(), start()]);
const browser = await launchBrowser();
try {
  const subjects = { "with threads": full, without: empty };
  await remark(browser, full);
  await measure("opening", 300, subjects, openings, (demo) => openingCost(browser, demo));
  const typists = {
    "with threads": await typist(browser, full),
    without: await typist(browser, empty),
  };
  await measure("own-keystroke-in-text", 3, typists, turns, (each) => typingCost(each));
} finally {
  await browser.close();
  await Promise.all([full.stop(), empty.stop()]);
}

type Pair<T> = Readonly<Record<"with threads" | "without", T>>;

/** Measures both in turns, the first of each unheard, and says what the threads cost. */
async function measure<T>(
  metric: string,
  bar: number,
  subjects: Pair<T>,
  runs: number,
  costs: (subject: T) => Promise<readonly number[]>,
): Promise<void> {
  const all: Record<keyof Pair<T>, number[]> = { "with threads": [], without: [] };
  for (let run = 0; run <= runs; run += 1) {
    for (const name of ["with threads", "without"] as const) {
      const measured = await costs(subjects[name]);
      if (run > 0) all[name].push(...measured);
    }
  }
  const [more, less] = [median(all["with threads"]), median(all.without)];
  const figure = { bench: "review", metric, unit: `ms main thread, ${slowdown}x` };
  report({ ...figure, subject: "with threads", value: more });
  report({ ...figure, subject: "without", value: less });
  report({ ...figure, subject: "threads cost", value: more - less, bar });
}

async function signedIn(demo: RunningDemo, who: string, from: Browser): Promise<Page> {
  const context = await from.newContext({
    baseURL: demo.url,
    viewport: { width: 1440, height: 1000 },
    locale: "pl-PL",
  });
  const page = await context.newPage();
  await page.goto("/zaloguj");
  await page.getByLabel("Adres e-mail").fill(who);
  await page.getByLabel("Hasło").fill(password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Moje dokumenty" }).waitFor();
  return page;
}

/** A facilitator's remarks: most on words, the others on fields, records and sections. */
async function remark(from: Browser, demo: RunningDemo): Promise<void> {
  const page = await signedIn(demo, facilitator, from);
  const places = await placesIn(page.request, demo);
  for (let at = 0; at < threads; at += 1) {
    const answer = await page.request.post(`/api/documents/${demo.documents.konin}/threads`, {
      headers: { origin: demo.url },
      data: {
        id: `thread${String(at).padStart(8, "0")}`,
        place: places[at % places.length],
        kind: remarkKinds[at % remarkKinds.length],
        text: `Uwaga ${at + 1}: proszę podać źródło tej liczby i rok, z którego pochodzi.`,
      },
    });
    if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`);
  }
  await page.context().close();
}

async function placesIn(request: APIRequestContext, demo: RunningDemo): Promise<ReviewPlace[]> {
  const state = await request.get(`/api/documents/${demo.documents.konin}/state`);
  const doc = new Doc();
  applyUpdate(doc, new Uint8Array(await state.body()));
  const texts = [...doc.share.keys()].filter((name) => name.includes("."));
  const words = (address: string, count: number): ReviewPlace[] => {
    const text = textAt(doc, address);
    const step = Math.floor(flatText(text).text.length / (count + 1));
    return Array.from({ length: step < 4 ? 0 : count }, (_, at) => ({
      type: "text" as const,
      address,
      anchor: anchorAt(text, at * step, at * step + Math.min(step - 1, 24)),
    }));
  };
  const others: ReviewPlace[] = ["summary", "challenge", "actions"].map((section) => ({
    type: "section",
    section,
  }));
  return [
    ...words(field, inField),
    ...texts.filter((address) => address !== field).flatMap((address) => words(address, 2)),
    ...texts.map((address) => ({ type: "field" as const, address })),
    ...others,
  ];
}

/** Until the document can be written in, its margin is there and the page has come to rest. */
async function openingCost(from: Browser, demo: RunningDemo): Promise<number[]> {
  const page = await signedIn(demo, lead, from);
  const session = await busyness(page);
  return slowed(session, async () => {
    const before = await taskMs(session);
    await page.goto(`/dokumenty/${demo.documents.konin}`);
    await page.locator(".margin-choice").waitFor();
    if (demo === full) await page.locator("[data-card]").first().waitFor();
    await page.waitForTimeout(2 * restMs);
    const cost = (await taskMs(session)) - before;
    await page.context().close();
    return [cost];
  });
}

interface Typist {
  readonly page: Page;
  readonly session: CDPSession;
}

async function typist(from: Browser, demo: RunningDemo): Promise<Typist> {
  const page = await signedIn(demo, lead, from);
  await page.goto(`/dokumenty/${demo.documents.konin}`);
  await page.locator(".margin-choice").waitFor();
  await page.locator(`[data-place="${field}"]`).click();
  await page.locator(`[data-place="${field}"] .ProseMirror`).waitFor();
  await page.keyboard.press("Control+End");
  return { page, session: await busyness(page) };
}

async function typingCost({ page, session }: Typist): Promise<number[]> {
  await page.bringToFront();
  return slowed(session, async () => {
    await session.send("HeapProfiler.collectGarbage");
    await page.waitForTimeout(restMs);
    const nothing = await costOf(page, session, async () => {});
    const costs: number[] = [];
    for (let key = 0; key < keys; key += 1)
      costs.push((await costOf(page, session, () => page.keyboard.press("a"))) - nothing);
    return costs;
  });
}

async function costOf(page: Page, session: CDPSession, act: () => Promise<void>): Promise<number> {
  const before = await taskMs(session);
  await act();
  await page.waitForTimeout(settleMs);
  return (await taskMs(session)) - before;
}

async function busyness(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  // Time on the processor: what others do on this machine meanwhile is not the page's.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return session;
}

async function slowed<T>(session: CDPSession, run: () => Promise<T>): Promise<T> {
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  try {
    return await run();
  } finally {
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 }).catch(() => undefined);
  }
}

/** How long the page's main thread has been busy so far. */
async function taskMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  const seconds = metrics.find(({ name }) => name === "TaskDuration")?.value;
  if (seconds === undefined) throw new Error("The browser does not say how busy it was");
  return seconds * 1000;
}
