/**
 * Coming back after the connection broke. The provider's own backoff has no jitter, so after a restart every tab
 * would return in the same moment; here each waits its own time, and the network's return or the person's ends it.
 */
import type { WebsocketProvider } from "y-websocket";
import { CloseCode } from "@brudnopis/schema";
import type { Refusal } from "./save-state.ts";

const firstDelayMs = 500;
const longestDelayMs = 20_000;

/** The n-th wait: doubling, ± 50 %. */
export function retryDelayMs(attempt: number, random: number): number {
  return Math.min(longestDelayMs, firstDelayMs * 2 ** attempt) * (0.5 + random);
}

/** Whether a close code says that coming back is pointless until a person does something. */
export function isFinal(code: number): boolean {
  return code === CloseCode.tooBig || (code >= 4400 && code < 4500);
}

export interface Reconnector {
  /** Tries at once, also after a refusal. */
  retry(): void;
  stop(): void;
}

export function keepConnected(
  provider: WebsocketProvider,
  onRefused: (refusal: Refusal | undefined) => void,
): Reconnector {
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const connect = () => {
    clearTimeout(timer);
    timer = undefined;
    provider.connect();
  };
  const onClosed = ({ code, reason }: Refusal) => {
    if (isFinal(code)) return onRefused({ code, reason });
    timer = setTimeout(connect, retryDelayMs(attempt, Math.random()));
    attempt += 1;
  };
  const onSync = (isSynced: boolean) => {
    if (isSynced) attempt = 0;
  };
  /** A browser that lost its network knows at once; the socket would need half a minute to notice. */
  const onGone = () => {
    provider.disconnect();
    timer ??= setTimeout(connect, longestDelayMs);
  };
  const onBack = () => {
    if (timer !== undefined && document.visibilityState === "visible") connect();
  };

  // Every close comes to us: the provider itself never waits and returns.
  provider.shouldReconnect = () => false;
  provider.on("closed", onClosed);
  provider.on("sync", onSync);
  addEventListener("offline", onGone);
  addEventListener("online", onBack);
  document.addEventListener("visibilitychange", onBack);
  return {
    retry: () => {
      attempt = 0;
      onRefused(undefined);
      connect();
    },
    stop: () => {
      clearTimeout(timer);
      provider.off("closed", onClosed);
      provider.off("sync", onSync);
      removeEventListener("offline", onGone);
      removeEventListener("online", onBack);
      document.removeEventListener("visibilitychange", onBack);
    },
  };
}
