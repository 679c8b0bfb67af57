/** A demo server and a browser for one test file, and what people do in it. */
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Locator,
  Page,
} from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { type RunningDemo, startDemo } from "../../apps/server/src/demo/start-demo.ts";
import { launchBrowser } from "../browser/browser.ts";
import { areWebSocketsBlocked } from "./block-websockets.ts";

export const password = "demo-haslo-testowe";

export const people = {
  administrator: "ewa.lis@program.example",
  konin: "anna.wojcik@konin.example",
  koninToo: "piotr.zielinski@konin.example",
  rybnik: "joanna.sliwa@rybnik.example",
  /** Has nothing to do with Konin's document until Rybnik is asked to join in. */
  rybnikLead: "marek.kowalczyk@rybnik.example",
  facilitator: "tomasz.adamski@bank.example",
} as const;
export type Who = keyof typeof people;

export interface Stage {
  readonly demo: RunningDemo;
  readonly browser: Browser;
  /** What the pages of this file said was wrong: page errors and console errors. */
  readonly complaints: string[];
  /** A page in a browser profile of its own, signed in. */
  signedIn(who: Who, options?: BrowserContextOptions): Promise<Page>;
  /** The same, with Konin's document open and in step with the server. */
  inKonin(who: Who, options?: BrowserContextOptions): Promise<Page>;
  newPage(options?: BrowserContextOptions): Promise<Page>;
}

/** Registers the set-up of a test file. The stage is there once the tests run. */
export function useStage(): () => Stage {
  let stage: Stage | undefined;
  beforeAll(async () => {
    const demo = await startDemo({ port: 0, demoPassword: password }, { passwordCost: 10 });
    stage = createStage(demo, await launchBrowser());
  });
  // Pages that stay open go on editing, and a browser with many of them answers late.
  afterEach(async ({ task }) => {
    for (const context of stage?.browser.contexts() ?? []) {
      if (task.result?.state === "fail") {
        await describePages(context.pages());
        console.error("The pages complained:", stage?.complaints);
      }
      await context.close();
    }
  });
  afterAll(async () => {
    await stage?.browser.close();
    await stage?.demo.stop();
  });
  return () => {
    if (!stage) throw new Error("The stage is not set yet");
    return stage;
  };
}

/** What a person would have seen when a test failed, and what the page was still waiting for. */
async function describePages(pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    const seen = await page.locator("body").innerText({ timeout: 2000 }).catch(String);
    const waiting = await page
      .evaluate(() =>
        performance
          .getEntriesByType("resource")
          .map(({ name, startTime, duration }) => [
            name,
            Math.round(startTime),
            Math.round(duration),
          ]),
      )
      .catch(String);
    console.error(`${page.url()} shows: ${seen.slice(0, 600)}\nand has fetched`, waiting);
  }
}

function createStage(demo: RunningDemo, browser: Browser): Stage {
  const complaints: string[] = [];
  const newPage = async (options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 1000 },
      locale: "pl-PL",
      baseURL: demo.url,
      ...options,
    });
    closePagesFirst(context);
    const page = await context.newPage();
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error" && !isOfBlockedSocket(message.text()))
        complaints.push(message.text());
    });
    return page;
  };
  // Without the form, which has tests of its own: it costs each page a second.
  const known = async (who: Who, options?: BrowserContextOptions) => {
    const page = await newPage(options);
    const data = { email: people[who], password };
    const headers = { origin: demo.url };
    const answer = await page.request.post("/api/sign-in", { data, headers });
    if (!answer.ok()) throw new Error(`${who} is not let in: ${await answer.text()}`);
    return page;
  };
  const signedIn = async (who: Who, options?: BrowserContextOptions) => {
    const page = await known(who, options);
    await page.goto("/");
    await page.getByRole("heading", { name: "Moje dokumenty" }).waitFor();
    return page;
  };
  const inKonin = async (who: Who, options?: BrowserContextOptions) => {
    const page = await known(who, options);
    await page.goto(`/dokumenty/${demo.documents.konin}`);
    await saved(page);
    // The last section has filled in.
    await page.locator("#s-sources .parts > *").first().waitFor();
    return page;
  };
  return { demo, browser, complaints, newPage, signedIn, inKonin };
}

/** As people close tabs: a page says that it goes, which it cannot when its browser is ended. */
function closePagesFirst(context: BrowserContext): void {
  const end = context.close.bind(context);
  context.close = async (options) => {
    await Promise.all(context.pages().map((page) => page.close()));
    await end(options);
  };
}

/** A browser itself says so of a socket that it cannot have; no page can keep it from that. */
function isOfBlockedSocket(complaint: string): boolean {
  return areWebSocketsBlocked && complaint.startsWith("WebSocket connection to");
}

/** On a page that shows the sign-in form. */
export async function signInOn(page: Page, who: Who): Promise<void> {
  await page.getByLabel("Adres e-mail").fill(people[who]);
  await page.getByLabel("Hasło").fill(password);
  await page.getByRole("button", { name: "Zaloguj się" }).click();
  await page.getByRole("heading", { name: "Moje dokumenty" }).waitFor();
}

/** Where an address is on the page. */
export function place(page: Page, address: string): Locator {
  return page.locator(`[data-place="${address}"]`);
}

/** Goes into a text field and waits for its editor. */
export async function enter(page: Page, address: string): Promise<Locator> {
  await place(page, address).click();
  const editor = place(page, address).locator(".ProseMirror");
  await editor.waitFor();
  return editor;
}

/** Waits until the server has acknowledged everything typed on this page. */
export async function saved(page: Page): Promise<void> {
  try {
    await page.locator(".saved[data-phase=saved]").waitFor();
  } catch (cause) {
    const seen = await page.locator("body").innerText();
    throw new Error(`It is not saved; the page says: ${seen.slice(0, 500)}`, { cause });
  }
}

/** The text of a field as people read it, without carets and names of others. */
export async function textOf(page: Page, address: string): Promise<string> {
  return place(page, address).evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement;
    for (const hidden of copy.querySelectorAll("[aria-hidden], .placeholder")) hidden.remove();
    return (copy.textContent ?? "").replaceAll("\u2060", "");
  });
}

/** Asks again and again until it is so; the message says what it was at last. */
export async function eventually<T>(
  read: () => Promise<T>,
  isRight: (value: T) => boolean,
  timeoutMs = 10_000,
): Promise<T> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const value = await read();
    if (isRight(value)) return value;
    if (performance.now() > end) throw new Error(`It stayed ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** When the page says that the server takes nothing more, by the clock of this machine. */
export function whenRefused(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (!document.querySelector(".saved[data-phase=refused]")) return;
          observer.disconnect();
          resolve(Date.now());
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, attributes: true, childList: true });
      }),
  );
}

/** When the next click on the page comes, by the same clock. */
export function whenClicked(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        addEventListener("click", () => resolve(Date.now()), { capture: true, once: true });
      }),
  );
}
