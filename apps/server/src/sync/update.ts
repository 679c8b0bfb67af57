/**
 * A Yjs update (V1) as plain data: what it would do, without doing it.
 *
 * Yjs decodes on trust and applies what it can. This decoder refuses whatever an honest client never writes, so that
 * what it lets through is the same update for Yjs, byte for byte.
 */
import { ByteReader, MalformedBytes } from "./bytes.ts";

/** Why an update is refused. Told to its sender as the reason of the close frame; clients put it into words. */
export type Refusal =
  | "too-big"
  | "malformed"
  | "too-many-structs"
  | "forbidden-content"
  | "clock-out-of-range"
  | "clock-gap"
  | "unknown-reference"
  | "references-disagree"
  | "broken-character"
  | "delete-set-not-canonical"
  | "delete-set-unknown"
  | "foreign-client"
  | "forbidden-place"
  | "unknown-name"
  | "forbidden-value"
  | "record-removed"
  | "too-deep"
  | "document-full";

export class RefusedUpdate extends Error {
  override readonly name = "RefusedUpdate";
  readonly reason: Refusal;

  constructor(reason: Refusal, detail = "") {
    super(detail === "" ? reason : `${reason}: ${detail}`);
    this.reason = reason;
  }
}

const updateLimits = {
  /** New structs of one update; a pasted page has a few thousand. */
  structs: 50_000,
  /** Client ids one update may bring: a browser tab has one, and offline copies a few. */
  clients: 16,
  /** Clients and ranges of a delete set. The first answer of a client repeats the whole document's. */
  deleteClients: 50_000,
  deleteRanges: 100_000,
  /** UTF-16 units of one run of text. */
  text: 200_000,
  /** Bytes of one stored value or formatting attribute. */
  value: 16 * 1024,
  /** Bytes of a name: of a root, a key, a node or a mark. */
  name: 200,
  /** Nesting of a stored value. */
  valueDepth: 8,
  /** Yjs computes clocks in doubles and writes some of them as 32 bits. */
  clock: 2 ** 31,
} as const;

export interface StructId {
  readonly client: number;
  readonly clock: number;
}

export function idBefore({ client, clock }: StructId): StructId {
  return { client, clock: clock - 1 };
}

export type StructContent =
  /** Space of something already collected, outside of any list. */
  "gone" | "deleted" | "text" | "format" | "value" | "map" | "element" | "text-type";

/** One struct of an update. The gate notes in `spot` where it would land. */
export interface UpdateStruct {
  readonly clock: number;
  readonly length: number;
  readonly content: StructContent;
  readonly origin: StructId | undefined;
  readonly rightOrigin: StructId | undefined;
  /** A root by its name, or the struct of a nested type. Only given when both origins are absent. */
  readonly parent: string | StructId | undefined;
  readonly key: string | undefined;
  /** Node name of an element, key of a format, a text that has characters of two UTF-16 units. */
  readonly name: string | undefined;
  /** What is stored, and what a format says. */
  readonly values: readonly unknown[] | undefined;
}

export interface ClientStructs {
  readonly client: number;
  readonly clock: number;
  /** First clock after the last struct. */
  readonly end: number;
  readonly structs: readonly UpdateStruct[];
}

export interface ClientDeletes {
  readonly client: number;
  /** Clock and length, alternating. */
  readonly ranges: readonly number[];
}

export interface DecodedUpdate {
  readonly clients: readonly ClientStructs[];
  readonly deletes: readonly ClientDeletes[];
}

/** @throws RefusedUpdate for anything but a whole, canonical V1 update within the limits. */
export function decodeUpdate(bytes: Uint8Array): DecodedUpdate {
  const reader = new ByteReader(bytes);
  try {
    const clients = readClients(reader);
    const deletes = readDeletes(reader);
    if (!reader.isAtEnd) throw new RefusedUpdate("malformed", "trailing bytes");
    return { clients, deletes };
  } catch (cause) {
    if (cause instanceof MalformedBytes) throw new RefusedUpdate("malformed", cause.message);
    throw cause;
  }
}

function readClients(reader: ByteReader): ClientStructs[] {
  const count = reader.varUint();
  if (count > updateLimits.clients) throw new RefusedUpdate("too-many-structs", `${count} clients`);
  const clients: ClientStructs[] = [];
  let left: number = updateLimits.structs;
  for (let index = 0; index < count; index += 1) {
    const structs = readClientStructs(reader, left);
    left -= structs.structs.length;
    if (clients.some(({ client }) => client === structs.client)) {
      throw new RefusedUpdate("malformed", "a client twice");
    }
    clients.push(structs);
  }
  return clients;
}

