/**
 * The parts of an update (V1) as bytes, without what they say: enough to put updates together and to take them apart.
 * An encoded struct does not depend on its neighbours, so a client's structs can follow one another as they are.
 */
import { MalformedBytes } from "./bytes.ts";

/** Structs of one client that follow one another. */
export interface EncodedStructs {
  readonly client: number;
  readonly clock: number;
  /** First clock after the last struct. */
  readonly end: number;
  readonly count: number;
  readonly bytes: Uint8Array;
}

export interface EncodedUpdate {
  readonly structs: readonly EncodedStructs[];
  /** By client: clock and length, alternating, as they come. */
  readonly deletes: ReadonlyMap<number, readonly number[]>;
}

/** Is told of every struct that another refers to. */
export type OnReference = (client: number, clock: number) => void;

/** @throws MalformedBytes for what is no update, and for what our documents do not hold. */
export function takeApart(update: Uint8Array, onReference?: OnReference): EncodedUpdate {
  const scanner = new StructScanner(update, onReference);
  const structs: EncodedStructs[] = [];
  for (let left = scanner.varUint(); left > 0; left -= 1) structs.push(scanner.structs());
  const deletes = scanner.deletes();
  if (scanner.at !== update.length) throw new MalformedBytes("trailing bytes");
  return { structs, deletes };
}

/** One struct of several, for as long as it is looked at. */
export interface EncodedStruct {
  readonly clock: number;
  readonly length: number;
  /** Of `Content`. */
  readonly content: number;
  /** The bytes of all, and where this one begins, where it says what lies to its right, where its content is, and ends. */
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly rightOriginAt: number;
  readonly contentAt: number;
  readonly endAt: number;
}

/** Goes over structs one after the other. The visitor is always given the same object. */
export function eachStruct(
  { clock, count, bytes }: EncodedStructs,
  visit: (struct: EncodedStruct) => void,
): void {
  const scanner = new StructScanner(bytes);
  const struct = {
    clock,
    length: 0,
    content: 0,
    bytes,
    at: 0,
    rightOriginAt: 0,
    contentAt: 0,
    endAt: 0,
  };
  for (let left = count; left > 0; left -= 1) {
    struct.clock += struct.length;
    struct.at = scanner.at;
    struct.length = scanner.struct();
    struct.content = (bytes[struct.at] ?? 0) & contentBits;
    struct.rightOriginAt = scanner.rightOriginAt;
    struct.contentAt = scanner.contentAt;
    struct.endAt = scanner.at;
    visit(struct);
  }
}

/** Where the struct begins that holds a clock: how many structs and bytes lie before it, and its own first clock. */
export function findStruct(
  { clock, bytes }: EncodedStructs,
  wanted: number,
): { readonly count: number; readonly at: number; readonly clock: number } {
  const scanner = new StructScanner(bytes);
  let start = clock;
  for (let count = 0; ; count += 1) {
    const { at } = scanner;
    const length = scanner.struct();
    if (start + length > wanted) return { count, at, clock: start };
    start += length;
  }
}

const hasOrigin = 0x80;
const hasRightOrigin = 0x40;
const hasKey = 0x20;
const contentBits = 0x1f;

/** As Yjs numbers them; the others do not occur in our documents. */
export const Content = { gone: 0, deleted: 1, text: 4, format: 6, type: 7, value: 8 } as const;
const elementType = 3;

/** Goes over structs. `ByteReader` reads the same more slowly, for it makes something of what it reads. */
class StructScanner {
  at = 0;
  /** Of the last struct. */
  rightOriginAt = 0;
  contentAt = 0;
  readonly #bytes: Uint8Array;
  readonly #onReference: OnReference | undefined;

  constructor(bytes: Uint8Array, onReference?: OnReference) {
    this.#bytes = bytes;
    this.#onReference = onReference;
  }

