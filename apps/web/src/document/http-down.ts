/**
 * What the server says over HTTP: a stream of events, taken up again wherever it breaks off. Where something on the way
 * hands answers on only when they are whole, each answer ends with its first frames instead.
 */
import { EventText, type ServerEvent } from "./event-text.ts";
import { type Fetch, pause } from "./http-requests.ts";
import type { Leave } from "./stream-places.ts";

/** What was found out about the network, for the next channel as well. */
export interface Way {
  /** Whether answers are handed on only when they are whole. */
  isHeldBack: boolean;
}

export interface DownOptions {
  /** Address of the channel. */
  readonly channel: string;
  readonly fetch: Fetch;
  readonly way: Way;
  /** Whether a request may stay open for long; see `stream-places.ts`. */
  takePlace(): Promise<Leave | undefined>;
  onFrame(frame: Uint8Array<ArrayBuffer>): void;
  /** The server wants to hear what has arrived. */
  onPing(): void;
  onClose(code: number, reason: string): void;
  /** Nobody is signed in any more. */
  onRefused(): void;
  /** The channel is gone, or cannot be reached. */
  onLost(): void;
}

/** The server writes something at once. */
const firstBytesMs = 5_000;
/** The server writes something every 10 s, and ends answers that have to be whole after 20 s. */
const silenceMs = 25_000;
/** The server keeps a channel for 15 s without a stream. */
const giveUpMs = 12_000;
/** What has just worked is taken up sooner than what fails again and again. */
const firstRetryMs = 50;
const retryMs = 300;
/** Who may not keep a request open asks for a moment, every few seconds. */
const glanceMs = 500;
const betweenGlancesMs = 3_000;
/** What ends answers sooner, with nothing in them, must not be asked again at once. */
const shortMs = 1_000;

type Ending = "used" | "failed" | "over";

export class Down {
  readonly #options: DownOptions;
  #seen = 0;
  #isStopped = false;
  #request = new AbortController();
  #place: Leave | undefined;

  constructor(options: DownOptions) {
    this.#options = options;
  }

  /** The number of the last frame that has arrived. */
  get seen(): number {
    return this.#seen;
  }

  async listen(): Promise<void> {
    let failingSince: number | undefined;
    while (!this.#isStopped) {
      this.#place ??= await this.#options.takePlace();
      if (this.#isStopped) return this.#leave();
      const hasPlace = this.#place !== undefined;
      const ending = await this.#read(hasPlace);
      if (ending === "over" || this.#isStopped) return this.#leave();
      if (ending === "used") failingSince = undefined;
      if (!hasPlace) await pause(betweenGlancesMs);
      else if (ending === "failed") {
        const waitMs = failingSince === undefined ? firstRetryMs : retryMs;
        failingSince ??= Date.now();
        if (Date.now() - failingSince > giveUpMs) return this.#options.onLost();
        await pause(waitMs * (0.5 + Math.random()));
      }
    }
  }

  stop(): void {
    this.#isStopped = true;
    this.#request.abort();
    this.#leave();
  }

  #leave(): void {
    this.#place?.();
    this.#place = undefined;
  }

  async #read(hasPlace: boolean): Promise<Ending> {
    this.#request = new AbortController();
    const { signal } = this.#request;
    const begun = Date.now();
    const before = this.#seen;
    let isAnswered = false;
    let hasBytes = false;
    const { way } = this.#options;
    const isSingle = way.isHeldBack || !hasPlace;
    const patienceMs = isSingle ? silenceMs : firstBytesMs;
    const silence = new Silence(hasPlace ? patienceMs : glanceMs, this.#request);
    try {
      const response = await this.#ask(isSingle, signal);
      if (!isStream(response)) return this.#refused(response.status);
      isAnswered = true;
      const text = new EventText();
      for await (const piece of piecesOf(response)) {
        hasBytes = true;
        silence.begin(silenceMs);
        for (const event of text.add(piece)) if (!this.#take(event)) return "over";
      }
    } catch {
      // It broke off, or was silent for too long; the next request shows whether it can be taken up.
      if (silence.isOver && !hasBytes && hasPlace) way.isHeldBack = true;
    } finally {
      silence.end();
    }
    const isUsed = this.#seen > before || (isAnswered && Date.now() - begun > shortMs);
    return isUsed ? "used" : "failed";
  }

  #ask(isSingle: boolean, signal: AbortSignal): Promise<Response> {
    const { channel, fetch } = this.#options;
    const single = isSingle ? "&single=true" : "";
    return fetch(`${channel}?seen=${this.#seen}${single}`, { signal, cache: "no-store" });
  }

  #refused(status: number): Ending {
    if (status === 401) this.#options.onRefused();
    else if (status === 404 || status === 409) this.#options.onLost();
    else return "failed";
    return "over";
  }

  /** Whether there is more to come. */
  #take({ type, id, data }: ServerEvent): boolean {
    const { onFrame, onPing, onClose } = this.#options;
    if (this.#isStopped) return false;
    if (type === "ping") onPing();
    if (type === "close") {
      // Only our server writes these, and this is how.
      const { code, reason } = JSON.parse(data) as { code: number; reason: string };
      onClose(code, reason);
      return false;
    }
    if (type === "message" && Number(id) === this.#seen + 1) {
      this.#seen += 1;
      onFrame(fromBase64(data));
    }
    return true;
  }
}

/** Something between may answer with a page of its own. */
function isStream({ ok, headers }: Response): boolean {
  return ok && (headers.get("content-type")?.startsWith("text/event-stream") ?? false);
}

async function* piecesOf({ body }: Response): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  for (;;) {
    const piece = await reader?.read();
    if (!piece || piece.done) return;
    yield piece.value;
  }
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** Ends a request in which nothing arrives. */
class Silence {
  readonly #request: AbortController;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  constructor(ms: number, request: AbortController) {
    this.#request = request;
    this.begin(ms);
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  begin(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#isOver = true;
      this.#request.abort();
    }, ms);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
