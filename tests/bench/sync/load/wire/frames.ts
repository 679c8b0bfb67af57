/**
 * WebSocket frames as cheaply as they can be read and written: the clients of a benchmark must never be what is slow.
 * Servers send whole, unmasked frames (nobody here offers compression), clients masked ones, as browsers do.
 */

export interface FrameHandlers {
  /** The bytes are only there until the call ends. */
  onMessage(payload: Uint8Array): void;
  onPing(payload: Uint8Array): void;
  onClose(why: string): void;
}

const opcodes = { binary: 2, close: 8, ping: 9, pong: 10 } as const;

const longestHead = 10;

export class FrameReader {
  readonly #handlers: FrameHandlers;
  /** The beginning of a frame whose end has not come yet. */
  #partial: Buffer | undefined;
  #filled = 0;

  constructor(handlers: FrameHandlers) {
    this.#handlers = handlers;
  }

  read(chunk: Buffer): void {
    let at = this.#partial ? this.#complete(chunk) : 0;
    while (at < chunk.length) {
      const size = sizeOfFrame(chunk, at);
      if (size === 0 || at + size > chunk.length) return this.#keep(chunk.subarray(at), size);
      this.#pass(chunk, at, at + size);
      at += size;
    }
  }

  #keep(rest: Buffer, size: number): void {
    this.#partial = Buffer.allocUnsafe(size === 0 ? longestHead : size);
    this.#filled = rest.copy(this.#partial);
  }

  /** How much of the chunk belonged to the frame that was begun. */
  #complete(chunk: Buffer): number {
    let at = 0;
    while (this.#partial && at < chunk.length) {
      const size = sizeOfFrame(this.#partial.subarray(0, this.#filled), 0);
      if (size === 0) {
        this.#partial[this.#filled] = chunk[at] ?? 0;
        this.#filled += 1;
        at += 1;
      } else {
        at += this.#fill(chunk, at, size);
      }
      if (this.#filled === sizeOfFrame(this.#partial.subarray(0, this.#filled), 0)) {
        const whole = this.#partial;
        this.#partial = undefined;
        this.#pass(whole, 0, this.#filled);
      }
    }
    return at;
  }

  #fill(chunk: Buffer, at: number, size: number): number {
    if (this.#partial && this.#partial.length < size) {
      const larger = Buffer.allocUnsafe(size);
      this.#partial.copy(larger, 0, 0, this.#filled);
      this.#partial = larger;
    }
    const taken = Math.min(size - this.#filled, chunk.length - at);
    if (this.#partial) chunk.copy(this.#partial, this.#filled, at, at + taken);
    this.#filled += taken;
    return taken;
  }

  #pass(bytes: Buffer, start: number, end: number): void {
    const payload = bytes.subarray(start + headOf(bytes, start), end);
    switch ((bytes[start] ?? 0) & 15) {
      case opcodes.binary:
        return this.#handlers.onMessage(payload);
      case opcodes.ping:
        return this.#handlers.onPing(payload);
      case opcodes.close:
        return this.#handlers.onClose(reasonOf(payload));
      default:
    }
  }
}

function reasonOf(payload: Buffer): string {
  return payload.length < 2
    ? "no code"
    : `${payload.readUInt16BE(0)} ${payload.subarray(2).toString("utf8")}`;
}

function headOf(bytes: Buffer, at: number): number {
  const length = bytes[at + 1] ?? 0;
  return length < 126 ? 2 : length === 126 ? 4 : 10;
}

/** 0 while its head is not all there. */
function sizeOfFrame(bytes: Buffer, at: number): number {
  if (at + 2 > bytes.length) return 0;
  const head = headOf(bytes, at);
  if (at + head > bytes.length) return 0;
  if (head === 2) return head + (bytes[at + 1] ?? 0);
  return head + (head === 4 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2)));
}

export function binaryFrame(payload: Uint8Array): Buffer {
  return maskedFrame(opcodes.binary, payload);
}

export function pongFrame(payload: Uint8Array): Buffer {
  return maskedFrame(opcodes.pong, payload);
}

const finalBit = 0x80;
const maskBit = 0x80;

/** RFC 6455 §5.2. The mask is never zero: servers may skip unmasking then, which they cannot with a browser. */
function maskedFrame(opcode: number, payload: Uint8Array): Buffer {
  const { length } = payload;
  const start = (length < 126 ? 2 : length < 65_536 ? 4 : 10) + 4;
  const bytes = Buffer.allocUnsafe(start + length);
  bytes[0] = finalBit | opcode;
  bytes[1] = maskBit | (length < 126 ? length : length < 65_536 ? 126 : 127);
  if (length >= 65_536) bytes.writeBigUInt64BE(BigInt(length), 2);
  else if (length >= 126) bytes.writeUInt16BE(length, 2);
  const mask = (Math.random() * 0xffff_ffff) >>> 0 || 1;
  bytes.writeUInt32BE(mask, start - 4);
  for (let index = 0; index < length; index += 1) {
    bytes[start + index] = (payload[index] ?? 0) ^ ((mask >>> (24 - 8 * (index & 3))) & 255);
  }
  return bytes;
}
