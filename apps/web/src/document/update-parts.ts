/**
 * A large update as several small ones, in the order in which they have to arrive. A frame above the server's limit closes
 * the socket, and the same frame would be sent again after every reconnect: a long paste, or a day's work without a
 * network, would never arrive.
 *
 *   T1  All parts together say what the update says, and each says nothing that needs a later one.
 *   T2  A part is never larger than the limits, unless a single thing in it is.
 */
import {
  createEncoder,
  length,
  toUint8Array,
  writeUint8,
  writeUint8Array,
  writeVarString,
  writeVarUint,
} from "lib0/encoding";
import { createDecoder, readVarString } from "lib0/decoding";
import { ContentKind, type StructId, StructReader } from "./struct-reader.ts";

export interface PartLimits {
  readonly bytes: number;
  readonly structs: number;
  /** UTF-16 units of one run. */
  readonly text: number;
}

/** Well below what the server takes in a frame, an update and one run of text. */
const usualLimits: PartLimits = { bytes: 256 * 1024, structs: 20_000, text: 50_000 };

export function updateParts(update: Uint8Array, limits = usualLimits): readonly Uint8Array[] {
  const struct = new StructReader(update);
  // What several clients wrote refers to one another in any order. Only one client writes in a tab.
  if (struct.clients !== 1) return [update];
  const parts = new Parts(limits);
  while (struct.next()) {
    if (struct.kind === ContentKind.text && struct.length > limits.text)
      addText(parts, struct, limits.text);
    else parts.add(struct, [update.subarray(struct.start, struct.end)]);
  }
  return parts.finish(update.subarray(struct.position));
}

/** Cuts a long run of text as Yjs itself does when somebody writes in the middle of it. */
function addText(parts: Parts, struct: StructReader, limit: number): void {
  const { bytes, client, start, contentStart, rightOriginStart, rightOriginEnd } = struct;
  const decoder = createDecoder(bytes);
  decoder.pos = contentStart;
  const text = readVarString(decoder);
  const rightOrigin =
    rightOriginStart === undefined ? undefined : bytes.subarray(rightOriginStart, rightOriginEnd);
  let clock = struct.clock;
  for (let at = 0; at < text.length;) {
    const end = wholeCharacters(text, at + limit);
    const head =
      at === 0 ? bytes.subarray(start, contentStart) : headBehind(client, clock - 1, rightOrigin);
    parts.add({ client, clock }, [head, varString(text.slice(at, end))]);
    clock += end - at;
    at = end;
  }
}

/** At most so far, and never between the two units of one character. */
function wholeCharacters(text: string, end: number): number {
  if (end >= text.length) return text.length;
  const unit = text.charCodeAt(end - 1);
  return unit >= 0xd800 && unit <= 0xdbff ? end - 1 : end;
}

const hasOrigin = 0x80;
const hasRightOrigin = 0x40;

function headBehind(
  client: number,
  clock: number,
  rightOrigin: Uint8Array | undefined,
): Uint8Array {
  const encoder = createEncoder();
  writeUint8(encoder, ContentKind.text | hasOrigin | (rightOrigin ? hasRightOrigin : 0));
  writeVarUint(encoder, client);
  writeVarUint(encoder, clock);
  if (rightOrigin) writeUint8Array(encoder, rightOrigin);
  return toUint8Array(encoder);
}

function varString(text: string): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, text);
  return toUint8Array(encoder);
}

/** An update of one client's structs, closed and begun anew whenever it is large enough. */
class Parts {
  readonly #limits: PartLimits;
  readonly #done: Uint8Array[] = [];
  #structs = createEncoder();
  #count = 0;
  #client = 0;
  #clock = 0;

  constructor(limits: PartLimits) {
    this.#limits = limits;
  }

  add({ client, clock }: StructId, bytes: readonly Uint8Array[]): void {
    const added = bytes.reduce((sum, { byteLength }) => sum + byteLength, 0);
    const isFull =
      this.#count >= this.#limits.structs || length(this.#structs) + added > this.#limits.bytes;
    if (this.#count > 0 && isFull) this.#close(Uint8Array.of(0));
    if (this.#count === 0) [this.#client, this.#clock] = [client, clock];
    this.#count += 1;
    for (const piece of bytes) writeUint8Array(this.#structs, piece);
  }

  /** What the update deletes comes last: it may be in any part. */
  finish(deletes: Uint8Array): readonly Uint8Array[] {
    this.#close(deletes);
    return this.#done;
  }

  #close(deletes: Uint8Array): void {
    const encoder = createEncoder();
    writeVarUint(encoder, this.#count === 0 ? 0 : 1);
    if (this.#count > 0) {
      writeVarUint(encoder, this.#count);
      writeVarUint(encoder, this.#client);
      writeVarUint(encoder, this.#clock);
      writeUint8Array(encoder, toUint8Array(this.#structs));
    }
    writeUint8Array(encoder, deletes);
    this.#done.push(toUint8Array(encoder));
    this.#structs = createEncoder();
    this.#count = 0;
  }
}