  structs(): EncodedStructs {
    const count = this.varUint();
    const client = this.varUint();
    const clock = this.varUint();
    const start = this.at;
    let end = clock;
    for (let left = count; left > 0; left -= 1) end += this.struct();
    return { client, clock, end, count, bytes: this.#bytes.subarray(start, this.at) };
  }

  deletes(): Map<number, number[]> {
    const deletes = new Map<number, number[]>();
    for (let clients = this.varUint(); clients > 0; clients -= 1) {
      const client = this.varUint();
      const ranges: number[] = [];
      for (let left = this.varUint(); left > 0; left -= 1)
        ranges.push(this.varUint(), this.varUint());
      deletes.set(client, ranges);
    }
    return deletes;
  }

  /** Goes over one struct and returns its length. */
  struct(): number {
    const info = this.#byte();
    const content = info & contentBits;
    if (content !== Content.gone) this.#place(info);
    this.contentAt = this.at;
    const length = this.#content(content);
    if (length < 1) throw new MalformedBytes("a struct of no length");
    return length;
  }

  varUint(): number {
    // Most numbers are small, and this is called a million times before the compiler has seen it often.
    const first = this.#bytes[this.at];
    if (first !== undefined && first < 128) {
      this.at += 1;
      return first;
    }
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.#byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
      if (factor > 2 ** 49) throw new MalformedBytes("number too large");
    }
  }

  #place(info: number): void {
    if (info & hasOrigin) this.#reference();
    this.rightOriginAt = this.at;
    if (info & hasRightOrigin) this.#reference();
    if (info & (hasOrigin | hasRightOrigin)) return;
    if (this.varUint() === 1) this.#skipBytes();
    else this.#reference();
    if (info & hasKey) this.#skipBytes();
  }

  #reference(): void {
    const client = this.varUint();
    const clock = this.varUint();
    this.#onReference?.(client, clock);
  }

  #content(content: number): number {
    switch (content) {
      case Content.gone:
      case Content.deleted:
        return this.varUint();
      case Content.text:
        return this.#text();
      case Content.format:
        this.#skipBytes();
        this.#skipBytes();
        return 1;
      case Content.type:
        if (this.varUint() === elementType) this.#skipBytes();
        return 1;
      case Content.value:
        return this.#values();
      default:
        throw new MalformedBytes(`content ${content}`);
    }
  }

  /** The length of a text for Yjs is in UTF-16 units: two for what takes four bytes, none for bytes that continue. */
  #text(): number {
    const end = this.varUint() + this.at;
    if (end > this.#bytes.length) throw new MalformedBytes("cut short");
    let length = 0;
    for (let at = this.at; at < end; at += 1) {
      const byte = this.#bytes[at] ?? 0;
      if (byte < 0x80) length += 1;
      else if (byte >= 0xc0) length += byte >= 0xf0 ? 2 : 1;
    }
    this.at = end;
    return length;
  }

  #values(): number {
    const length = this.varUint();
    for (let left = length; left > 0; left -= 1) this.#value();
    return length;
  }

  #value(): void {
    switch (this.#byte()) {
      case ValueTag.undefined:
      case ValueTag.null:
      case ValueTag.false:
      case ValueTag.true:
        return;
      case ValueTag.integer:
        while (this.#byte() > 127);
        return;
      case ValueTag.float32:
        return this.#skip(4);
      case ValueTag.float64:
        return this.#skip(8);
      case ValueTag.string:
        return this.#skipBytes();
      case ValueTag.object:
        for (let left = this.varUint(); left > 0; left -= 1) {
          this.#skipBytes();
          this.#value();
        }
        return;
      case ValueTag.array:
        for (let left = this.varUint(); left > 0; left -= 1) this.#value();
        return;
      default:
        throw new MalformedBytes("value");
    }
  }

  #byte(): number {
    const byte = this.#bytes[this.at];
    if (byte === undefined) throw new MalformedBytes("cut short");
    this.at += 1;
    return byte;
  }

  #skipBytes(): void {
    this.#skip(this.varUint());
  }

  #skip(length: number): void {
    if (this.at + length > this.#bytes.length) throw new MalformedBytes("cut short");
    this.at += length;
  }
}

/** The tags of lib0's encoding of JSON-like values. */
const ValueTag = {
  undefined: 127,
  null: 126,
  integer: 125,
  float32: 124,
  float64: 123,
  false: 121,
  true: 120,
  string: 119,
  object: 118,
  array: 117,
} as const;
