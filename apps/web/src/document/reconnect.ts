/**
 * Coming back after the connection broke. The provider's own backoff has no jitter, so after a restart every tab
 * would return in the same moment; here each waits its own time, and the network's return or the person's ends it.
 *
 *   N1  A decision of the server's, or of this page, ends the attempts until the person wants another.
 *   N2  Only a connection that has held counts as a success: a server that lets us in and closes is waited for longer and
 *       longer.
 *   N3  A socket that looks open and carries nothing is a broken connection; see `pulse.ts`.
 */
import type { WebsocketProvider } from "y-websocket";
import { CloseCode } from "@brudnopis/schema";
import { Pulse } from "./pulse.ts";
import type { Refusal } from "./save-state.ts";

const firstDelayMs = 500;
const longestDelayMs = 20_000;
/** N2 */
const heldMs = 5_000;

/** The n-th wait: doubling, ± 50 %. */
export function retryDelayMs(attempt: number, random: number): number {
  return Math.min(longestDelayMs, firstDelayMs * 2 ** attempt) * (0.5 + random);
}

/** Whether a close code says that coming back is pointless until a person does something. */
export function isFinal(code: number): boolean {
  return code === CloseCode.tooBig || (code >= 4400 && code < 4500);
}

export interface ReconnectorOptions {
  readonly provider: WebsocketProvider;
  /** Whether something waits to be saved. */
  readonly isBusy: () => boolean;
  /** The attempts have ended; undefined when they begin again. */
  readonly onRefused: (refusal: Refusal | undefined) => void;
  /** Tells when the network goes, and when it or the person comes back. By default the browser's word. */
  readonly watch?: (gone: () => void, back: () => void) => () => void;
}

export class Reconnector {
  readonly #options: ReconnectorOptions;
  readonly #pulse: Pulse;
  readonly #stopWatching: () => void;
  /** `trying` is also when it has succeeded. */
  #phase: "trying" | "waiting" | "refused" = "trying";
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #syncedAt: number | undefined;

  constructor(options: ReconnectorOptions) {
    const { provider, isBusy } = options;
    this.#options = options;
    this.#pulse = new Pulse({ provider, isBusy, onDead: this.#onDead });
    // Every close comes to us: the provider itself never waits and returns.
    provider.shouldReconnect = () => false;
    provider.on("closed", this.#onClosed);
    provider.on("connection-close", this.#onConnectionClose);
    provider.on("sync", this.#onSync);
    this.#stopWatching = (options.watch ?? watchBrowser)(this.#onGone, this.#onBack);
  }

  /** Tries at once, also after a refusal. */
  retry(): void {
    this.#attempt = 0;
    this.#options.onRefused(undefined);
    this.#connect();
  }

  /** The page itself wants nothing more from this connection. */
  refuse(refusal: Refusal): void {
    clearTimeout(this.#timer);
    this.#phase = "refused";
    this.#options.provider.disconnect();
    this.#options.onRefused(refusal);
  }

  stop(): void {
    const { provider } = this.#options;
    clearTimeout(this.#timer);
    this.#pulse.stop();
    provider.off("closed", this.#onClosed);
    provider.off("connection-close", this.#onConnectionClose);
    provider.off("sync", this.#onSync);
    this.#stopWatching();
  }

  #connect(): void {
    clearTimeout(this.#timer);
    this.#phase = "trying";
    this.#options.provider.connect();
  }

  #wait(delayMs = retryDelayMs(this.#attempt, Math.random())): void {
    clearTimeout(this.#timer);
    this.#phase = "waiting";
    this.#attempt += 1;
    this.#timer = setTimeout(() => this.#connect(), delayMs);
  }

  /** By the server, or by the network. */
  readonly #onClosed = ({ code, reason }: Refusal): void => {
    this.#noteEnd();
    if (!isFinal(code)) return this.#wait();
    this.#phase = "refused";
    this.#options.onRefused({ code, reason });
  };

  /** By this side: the provider does that by itself when it has heard nothing for long, and would come back at once. */
  readonly #onConnectionClose = (event: unknown): void => {
    if (event !== null || this.#phase !== "trying") return;
    this.#noteEnd();
    this.#options.provider.shouldConnect = false;
    this.#wait();
  };

  readonly #onSync = (isSynced: boolean): void => {
    if (isSynced) this.#syncedAt = Date.now();
  };

  /** N2 */
  #noteEnd(): void {
    if (this.#syncedAt !== undefined && Date.now() - this.#syncedAt >= heldMs) this.#attempt = 0;
    this.#syncedAt = undefined;
  }

  readonly #onDead = (): void => {
    if (this.#phase !== "trying") return;
    this.#noteEnd();
    this.#leave();
    // The first time at once: the network of now has not been tried yet.
    if (this.#attempt === 0) this.#wait(0);
    else this.#wait();
  };

  /** A browser that lost its network knows at once; the socket would need half a minute to notice. */
  readonly #onGone = (): void => {
    if (this.#phase === "refused") return;
    this.#leave();
    this.#wait(longestDelayMs);
  };

  readonly #onBack = (): void => {
    if (this.#phase === "waiting") this.#connect();
    else if (this.#phase === "trying") this.#pulse.check();
  };

  #leave(): void {
    this.#phase = "waiting";
    this.#options.provider.disconnect();
  }
}

function watchBrowser(gone: () => void, back: () => void): () => void {
  const onBack = () => {
    if (document.visibilityState === "visible") back();
  };
  addEventListener("offline", gone);
  addEventListener("online", onBack);
  addEventListener("pageshow", onBack);
  document.addEventListener("visibilitychange", onBack);
  return () => {
    removeEventListener("offline", gone);
    removeEventListener("online", onBack);
    removeEventListener("pageshow", onBack);
    document.removeEventListener("visibilitychange", onBack);
  };
}
