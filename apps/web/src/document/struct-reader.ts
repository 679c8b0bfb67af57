/**
 * The structs of a Yjs update (V1), one after another, straight from its bytes: nothing is built and no text is decoded,
 * so that looking costs far less than applying.
 */
import { createDecoder, type Decoder, hasContent, readVarString, readVarUint } from "lib0/decoding";

/** What a struct holds, as Yjs numbers it. */
export const ContentKind = {
  gone: 0,
  deleted: 1,
  text: 4,
  format: 6,
  type: 7,
  value: 8,
  skip: 10,
} as const;

/** The shared types of our documents, as Yjs numbers them. */
const TypeKind = { map: 1, element: 3, text: 6 } as const;

/** The update holds something that this page's documents do not have. */
export class UnknownShape extends Error {
  override readonly name = "UnknownShape";
}

export interface StructId {
  readonly client: number;
  readonly clock: number;
}

const hasOrigin = 0x80;
const hasRightOrigin = 0x40;
const hasKey = 0x20;
const kindBits = 0x1f;

/** Its fields are those of the last struct that was read: an update of a whole document has a hundred thousand. */
export class StructReader {
  readonly bytes: Uint8Array;
  readonly #decoder: Decoder;
  #clientsLeft: number;
  #structsLeft = 0;
  client = 0;
  clock = 0;
  length = 0;
  kind = 0;
  /** Where it begins and ends, and where the part begins that says what it holds. */
  start = 0;
  contentStart = 0;
  end = 0;
  origin: StructId | undefined;
  /** Where its right neighbour's id is written, when it has one. */
  rightOriginStart: number | undefined;
  rightOriginEnd = 0;
  /** The type that it lies in, unless that is a root or follows from its neighbours. */
  parent: StructId | undefined;
  /** Its key in that type, when it has one and it does not follow from its neighbours. */
  key: string | undefined;
  isElement = false;
  /** The element's or the mark's. */
  name = "";

  constructor(update: Uint8Array) {
    this.bytes = update;
    this.#decoder = createDecoder(update);
    this.#clientsLeft = readVarUint(this.#decoder);
  }

  /** Of how many clients there are structs. To be asked first. */
  get clients(): number {
    return this.#clientsLeft;
  }

  /** Where what is deleted begins, once all structs are read. */
  get position(): number {
    return this.#decoder.pos;
  }

  /** Reads the next struct; false when there is none. @throws UnknownShape, or lib0's error where bytes are missing */
  next(): boolean {
    const decoder = this.#decoder;
    this.clock += this.length;
    while (this.#structsLeft === 0) {
      if (this.#clientsLeft === 0) return false;
      this.#clientsLeft -= 1;
      this.#structsLeft = readVarUint(decoder);
      this.client = readVarUint(decoder);
      this.clock = readVarUint(decoder);
    }
    this.#structsLeft -= 1;
    this.start = decoder.pos;
    this.#readStruct();
    this.end = decoder.pos;
    if (this.end > this.bytes.length) throw new UnknownShape("cut short");
    return true;
  }

  #readStruct(): void {
    const decoder = this.#decoder;
    if (!hasContent(decoder)) throw new UnknownShape("cut short");
    const info = this.bytes[decoder.pos] ?? 0;
    decoder.pos += 1;
    this.kind = info & kindBits;
    this.origin = undefined;
    this.rightOriginStart = undefined;
    this.parent = undefined;
    this.key = undefined;
    this.isElement = false;
    this.name = "";
    if (this.kind === ContentKind.gone || this.kind === ContentKind.skip) {
      this.contentStart = decoder.pos;
      this.length = readVarUint(decoder);
      return;
    }
    if (info & hasOrigin) this.origin = this.#readId();
    if (info & hasRightOrigin) this.#skipRightOrigin();
    if ((info & (hasOrigin | hasRightOrigin)) === 0) this.#readParent(info);
    this.contentStart = decoder.pos;
    this.length = this.#readContent();
  }

  #readId(): StructId {
    return { client: readVarUint(this.#decoder), clock: readVarUint(this.#decoder) };
  }

  #skipRightOrigin(): void {
    this.rightOriginStart = this.#decoder.pos;
    readVarUint(this.#decoder);
    readVarUint(this.#decoder);
    this.rightOriginEnd = this.#decoder.pos;
  }

  #readParent(info: number): void {
    if (readVarUint(this.#decoder) === 1) this.#skipBytes();
    else this.parent = this.#readId();
    if (info & hasKey) this.key = readVarString(this.#decoder);
  }

  /** Returns how many clocks it takes. */
  #readContent(): number {
    const decoder = this.#decoder;
    switch (this.kind) {
      case ContentKind.deleted:
        return readVarUint(decoder);
      case ContentKind.text:
        return this.#skipText();
      case ContentKind.format:
        this.name = readVarString(decoder);
        this.#skipBytes();
        return 1;
      case ContentKind.type:
        this.#readType();
        return 1;
      case ContentKind.value:
        return this.#skipValues();
      default:
        throw new UnknownShape(`content ${this.kind}`);
    }
  }

  #readType(): void {
    const type = readVarUint(this.#decoder);
    this.isElement = type === TypeKind.element;
    if (this.isElement) this.name = readVarString(this.#decoder);
    else if (type !== TypeKind.map && type !== TypeKind.text)
      throw new UnknownShape(`type ${type}`);
  }

  #skipBytes(): void {
    const length = readVarUint(this.#decoder);
    this.#decoder.pos += length;
  }

  /** Returns its UTF-16 units, in which clocks count. */
  #skipText(): number {
    const decoder = this.#decoder;
    const byteLength = readVarUint(decoder);
    const end = decoder.pos + byteLength;
    if (end > this.bytes.length) throw new UnknownShape("cut short");
    const { bytes } = this;
    let units = byteLength;
    for (let at = decoder.pos; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte < 0x80) continue;
      // Bytes that do not begin a character are no unit; a character of four bytes is two.
      if (byte < 0xc0) units -= 1;
      else if (byte >= 0xf0) units += 1;
    }
    decoder.pos = end;
    return units;
  }

  #skipValues(): number {
    const count = readVarUint(this.#decoder);
    for (let left = count; left > 0; left -= 1) this.#skipValue();
    return count;
  }

  /** lib0's encoding of values like those of JSON, by its tags. */
  #skipValue(): void {
    const decoder = this.#decoder;
    if (!hasContent(decoder)) throw new UnknownShape("cut short");
    const tag = this.bytes[decoder.pos] ?? 0;
    decoder.pos += 1;
    switch (tag) {
      case 127: // undefined
      case 126: // null
      case 121: // false
      case 120: // true
        return;
      case 125: // a whole number
        while ((this.bytes[decoder.pos] ?? 0) > 127) decoder.pos += 1;
        decoder.pos += 1;
        return;
      case 124: // float32
        decoder.pos += 4;
        return;
      case 123: // float64
      case 122: // bigint
        decoder.pos += 8;
        return;
      case 119: // a string
      case 116: // bytes
        return this.#skipBytes();
      case 118: // an object
        for (let left = readVarUint(decoder); left > 0; left -= 1) {
          this.#skipBytes();
          this.#skipValue();
        }
        return;
      case 117: // an array
        for (let left = readVarUint(decoder); left > 0; left -= 1) this.#skipValue();
        return;
      default:
        throw new UnknownShape(`value ${tag}`);
    }
  }
}
