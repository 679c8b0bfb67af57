/** Hears what the server says of things that belong to the document and are not in it. See P18 of `PROTOCOL.md`. */
import { type EventTopic, FrameType } from "@brudnopis/schema";
import { readVarString } from "lib0/decoding";
import type { WebsocketProvider } from "y-websocket";

/**
 * Calls the listener for every event of the topic, and after each reconnect: what happened meanwhile is not told. There
 * is one listener at a time.
 */
export function onEvent(
  provider: WebsocketProvider,
  topic: EventTopic,
  listener: () => void,
): () => void {
  const ask = () => provider.ws?.send(Uint8Array.of(FrameType.event));
  const onStatus = ({ status }: { status: string }) => {
    if (status !== "connected") return;
    ask();
    listener();
  };
  provider.messageHandlers[FrameType.event] = (_encoder, decoder) => {
    if (readVarString(decoder) === topic) listener();
  };
  provider.on("status", onStatus);
  if (provider.wsconnected) ask();
  return () => {
    provider.off("status", onStatus);
    // The server goes on telling; nobody listens.
    provider.messageHandlers[FrameType.event] = () => {};
  };
}
