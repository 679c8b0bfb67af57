import { FrameType, SyncType } from "@brudnopis/schema";
import { createDecoder, readVarUint, readVarUint8Array } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import type { WebsocketProvider } from "y-websocket";
import { updateParts } from "./update-parts.ts";

/** Below this, a frame is within every limit of the server's, whatever is in it. */
const smallBytes = 128 * 1024;

/**
 * Makes the provider send a large update as several frames; see `updateParts`. `onLongAnswer` follows an answer to the
 * server's question that left so.
 */
export function sendInParts(provider: WebsocketProvider, onLongAnswer: () => void): void {
  provider.on("status", ({ status }) => {
    const { ws } = provider;
    if (status !== "connecting" || ws === null) return;
    const send = ws.send.bind(ws);
    ws.send = (frame) => {
      if (!(frame instanceof Uint8Array) || frame.length <= smallBytes) return send(frame);
      const parts = frameParts(frame);
      for (const part of parts) send(part);
      if (parts.length > 1 && frame[1] === SyncType.step2) onLongAnswer();
    };
  });
}

/** The first part answers the server's question, if the whole does: only what follows is then read (P6). */
function frameParts(frame: Uint8Array): readonly Uint8Array<ArrayBuffer>[] {
  const decoder = createDecoder(frame);
  const type = readVarUint(decoder);
  const sync = type === FrameType.sync ? readVarUint(decoder) : undefined;
  if (sync !== SyncType.step2 && sync !== SyncType.update) return [Uint8Array.from(frame)];
  return updateParts(readVarUint8Array(decoder)).map((part, index) =>
    syncFrame(index === 0 ? sync : SyncType.update, part),
  );
}

function syncFrame(type: number, update: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder();
  writeVarUint(encoder, FrameType.sync);
  writeVarUint(encoder, type);
  writeVarUint8Array(encoder, update);
  return toUint8Array(encoder);
}
