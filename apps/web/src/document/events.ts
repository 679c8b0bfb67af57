/** Hears what the server says of things that belong to the document and are not in it. See P18 of `PROTOCOL.md`. */
import { type EventTopic, FrameType } from "@brudnopis/schema";
import { readVarString } from "lib0/decoding";
import type { WebsocketProvider } from "y-websocket";

interface Listener {
  readonly topic: EventTopic;
  readonly hear: () => void;
}

interface Hearing {
  readonly listeners: Set<Listener>;
  readonly stop: () => void;
}

/** A provider passes frames of a type to one handler; the listeners of a page are several. */
const hearings = new WeakMap<WebsocketProvider, Hearing>();

/** Calls the listener for every event of the topic, and after each reconnect: what happened meanwhile is not told. */
export function onEvent(
  provider: WebsocketProvider,
  topic: EventTopic,
  listener: () => void,
): () => void {
  const hearing = hearings.get(provider) ?? beginHearing(provider);
  const one = { topic, hear: listener };
  hearing.listeners.add(one);
  return () => {
    hearing.listeners.delete(one);
    if (hearing.listeners.size === 0) hearing.stop();
  };
}

function beginHearing(provider: WebsocketProvider): Hearing {
  const listeners = new Set<Listener>();
  const ask = () => provider.ws?.send(Uint8Array.of(FrameType.event));
  const onStatus = ({ status }: { status: string }) => {
    if (status !== "connected") return;
    ask();
    for (const { hear } of listeners) hear();
  };
  provider.messageHandlers[FrameType.event] = (_encoder, decoder) => {
    const told = readVarString(decoder);
    for (const { topic, hear } of listeners) if (topic === told) hear();
  };
  provider.on("status", onStatus);
  if (provider.wsconnected) ask();
  const stop = () => {
    provider.off("status", onStatus);
    // The server goes on telling; nobody listens.
    provider.messageHandlers[FrameType.event] = () => {};
    hearings.delete(provider);
  };
  const hearing = { listeners, stop };
  hearings.set(provider, hearing);
  return hearing;
}
