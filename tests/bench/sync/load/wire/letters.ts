/** Updates of somebody who types in a paragraph of their own, written and read without a document. */
import {
  createEncoder,
  toUint8Array,
  writeUint8,
  writeVarString,
  writeVarUint,
} from "lib0/encoding";
import type { Cursor } from "./cursor.ts";

const refs = { gc: 0, deleted: 1, string: 4, type: 7, skip: 10 } as const;
const typeRefs = { element: 3, text: 6 } as const;
const hasOrigin = 0x80;
const hasRightOrigin = 0x40;
const hasParentKey = 0x20;

/** Where something can be put into a document. */
export interface End {
  readonly root: string;
  /** The last of what is there. */
  readonly last: { readonly client: number; readonly clock: number } | undefined;
}

/** Clocks that a paragraph with its first letter takes. */
export const openingLength = 3;

/** A new client's paragraph, with a text in it, with a letter in that. */
export function openingUpdate(client: number, { root, last }: End): Uint8Array {
  const encoder = createEncoder();
  for (const number of [1, openingLength, client, 0]) writeVarUint(encoder, number);
  writeUint8(encoder, refs.type | (last ? hasOrigin : 0));
  if (last) for (const number of [last.client, last.clock]) writeVarUint(encoder, number);
  else {
    writeVarUint(encoder, 1);
    writeVarString(encoder, root);
  }
  writeVarUint(encoder, typeRefs.element);
  writeVarString(encoder, "paragraph");
  for (const number of [refs.type, 0, client, 0, typeRefs.text]) writeVarUint(encoder, number);
  for (const number of [refs.string, 0, client, 1]) writeVarUint(encoder, number);
  writeVarString(encoder, "s");
  writeVarUint(encoder, 0);
  return toUint8Array(encoder);
}

/** Letters behind the last one of the same client. */
export function lettersUpdate(client: number, clock: number, text: string): Uint8Array {
  const encoder = createEncoder();
  for (const number of [1, 1, client, clock]) writeVarUint(encoder, number);
  writeUint8(encoder, hasOrigin | refs.string);
  for (const number of [client, clock - 1]) writeVarUint(encoder, number);
  writeVarString(encoder, text);
  writeVarUint(encoder, 0);
  return toUint8Array(encoder);
}

/** Everything of a client up to a clock is deleted. */
export function withdrawalUpdate(client: number, clock: number): Uint8Array {
  const encoder = createEncoder();
  for (const number of [0, 1, client, 1, 0, clock]) writeVarUint(encoder, number);
  return toUint8Array(encoder);
}

/** How much of a client's a state vector has. */
export function clockIn(vector: Cursor, client: number): number {
  for (let left = vector.varUint(); left > 0; left -= 1) {
    const other = vector.varUint();
    const clock = vector.varUint();
    if (other === client) return clock;
  }
  return 0;
}

/** Passes on whose letters an update has, however many it was merged from. What is no letter ends the reading. */
export function readLetters(
  cursor: Cursor,
  note: (client: number, clock: number, length: number) => void,
): void {
  for (let clients = cursor.varUint(); clients > 0; clients -= 1) {
    const structs = cursor.varUint();
    const client = cursor.varUint();
    let clock = cursor.varUint();
    for (let left = structs; left > 0; left -= 1) {
      const info = cursor.byte();
      const length = readStruct(cursor, info);
      if (length === 0) return;
      if ((info & 31) === refs.string) note(client, clock, length);
      clock += length;
    }
  }
}

/** Its length in clocks; 0 when it is nothing that typing makes. */
function readStruct(cursor: Cursor, info: number): number {
  const ref = info & 31;
  if (ref === refs.gc || ref === refs.skip) return cursor.varUint();
  if (ref !== refs.string && ref !== refs.deleted) return 0;
  if (info & hasOrigin) skipId(cursor);
  if (info & hasRightOrigin) skipId(cursor);
  if ((info & (hasOrigin | hasRightOrigin)) === 0) skipParent(cursor, info);
  // Letters here are ASCII: bytes are characters.
  return ref === refs.string ? cursor.skipBytes() : cursor.varUint();
}

function skipId(cursor: Cursor): void {
  cursor.varUint();
  cursor.varUint();
}

function skipParent(cursor: Cursor, info: number): void {
  if (cursor.varUint() === 1) cursor.skipBytes();
  else skipId(cursor);
  if (info & hasParentKey) cursor.skipBytes();
}
