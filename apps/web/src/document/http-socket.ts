/**
 * A socket made of HTTP requests, for networks that let no WebSocket through: P25 to P29 of `PROTOCOL.md`. It has what
 * y-websocket uses of the WebSocket interface, and is fetched only by pages that need it.
 */
import { CloseCode, type SyncChannel, syncLimits } from "@brudnopis/schema";
import { Down, type Way } from "./http-down.ts";
import type { Fetch } from "./http-requests.ts";
import { Up } from "./http-up.ts";
import { type Leave, takePlace as takeStreamPlace } from "./stream-places.ts";

/** Nobody said why: what WebSockets report in such a case. */
const brokenOff = 1006;

/** How long what the stream says counts more than what a request was answered with. */
const lastWordMs = 2_000;

/** The server must hear of so much before it thinks that nobody reads. It cuts off at 1 MiB (P12). */
const tellEveryBytes = 256 * 1024;

export interface HttpSocketOptions {
  readonly fetch?: Fetch;
  readonly way?: Way;
  /** Whether a stream may be kept open: there is no limit by default. */
  readonly takePlace?: () => Promise<Leave | undefined>;
}

export class HttpSocket extends EventTarget {
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;
  binaryType: BinaryType = "arraybuffer";
  onopen: ((event: Event) => void) | null = null;
  onmessage: ((event: MessageEvent<ArrayBuffer>) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  readonly url: string;
  readonly #fetch: Fetch;
  readonly #way: Way;
  readonly #takePlace: () => Promise<Leave | undefined>;
  #state: 0 | 1 | 2 | 3 = 0;
  readonly #opening = new AbortController();
  #up: Up | undefined;
  #down: Down | undefined;
  #untold = 0;

  /** @param url The address that a WebSocket would have: `wss://host/sync/<documentId>`. */
  constructor(
    url: string | URL,
    { fetch, way = { isHeldBack: false }, takePlace }: HttpSocketOptions = {},
  ) {
    super();
    this.url = String(url);
    this.#fetch = fetch ?? ((address, init) => globalThis.fetch(address, init));
    this.#way = way;
    this.#takePlace = takePlace ?? (() => Promise.resolve(() => {}));
    void this.#open();
  }

  get readyState(): number {
    return this.#state;
  }

  get bufferedAmount(): number {
    return this.#up?.waitingBytes ?? 0;
  }

  /** Like a WebSocket's: it takes frames while it is open and drops them afterwards. */
  send(frame: Uint8Array): void {
    if (this.#state === this.CONNECTING)
      throw new DOMException("The socket is not open yet", "InvalidStateError");
    if (this.#state !== this.OPEN) return;
    if (frame.length > syncLimits.frameBytes) return this.#end(CloseCode.tooBig, "");
    this.#up?.send(frame);
  }

  close(code = 1000, reason = ""): void {
    if (this.#state >= this.CLOSING) return;
    this.#state = this.CLOSING;
    // As with a WebSocket, whoever closes hears of it afterwards.
    queueMicrotask(() => this.#end(code, reason));
  }

  async #open(): Promise<void> {
    const address = channelsOf(this.url);
    try {
      const { signal } = this.#opening;
      const response = await this.#fetch(address, { method: "POST", signal });
      if (!response.ok) return this.#refuse(response.status);
      // The server validates its answers against the schema that this type is inferred from.
      const { channel } = (await response.json()) as SyncChannel;
      this.#listen(`${address.split("?")[0]}/${channel}`);
    } catch {
      // No network, or something on the way that answers in its own words.
      this.#end(brokenOff, "");
    }
  }

  #refuse(status: number): void {
    if (status === 401) this.#end(CloseCode.unauthenticated, "");
    else this.#end(brokenOff, "");
  }

  #listen(channel: string): void {
    const up = new Up({
      channel,
      fetch: this.#fetch,
      seen: () => down.seen,
      onRefused: (status) => this.#refusedUp(status),
      onLost: () => this.#end(brokenOff, ""),
    });
    const down = new Down({
      channel,
      fetch: this.#fetch,
      way: this.#way,
      takePlace: this.#takePlace,
      onFrame: (frame) => this.#receive(frame),
      onPing: () => up.tell(),
      onClose: (code, reason) => this.#end(code, reason),
      onRefused: () => this.#end(CloseCode.unauthenticated, ""),
      onLost: () => this.#end(brokenOff, ""),
    });
    this.#up = up;
    this.#down = down;
    if (this.#state !== this.CONNECTING) return up.end();
    this.#state = this.OPEN;
    const opened = new Event("open");
    this.dispatchEvent(opened);
    this.onopen?.(opened);
    void down.listen();
    globalThis.addEventListener?.("pagehide", this.#leave);
  }

  readonly #leave = (): void => this.close();

  #receive(frame: Uint8Array<ArrayBuffer>): void {
    if (this.#state !== this.OPEN) return;
    this.#untold += frame.length;
    if (this.#untold > tellEveryBytes) {
      this.#untold = 0;
      this.#up?.tell();
    }
    const message = new MessageEvent("message", { data: frame.buffer });
    this.dispatchEvent(message);
    this.onmessage?.(message);
  }

  /** The channel is over, and the stream is about to say why. */
  #refusedUp(status: number): void {
    if (status === 413) return this.#end(CloseCode.tooBig, "");
    const code = status === 401 ? CloseCode.unauthenticated : brokenOff;
    setTimeout(() => this.#end(code, ""), lastWordMs);
  }

  #end(code: number, reason: string): void {
    if (this.#state === this.CLOSED) return;
    const isOurs = this.#state === this.CLOSING;
    this.#state = this.CLOSED;
    // A browser has six connections to a server: after a sleep, what hangs on a dead one must let go of it.
    this.#opening.abort();
    globalThis.removeEventListener?.("pagehide", this.#leave);
    this.#down?.stop();
    if (isOurs || code === CloseCode.tooBig) this.#up?.end();
    else this.#up?.stop();
    this.#tellEnd(code, reason);
  }

  #tellEnd(code: number, reason: string): void {
    const wasClean = code !== brokenOff;
    if (!wasClean) {
      const failed = new Event("error");
      this.dispatchEvent(failed);
      this.onerror?.(failed);
    }
    const closed = new CloseEvent("close", { code, reason, wasClean });
    this.dispatchEvent(closed);
    this.onclose?.(closed);
  }
}

/** Sockets that share what they find out about the network. */
export function httpSockets(): typeof WebSocket {
  const way: Way = { isHeldBack: false };
  const sockets = class extends HttpSocket {
    constructor(url: string | URL) {
      super(url, { way, takePlace: () => takeStreamPlace() });
    }
  };
  // It has what y-websocket uses of the interface, and of its statics nothing is used.
  return sockets as unknown as typeof WebSocket;
}

/** `wss://host/sync/<id>?<query>` → `https://host/api/documents/<id>/sync?<query>` */
function channelsOf(url: string): string {
  const { protocol, host, pathname, search } = new URL(url);
  const id = pathname.split("/").at(-1) ?? "";
  return `${protocol.replace("ws", "http")}//${host}/api/documents/${id}/sync${search}`;
}
