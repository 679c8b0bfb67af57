/**
 * Whether the connection still lives. A phone that slept, a lid that was closed or a network that was changed leaves a
 * socket that looks open and carries nothing: neither side is told, and what is typed would wait for half a minute.
 *
 *   B1  After a return to the page, and while something waits to be saved, silence is not believed for longer than seconds.
 *   B2  Who answers anything lives: a slow disk, which keeps „saved” back, is no dead connection.
 *   B3  An attempt to connect that hangs is given up.
 */
import { FrameType } from "@brudnopis/schema";
import type { WebsocketProvider } from "y-websocket";

/** How long a living server takes to answer, on a bad network. */
const answerMs = 4_000;
const connectMs = 10_000;
/** Silence that is nothing to look into, after a return to the page. */
const freshMs = 1_000;
/** While something waits for its acknowledgement; and else a little longer than the server is ever silent (P12). */
const busySilenceMs = 5_000;
const idleSilenceMs = 24_000;
const lookMs = 1_000;

export interface PulseOptions {
  readonly provider: WebsocketProvider;
  /** Whether something waits to be saved. */
  readonly isBusy: () => boolean;
  readonly onDead: () => void;
}

export class Pulse {
  readonly #options: PulseOptions;
  readonly #timer: ReturnType<typeof setInterval>;
  /** The socket that is asked, or that connects, and until when it has to show life. */
  #trial: { readonly ws: WebSocket; readonly askedAt: number; readonly until: number } | undefined;

  constructor(options: PulseOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#look(), lookMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** The person is back, or the network is another. */
  check(): void {
    this.#askAfter(freshMs);
  }

  #look(): void {
    const { provider, isBusy, onDead } = this.#options;
    const { ws, wsconnected, wsLastMessageReceived } = provider;
    if (ws === null) {
      this.#trial = undefined;
      return;
    }
    const trial = this.#trial?.ws === ws ? this.#trial : undefined;
    const isAnswered = trial && wsconnected && wsLastMessageReceived >= trial.askedAt;
    if (!trial || isAnswered) {
      this.#trial = undefined;
      if (wsconnected) this.#askAfter(isBusy() ? busySilenceMs : idleSilenceMs);
      else this.#try(ws, connectMs);
    } else if (Date.now() >= trial.until) {
      this.#trial = undefined;
      onDead();
    }
  }

  #askAfter(silenceMs: number): void {
    const { ws, wsconnected, wsLastMessageReceived } = this.#options.provider;
    if (ws === null || this.#trial?.ws === ws) return;
    if (!wsconnected) return this.#try(ws, answerMs);
    if (Date.now() - wsLastMessageReceived < silenceMs) return;
    // The server answers with everybody's awareness, which holds at least our own.
    ws.send(Uint8Array.of(FrameType.queryAwareness));
    this.#try(ws, answerMs);
  }

  #try(ws: WebSocket, ms: number): void {
    const askedAt = Date.now();
    this.#trial = { ws, askedAt, until: askedAt + ms };
  }
}
