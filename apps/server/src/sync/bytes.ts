/**
 * Reading and writing bytes of the wire, strictly.
 *
 * lib0's own reader takes the lengths it reads on trust: in a buffer that comes from a pool, a wrong one reads
 * on into what somebody else has just sent.
 */

/** Bytes that are not what the protocol says they are. */
export class MalformedBytes extends Error {
  override readonly name = "MalformedBytes";
}

// Decoding without `stream` keeps nothing between calls.
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  get position(): number {
    return this.#at;
  }

  byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new MalformedBytes("cut short");
    this.#at += 1;
    return byte;
  }

  varUint(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
      if (factor > 2 ** 49 || value > Number.MAX_SAFE_INTEGER)
        throw new MalformedBytes("number too large");
    }
  }

  /** A view of the next bytes, not a copy. */
  bytes(length: number): Uint8Array {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new MalformedBytes("cut short");
    const view = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return view;
  }

  varBytes(): Uint8Array {
    return this.bytes(this.varUint());
  }

  skip(length: number): void {
    if (this.#at + length > this.#bytes.length) throw new MalformedBytes("cut short");
    this.#at += length;
  }

  string(): string {
    return decodeUtf8(this.varBytes());
  }

  /** A string, decoded only when it has more than ASCII in it. */
  text(): Text {
    const bytes = this.varBytes();
    for (const byte of bytes) {
      if (byte > 127) return wideText(decodeUtf8(bytes));
    }
    return { length: bytes.length, wide: undefined };
  }
}

/** What Yjs needs to know of a text: its length in UTF-16 units. */
export interface Text {
  readonly length: number;
  /** The text itself when it has characters of two units. */
  readonly wide: string | undefined;
}

function wideText(text: string): Text {
  return { length: text.length, wide: /[\ud800-\udbff]/.test(text) ? text : undefined };
}

/** Whether the units before and after a place in a text are one character. */
export function isInsideCharacter(text: string, at: number): boolean {
  return at > 0 && at < text.length && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new MalformedBytes("not UTF-8");
  }
}

export function varUintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) length += 1;
  return length;
}

/** Writes at `at` and returns where the next byte goes. */
export function writeVarUint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value;
  let next = at;
  while (rest > 127) {
    bytes[next] = 128 | (rest % 128);
    rest = Math.floor(rest / 128);
    next += 1;
  }
  bytes[next] = rest;
  return next + 1;
}
