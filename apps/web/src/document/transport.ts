/**
 * How frames travel: over a WebSocket, or over HTTP where something on the way lets none through, as the proxies of town
 * halls often do.
 *
 *   T1  HTTP is chosen only when the server can be reached and a WebSocket cannot be had.
 *   T2  What was found out holds for this tab and for a while: a laptop is carried to other networks.
 *   T3  Who needs no HTTP does not fetch its code.
 */
import type { WebsocketProvider } from "y-websocket";

export type SocketClass = typeof WebSocket;

export interface TransportParts {
  readonly WebSocket: SocketClass;
  /** The same over HTTP. */
  loadHttp(): Promise<SocketClass>;
  /** Whether the server answers at all. */
  canReach(): Promise<boolean>;
  readonly memory: Pick<Storage, "getItem" | "setItem">;
  readonly clock: () => number;
}

/** An upgrade that is not answered is not refused either: something keeps it. */
const openMs = 4_000;
/** Once WebSockets have worked here, several in a row have to fail. */
const failuresAfterSuccess = 3;
/** T2 */
const rememberMs = 30 * 60_000;
const memoryKey = "brudnopis-http-since";
const brokenOff = 1006;

export class Transport {
  /** For the provider's first connection. */
  readonly Socket: SocketClass;
  readonly #parts: TransportParts;
  #provider: WebsocketProvider | undefined;
  #retry: () => void = () => {};
  #hasWorked = false;
  #failures = 0;
  #isAsking = false;

  private constructor(parts: TransportParts, Http: SocketClass | undefined) {
    this.#parts = parts;
    this.Socket = Http ?? this.#watched();
  }

  /** Takes no time where nothing was found out before. */
  static async choose(parts: TransportParts = browserParts()): Promise<Transport> {
    const Http = isRemembered(parts) ? await parts.loadHttp().catch(() => undefined) : undefined;
    return new Transport(parts, Http);
  }

  /** Makes the provider's next connections as they are found to work. `retry` is for the first of those. */
  serve(provider: WebsocketProvider, retry: () => void): void {
    this.#provider = provider;
    this.#retry = retry;
  }

  /** What is found out from now on is for the tab's next document. */
  stop(): void {
    this.#provider = undefined;
    this.#retry = () => {};
  }

  /** A WebSocket that tells us what becomes of it. */
  #watched(): SocketClass {
    const watch = (socket: WebSocket, isLeft: () => boolean) => this.#watch(socket, isLeft);
    return class extends this.#parts.WebSocket {
      #isLeft = false;

      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols);
        watch(this, () => this.#isLeft);
      }

      override close(code?: number, reason?: string): void {
        this.#isLeft = true;
        super.close(code, reason);
      }
    };
  }

  #watch(socket: WebSocket, isLeft: () => boolean): void {
    let hasCarried = false;
    const suspect = () => void this.#suspect(socket, () => !hasCarried);
    const timer = setTimeout(suspect, openMs);
    socket.addEventListener("open", () => clearTimeout(timer));
    socket.addEventListener("message", () => {
      hasCarried = true;
      this.#hasWorked = true;
      this.#failures = 0;
    });
    socket.addEventListener("close", ({ code }) => {
      clearTimeout(timer);
      if (code === brokenOff && !hasCarried && !isLeft()) suspect();
    });
  }

  /** T1. One that has carried something while we asked may be over already, and was had all the same. */
  async #suspect(socket: WebSocket, isSilent: () => boolean): Promise<void> {
    this.#failures += 1;
    if (this.#isAsking || this.#failures < (this.#hasWorked ? failuresAfterSuccess : 1)) return;
    this.#isAsking = true;
    try {
      // The server answers in order: by then a socket that it has let in is open.
      const isReached = await this.#parts.canReach();
      if (isReached && socket.readyState !== socket.OPEN && isSilent()) await this.#switch(socket);
    } catch {
      // No network at all: there is nothing to find out.
    } finally {
      this.#isAsking = false;
    }
  }

  async #switch(socket: WebSocket): Promise<void> {
    const Http = await this.#parts.loadHttp();
    if (this.#provider) this.#provider._WS = Http;
    remember(this.#parts);
    if (socket.readyState === socket.CLOSED) return this.#retry();
    // It still waits for an answer. Who else hears that it is over hears it first.
    socket.addEventListener("close", () => this.#retry(), { once: true });
    socket.close();
  }
}

function isRemembered({ memory, clock }: TransportParts): boolean {
  try {
    return clock() - Number(memory.getItem(memoryKey) ?? -Infinity) < rememberMs;
  } catch {
    return false;
  }
}

/** A browser that keeps nothing finds it out again with each page. */
function remember({ memory, clock }: TransportParts): void {
  try {
    memory.setItem(memoryKey, String(clock()));
  } catch {
    // See above.
  }
}

function browserParts(): TransportParts {
  return {
    WebSocket,
    loadHttp: async () => (await import("./http-socket.ts")).httpSockets(),
    canReach: async () => (await fetch("/livez", { cache: "no-store" })).ok,
    memory: {
      getItem: (key) => sessionStorage.getItem(key),
      setItem: (key, value) => sessionStorage.setItem(key, value),
    },
    clock: Date.now,
  };
}
