/** Hears whether the server can store documents. See P35 to P37 of `PROTOCOL.md`. */
import { FrameType, type StorageTrouble } from "@brudnopis/schema";
import { readVarString } from "lib0/decoding";
import type { WebsocketProvider } from "y-websocket";

const troubles: readonly string[] = ["disk-full", "not-answering"] satisfies StorageTrouble[];

/**
 * Calls the listener with what is the matter, and without anything when documents can be stored or when nothing is known:
 * a new connection is told if it has to know. What it returns ends that.
 */
export function onStorageNews(
  provider: WebsocketProvider,
  listener: (trouble: StorageTrouble | undefined) => void,
): () => void {
  const onStatus = ({ status }: { status: string }) => {
    listener(undefined);
    if (status === "connected") provider.ws?.send(Uint8Array.of(FrameType.storage));
  };
  provider.messageHandlers[FrameType.storage] = (_encoder, decoder) => {
    const word = readVarString(decoder);
    listener(word === "writing" ? undefined : isTrouble(word) ? word : "io-error");
  };
  provider.on("status", onStatus);
  return () => provider.off("status", onStatus);
}

function isTrouble(word: string): word is StorageTrouble {
  return troubles.includes(word);
}