function readClientStructs(reader: ByteReader, limit: number): ClientStructs {
  const count = reader.varUint();
  if (count > limit) throw new RefusedUpdate("too-many-structs", `${count} structs`);
  const client = readClient(reader);
  const clock = reader.varUint();
  const structs: UpdateStruct[] = [];
  let end = clock;
  for (let index = 0; index < count; index += 1) {
    const struct = readStruct(reader, end);
    end += struct.length;
    if (struct.length < 1 || end > updateLimits.clock)
      throw new RefusedUpdate("clock-out-of-range");
    structs.push(struct);
  }
  return { client, clock, end, structs };
}

function readClient(reader: ByteReader): number {
  const client = reader.varUint();
  if (client > 0xffff_ffff) throw new RefusedUpdate("malformed", "client id");
  return client;
}

function readId(reader: ByteReader): StructId {
  return { client: readClient(reader), clock: reader.varUint() };
}

const hasOrigin = 0x80;
const hasRightOrigin = 0x40;
const hasKey = 0x20;
const contentBits = 0x1f;

function readStruct(reader: ByteReader, clock: number): UpdateStruct {
  const info = reader.byte();
  const type = info & contentBits;
  if (type === ContentType.gone) return goneStruct(clock, reader.varUint());
  const origin = info & hasOrigin ? readId(reader) : undefined;
  const rightOrigin = info & hasRightOrigin ? readId(reader) : undefined;
  let parent: string | StructId | undefined;
  let key: string | undefined;
  if (!origin && !rightOrigin) {
    parent = readParent(reader);
    if (info & hasKey) key = readName(reader);
  }
  const { content, length, name, values } = readContent(reader, type);
  return { clock, length, content, origin, rightOrigin, parent, key, name, values };
}

function goneStruct(clock: number, length: number): UpdateStruct {
  return {
    clock,
    length,
    content: "gone",
    origin: undefined,
    rightOrigin: undefined,
    parent: undefined,
    key: undefined,
    name: undefined,
    values: undefined,
  };
}

function readParent(reader: ByteReader): string | StructId {
  const isRoot = reader.varUint();
  if (isRoot > 1) throw new RefusedUpdate("malformed", "parent");
  return isRoot === 1 ? readName(reader) : readId(reader);
}

function readName(reader: ByteReader): string {
  const name = reader.string();
  if (name.length > updateLimits.name) throw new RefusedUpdate("unknown-name", "a name too long");
  return name;
}

/** The content types of Yjs that occur in our documents; the others are binary, subdocuments and what is obsolete. */
const ContentType = { gone: 0, deleted: 1, text: 4, format: 6, type: 7, value: 8 } as const;

/** The shared types that occur in our documents, as Yjs numbers them. */
const SharedType = { map: 1, element: 3, text: 6 } as const;

interface ReadContent {
  readonly content: StructContent;
  readonly length: number;
  readonly name?: string;
  readonly values?: readonly unknown[];
}

function readContent(reader: ByteReader, type: number): ReadContent {
  switch (type) {
    case ContentType.text:
      return readText(reader);
    case ContentType.deleted:
      return { content: "deleted", length: reader.varUint() };
    case ContentType.value:
      return readValues(reader);
    case ContentType.format:
      return readFormat(reader);
    case ContentType.type:
      return readSharedType(reader);
    default:
      throw new RefusedUpdate("forbidden-content", `content ${type}`);
  }
}

function readText(reader: ByteReader): ReadContent {
  const { length, wide } = reader.text();
  if (length > updateLimits.text) throw new RefusedUpdate("too-big", "text");
  return { content: "text", length, ...(wide === undefined ? {} : { name: wide }) };
}

/** Yjs parses a format's JSON while it applies the update, without a guard. */
function readFormat(reader: ByteReader): ReadContent {
  const name = readName(reader);
  const json = reader.string();
  if (json.length > updateLimits.value) throw new RefusedUpdate("too-big", "formatting");
  try {
    return { content: "format", length: 1, name, values: [JSON.parse(json)] };
  } catch {
    throw new RefusedUpdate("malformed", "formatting");
  }
}

