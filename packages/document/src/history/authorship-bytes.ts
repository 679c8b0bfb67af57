/** Authorship as bytes: differences of neighbouring numbers, most of which take one byte. */
import {
  createDecoder,
  hasContent,
  readVarInt,
  readVarString,
  readVarUint,
  type Decoder,
} from "lib0/decoding";
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeVarInt,
  writeVarString,
  writeVarUint,
} from "lib0/encoding";
import { AuthorshipRanges, type FlatRanges } from "./authorship-ranges.ts";

export interface AuthorshipParts {
  readonly seq: number;
  readonly people: string[];
  readonly inserted: Map<number, AuthorshipRanges>;
  readonly deleted: Map<number, AuthorshipRanges>;
}

const format = 1;

export function encodeAuthorship({ seq, people, inserted, deleted }: AuthorshipParts): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, format);
  writeVarUint(encoder, seq);
  writeVarUint(encoder, people.length);
  for (const person of people) writeVarString(encoder, person);
  writeClients(encoder, inserted);
  writeClients(encoder, deleted);
  return toUint8Array(encoder);
}

/** @throws Error for what `encodeAuthorship` has not made. */
export function decodeAuthorship(bytes: Uint8Array): AuthorshipParts {
  const decoder = createDecoder(bytes);
  const found = readVarUint(decoder);
  if (found !== format) throw new Error(`Authorship of format ${found}`);
  const seq = readVarUint(decoder);
  const people: string[] = [];
  for (let left = readVarUint(decoder); left > 0; left -= 1) people.push(readVarString(decoder));
  const [inserted, deleted] = [readClients(decoder), readClients(decoder)];
  if (hasContent(decoder)) throw new Error("Authorship with trailing bytes");
  return { seq, people, inserted, deleted };
}

function writeClients(encoder: Encoder, clients: ReadonlyMap<number, AuthorshipRanges>): void {
  writeVarUint(encoder, clients.size);
  for (const [client, ranges] of clients) {
    writeVarUint(encoder, client);
    writeRanges(encoder, ranges.settled());
  }
}

function writeRanges(encoder: Encoder, ranges: FlatRanges): void {
  writeVarUint(encoder, ranges.length / 5);
  let [end, lastAt, lastSeq] = [0, 0, 0];
  for (let index = 0; index < ranges.length; index += 5) {
    const [clock = 0, length = 0, person = 0, at = 0, seq = 0] = ranges.slice(index, index + 5);
    writeVarUint(encoder, clock - end);
    writeVarUint(encoder, length);
    writeVarUint(encoder, person);
    writeVarInt(encoder, at - lastAt);
    writeVarInt(encoder, seq - lastSeq);
    [end, lastAt, lastSeq] = [clock + length, at, seq];
  }
}

function readClients(decoder: Decoder): Map<number, AuthorshipRanges> {
  const clients = new Map<number, AuthorshipRanges>();
  for (let left = readVarUint(decoder); left > 0; left -= 1) {
    const client = readVarUint(decoder);
    clients.set(client, new AuthorshipRanges(readRanges(decoder)));
  }
  return clients;
}

function readRanges(decoder: Decoder): number[] {
  const ranges: number[] = [];
  let [end, at, seq] = [0, 0, 0];
  for (let left = readVarUint(decoder); left > 0; left -= 1) {
    const clock = end + readVarUint(decoder);
    const length = readVarUint(decoder);
    const person = readVarUint(decoder);
    at += readVarInt(decoder);
    seq += readVarInt(decoder);
    ranges.push(clock, length, person, at, seq);
    end = clock + length;
  }
  return ranges;
}
