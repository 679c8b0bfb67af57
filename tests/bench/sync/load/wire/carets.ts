/** Awareness as the web app sends it while somebody moves the caret, written and read without `y-protocols`. */
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import type { Cursor } from "./cursor.ts";

export function caretUpdate(client: number, clock: number): Uint8Array {
  const encoder = createEncoder();
  for (const number of [1, client, clock]) writeVarUint(encoder, number);
  writeVarString(encoder, JSON.stringify(stateAt(client, clock)));
  return toUint8Array(encoder);
}

/** Who is where: y-tiptap's relative positions, the field, and who it is. */
function stateAt(client: number, clock: number): object {
  const position = { type: { client, clock: 1 }, tname: null, item: { client, clock }, assoc: 0 };
  return {
    user: { name: "Anna Wójcik", color: "#7a3e9d" },
    place: "challenge.diagnosis",
    cursor: { anchor: position, head: position },
  };
}

/** Passes on whose state a frame has, and which. */
export function readCarets(cursor: Cursor, note: (client: number, clock: number) => void): void {
  for (let left = cursor.varUint(); left > 0; left -= 1) {
    const client = cursor.varUint();
    const clock = cursor.varUint();
    cursor.skipBytes();
    note(client, clock);
  }
}