function readSharedType(reader: ByteReader): ReadContent {
  const type = reader.varUint();
  switch (type) {
    case SharedType.map:
      return { content: "map", length: 1 };
    case SharedType.element:
      return { content: "element", length: 1, name: readName(reader) };
    case SharedType.text:
      return { content: "text-type", length: 1 };
    default:
      throw new RefusedUpdate("forbidden-content", `shared type ${type}`);
  }
}

function readValues(reader: ByteReader): ReadContent {
  const length = reader.varUint();
  if (length > updateLimits.value) throw new RefusedUpdate("too-big", "values");
  const start = reader.position;
  const values: unknown[] = [];
  for (let index = 0; index < length; index += 1) {
    values.push(readValue(reader, 0));
    if (reader.position - start > updateLimits.value) throw new RefusedUpdate("too-big", "value");
  }
  return { content: "value", length, values };
}

/** The tags of lib0's encoding of JSON-like values. Its byte arrays and 64-bit integers have no JSON. */
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

function readValue(reader: ByteReader, depth: number): unknown {
  if (depth > updateLimits.valueDepth) throw new RefusedUpdate("too-deep", "value");
  const tag = reader.byte();
  switch (tag) {
    case ValueTag.undefined:
      return undefined;
    case ValueTag.null:
      return null;
    case ValueTag.false:
      return false;
    case ValueTag.true:
      return true;
    case ValueTag.integer:
      return readInteger(reader);
    case ValueTag.float32:
      return viewOf(reader.bytes(4)).getFloat32(0);
    case ValueTag.float64:
      return viewOf(reader.bytes(8)).getFloat64(0);
    case ValueTag.string:
      return reader.string();
    case ValueTag.object:
      return readObject(reader, depth);
    case ValueTag.array: {
      const items: unknown[] = [];
      for (let left = reader.varUint(); left > 0; left -= 1)
        items.push(readValue(reader, depth + 1));
      return items;
    }
    default:
      throw new RefusedUpdate("forbidden-content", `value ${tag}`);
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * lib0 writes whole numbers of up to 31 bits as integers, and all others as floats. The first byte has the sign and six
 * bits, the others seven.
 */
function readInteger(reader: ByteReader): number {
  const first = reader.byte();
  let value = first & 63;
  let factor = 64;
  for (let byte = first; byte > 127; factor *= 128) {
    if (factor > 2 ** 34) throw new RefusedUpdate("malformed", "integer");
    byte = reader.byte();
    value += (byte & 127) * factor;
  }
  return (first & 64) === 0 ? value : -value;
}

function readObject(reader: ByteReader, depth: number): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (let left = reader.varUint(); left > 0; left -= 1) {
    const key = readName(reader);
    // Read as a key of an object literal, this one would replace the object's prototype.
    if (key === "__proto__") throw new RefusedUpdate("forbidden-content", "key");
    object[key] = readValue(reader, depth + 1);
  }
  return object;
}

function readDeletes(reader: ByteReader): ClientDeletes[] {
  const count = reader.varUint();
  if (count > updateLimits.deleteClients) {
    throw new RefusedUpdate("too-many-structs", `deletes of ${count} clients`);
  }
  const deletes: ClientDeletes[] = [];
  const seen = new Set<number>();
  let left: number = updateLimits.deleteRanges;
  for (let index = 0; index < count; index += 1) {
    const ofClient = readClientDeletes(reader, left);
    left -= ofClient.ranges.length / 2;
    if (seen.has(ofClient.client))
      throw new RefusedUpdate("delete-set-not-canonical", "a client twice");
    seen.add(ofClient.client);
    deletes.push(ofClient);
  }
  return deletes;
}

function readClientDeletes(reader: ByteReader, limit: number): ClientDeletes {
  const client = readClient(reader);
  const count = reader.varUint();
  if (count > limit) throw new RefusedUpdate("too-many-structs", `${count} deletes`);
  const ranges: number[] = [];
  let end = 0;
  for (let index = 0; index < count; index += 1) {
    const clock = reader.varUint();
    const length = reader.varUint();
    if (length < 1 || clock < end) throw new RefusedUpdate("delete-set-not-canonical");
    end = clock + length;
    if (end > updateLimits.clock) throw new RefusedUpdate("clock-out-of-range");
    ranges.push(clock, length);
  }
  return { client, ranges };
}
