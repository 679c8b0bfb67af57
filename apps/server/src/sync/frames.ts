/**
 * What the server sends, each as the bytes of one whole WebSocket frame: a frame is built once, and every reader of a
 * room is written the same bytes.
 */
import { type EventTopic, FrameType, type StorageNews, SyncType } from "@brudnopis/schema";
import { varUintLength, writeVarUint } from "./bytes.ts";

export function stateVectorFrame(stateVector: Uint8Array): Uint8Array {
  return frameOf([FrameType.sync, SyncType.step1], stateVector);
}

export function answerFrame(update: Uint8Array): Uint8Array {
  return frameOf([FrameType.sync, SyncType.step2], update);
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return frameOf([FrameType.sync, SyncType.update], update);
}

export function awarenessFrame(entries: Uint8Array): Uint8Array {
  return frameOf([FrameType.awareness], entries);
}

/** Says nothing, but is traffic: the stock client hangs up on a server that is silent for 30 seconds. */
export function keepAliveFrame(): Uint8Array {
  return awarenessFrame(Uint8Array.of(0));
}

export function savedFrame(counter: number): Uint8Array {
  const payload = new Uint8Array(1 + varUintLength(counter));
  payload[0] = FrameType.saved;
  writeVarUint(payload, 1, counter);
  const frame = allocate(payload.length);
  frame.bytes.set(payload, frame.start);
  return frame.bytes;
}

export function eventFrame(topic: EventTopic): Uint8Array {
  return frameOf([FrameType.event], new TextEncoder().encode(topic));
}

export function storageFrame(news: StorageNews): Uint8Array {
  return frameOf([FrameType.storage], new TextEncoder().encode(news));
}

/** `prefix` holds numbers below 128, which are their own varuint. */
function frameOf(prefix: readonly number[], body: Uint8Array): Uint8Array {
  const length = prefix.length + varUintLength(body.length) + body.length;
  const { bytes, start } = allocate(length);
  bytes.set(prefix, start);
  bytes.set(body, writeVarUint(bytes, start + prefix.length, body.length));
  return bytes;
}

const finalBinary = 0x82;

/** An unmasked, final, binary frame (RFC 6455 §5.2) with room for its payload. */
function allocate(length: number): { bytes: Uint8Array; start: number } {
  const start = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const bytes = Buffer.allocUnsafe(start + length);
  bytes[0] = finalBinary;
  if (start === 2) bytes[1] = length;
  else if (start === 4) {
    bytes[1] = 126;
    bytes.writeUInt16BE(length, 2);
  } else {
    bytes[1] = 127;
    bytes.writeBigUInt64BE(BigInt(length), 2);
  }
  return { bytes, start };
}
