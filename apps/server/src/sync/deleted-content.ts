/**
 * What was deleted is not told to anybody again. The log has it, as the document's history; a `Y.Doc` drops it when it
 * tidies up, and so does this, for documents that never become one: a deleted struct keeps its place and loses what it
 * said.
 */
import { isInsideCharacter, varUintLength, writeVarUint } from "./bytes.ts";
import { Content, eachStruct, type EncodedStruct, type EncodedStructs } from "./encoded-update.ts";
import { firstEndingAfter, type Ranges } from "./ranges.ts";

/** The same structs without what is deleted of them; undefined when only Yjs can take them apart. */
export function withoutDeleted(
  structs: EncodedStructs,
  deletes: Ranges,
): EncodedStructs | undefined {
  const { client, clock, end, bytes } = structs;
  if (!isTouched(deletes, clock, end)) return structs;
  const pieces: Uint8Array[] = [];
  let [count, copiedTo] = [0, 0];
  let isPossible = true;
  eachStruct(structs, (struct) => {
    count += 1;
    if (isEmpty(struct) || !isTouched(deletes, struct.clock, endOf(struct))) return;
    const parts = takenApart(client, struct, deletes);
    if (!parts) isPossible = false;
    else {
      count += parts.length - 1;
      pieces.push(bytes.subarray(copiedTo, struct.at), ...parts);
      copiedTo = struct.endAt;
    }
  });
  if (!isPossible) return undefined;
  if (pieces.length === 0) return structs;
  return { ...structs, count, bytes: Buffer.concat([...pieces, bytes.subarray(copiedTo)]) };
}

/** A struct, or a part of one. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly isDeleted: boolean;
}

function takenApart(
  client: number,
  struct: EncodedStruct,
  deletes: Ranges,
): Uint8Array[] | undefined {
  const stretches = stretchesOf(struct, deletes);
  if (stretches.length === 1)
    return [withContent(placeOf(struct), Content.deleted, varUint(struct.length))];
  // Of what our documents hold, only texts are longer than one.
  if (struct.content !== Content.text) return undefined;
  const text = textOf(struct);
  const cuts = stretches.slice(1).map(({ from }) => from - struct.clock);
  if (cuts.some((at) => isInsideCharacter(text, at))) return undefined;
  return stretches.map(({ from, to, isDeleted }) => {
    const place = from === struct.clock ? placeOf(struct) : placeBehind(client, struct, from);
    return isDeleted
      ? withContent(place, Content.deleted, varUint(to - from))
      : withContent(
          place,
          Content.text,
          varString(text.slice(from - struct.clock, to - struct.clock)),
        );
  });
}

/** The struct from its first clock to its last, deleted and not deleted by turns. */
function stretchesOf(struct: EncodedStruct, deletes: Ranges): Stretch[] {
  const stretches: Stretch[] = [];
  const end = endOf(struct);
  let at = struct.clock;
  for (let index = firstEndingAfter(deletes, at); at < end; index += 2) {
    const from = Math.min(deletes[index] ?? end, end);
    const to = Math.min(from + (deletes[index + 1] ?? 0), end);
    if (from > at) stretches.push({ from: at, to: from, isDeleted: false });
    at = Math.max(at, from);
    if (to > at) stretches.push({ from: at, to, isDeleted: true });
    at = Math.max(at, to);
  }
  return stretches;
}

function isTouched(deletes: Ranges, from: number, to: number): boolean {
  const first = deletes[firstEndingAfter(deletes, from)];
  return first !== undefined && first < to;
}

function isEmpty({ content }: EncodedStruct): boolean {
  return content === Content.gone || content === Content.deleted;
}

function endOf({ clock, length }: EncodedStruct): number {
  return clock + length;
}

const originBit = 0x80;
const rightOriginBit = 0x40;
const contentBits = 0x1f;

/** The bytes of a struct up to its content. */
function placeOf({ bytes, at, contentAt }: EncodedStruct): Uint8Array {
  return bytes.subarray(at, contentAt);
}

/** Those of a part that begins later: it lies behind the part before it, as Yjs writes it. */
function placeBehind(client: number, struct: EncodedStruct, from: number): Uint8Array {
  const { bytes, at, rightOriginAt, contentAt } = struct;
  const info = bytes[at] ?? 0;
  const right = (info & rightOriginBit) === 0 ? [] : [bytes.subarray(rightOriginAt, contentAt)];
  return Buffer.concat([
    Uint8Array.of(info | originBit),
    varUint(client),
    varUint(from - 1),
    ...right,
  ]);
}

function withContent(place: Uint8Array, content: number, contentBytes: Uint8Array): Uint8Array {
  const piece = Buffer.concat([place, contentBytes]);
  piece[0] = ((place[0] ?? 0) & ~contentBits) | content;
  return piece;
}

function textOf({ bytes, contentAt, endAt }: EncodedStruct): string {
  let at = contentAt;
  while ((bytes[at] ?? 0) > 127) at += 1;
  return Buffer.from(bytes.subarray(at + 1, endAt)).toString("utf8");
}

function varString(text: string): Uint8Array {
  const utf8 = Buffer.from(text, "utf8");
  return Buffer.concat([varUint(utf8.length), utf8]);
}

function varUint(value: number): Uint8Array {
  const bytes = new Uint8Array(varUintLength(value));
  writeVarUint(bytes, 0, value);
  return bytes;
}
