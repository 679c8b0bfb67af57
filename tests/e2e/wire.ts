/**
 * The connection of a page, on which news can be kept back: what others did is then done, and not known here yet. It is the
 * same over HTTP, when the tests run without WebSockets.
 */
import type { CDPSession, Page } from "playwright-core";
import { areWebSocketsBlocked } from "./block-websockets.ts";

export interface Wire {
  /** From now on nothing arrives; what the page sends still goes out. */
  hold(): void;
  /** All that was kept back arrives, in its order. */
  release(): void;
}

/** To be called before the page opens a document. */
export function wireOf(page: Page): Promise<Wire> {
  return areWebSocketsBlocked ? channelOf(page) : socketOf(page);
}

/** Stands between the page and the server; held, it lets nothing of the page's through any more. */
export async function holdableLine(page: Page): Promise<{ hold(): void }> {
  let isHeld = false;
  const hold = () => {
    isHeld = true;
  };
  if (areWebSocketsBlocked) {
    const requests = await intercepted(page, [{ urlPattern: String.raw`*/sync/*\?from=*` }]);
    requests.on("Fetch.requestPaused", ({ requestId }) => {
      if (!isHeld) void requests.send("Fetch.continueRequest", { requestId });
    });
    return { hold };
  }
  await page.routeWebSocket(/\/sync\//, (route) => {
    const server = route.connectToServer();
    route.onMessage((message) => {
      if (!isHeld) server.send(message);
    });
  });
  return { hold };
}

async function socketOf(page: Page): Promise<Wire> {
  const valve = new Valve();
  await page.routeWebSocket(/\/sync\//, (client) => {
    const server = client.connectToServer();
    server.onMessage((frame) => valve.pass(() => client.send(frame)));
  });
  return valve;
}

/** Each answer ends with its first frames here, because one that has begun to arrive cannot be kept back. */
async function channelOf(page: Page): Promise<Wire> {
  const valve = new Valve();
  const urlPattern = String.raw`*/sync/*\?seen=*`;
  const requests = await intercepted(page, [
    { urlPattern, requestStage: "Request" },
    { urlPattern, requestStage: "Response" },
  ]);
  requests.on("Fetch.requestPaused", ({ requestId, request, responseStatusCode }) => {
    const go = (method: "Fetch.continueRequest" | "Fetch.continueResponse", url?: string) =>
      // A page that is gone or has given up waits for nothing.
      void requests.send(method, { requestId, ...(url ? { url } : {}) }).catch(() => {});
    if (responseStatusCode !== undefined) return valve.pass(() => go("Fetch.continueResponse"));
    const { url } = request;
    go("Fetch.continueRequest", url.includes("single=") ? url : `${url}&single=true`);
  });
  return valve;
}

type Patterns = { urlPattern: string; requestStage?: "Request" | "Response" }[];

async function intercepted(page: Page, patterns: Patterns): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Fetch.enable", { patterns });
  return session;
}

class Valve implements Wire {
  #isHeld = false;
  #kept: (() => void)[] = [];

  pass(arrive: () => void): void {
    if (this.#isHeld) this.#kept.push(arrive);
    else arrive();
  }

  hold(): void {
    this.#isHeld = true;
  }

  release(): void {
    this.#isHeld = false;
    for (const arrive of this.#kept) arrive();
    this.#kept = [];
  }
}
