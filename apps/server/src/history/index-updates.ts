/** What updates of the log do, without what they say: for the authorship of a document. */
import { type AuthoredUpdate, Authorship } from "@brudnopis/document";
import { decodeUpdate } from "yjs";
import { MalformedBytes } from "../sync/bytes.ts";
import { takeApart } from "../sync/encoded-update.ts";

/** An update of the log and whose it is. */
export interface LoggedUpdate {
  readonly seq: number;
  readonly personId: string;
  readonly at: number;
  readonly data: Uint8Array;
}

/** The same of many updates, in columns: tens of thousands of objects would take long to be sent to another thread. */
export interface LogStretch {
  readonly seqs: Float64Array;
  readonly times: Float64Array;
  readonly people: readonly string[];
  /** Whose each is, as an index of `people`. */
  readonly authors: Uint32Array;
  readonly lengths: Uint32Array;
  /** The updates, one after the other. */
  readonly bytes: Uint8Array;
}

export function toStretch(updates: readonly LoggedUpdate[]): LogStretch {
  const people = [...new Set(updates.map(({ personId }) => personId))];
  const numbers = new Map(people.map((person, number) => [person, number]));
  return {
    seqs: Float64Array.from(updates, ({ seq }) => seq),
    times: Float64Array.from(updates, ({ at }) => at),
    people,
    authors: Uint32Array.from(updates, ({ personId }) => numbers.get(personId) ?? 0),
    lengths: Uint32Array.from(updates, ({ data }) => data.length),
    bytes: Buffer.concat(updates.map(({ data }) => data)),
  };
}

/** Adds a stretch of the log to encoded authorship. */
export function indexStretch(encoded: Uint8Array, stretch: LogStretch): Uint8Array {
  const authorship = Authorship.decode(encoded);
  let start = 0;
  for (const [index, length] of stretch.lengths.entries()) {
    const data = stretch.bytes.subarray(start, (start += length));
    const [seq = 0, at = 0] = [stretch.seqs[index], stretch.times[index]];
    const personId = stretch.people[stretch.authors[index] ?? 0] ?? "";
    indexUpdate(authorship, { seq, at, personId, data });
  }
  return authorship.encode();
}

export function indexUpdate(
  authorship: Authorship,
  { seq, personId: person, at, data }: LoggedUpdate,
): void {
  authorship.add({ seq, person, at, ...rangesOf(data) });
}

type Ranges = Pick<AuthoredUpdate, "inserted" | "deleted">;

function rangesOf(update: Uint8Array): Ranges {
  try {
    return rangesOfEncoded(update);
  } catch (cause) {
    // Yjs reads more kinds of content than our documents have.
    if (cause instanceof MalformedBytes) return rangesOfDecoded(update);
    throw cause;
  }
}

function rangesOfEncoded(update: Uint8Array): Ranges {
  const { structs, deletes } = takeApart(update);
  const deleted: { client: number; clock: number; length: number }[] = [];
  for (const [client, ranges] of deletes)
    for (let index = 0; index < ranges.length; index += 2)
      deleted.push({ client, clock: ranges[index] ?? 0, length: ranges[index + 1] ?? 0 });
  const inserted = structs.map(({ client, clock, end }) => ({
    client,
    clock,
    length: end - clock,
  }));
  return { inserted, deleted };
}

function rangesOfDecoded(update: Uint8Array): Ranges {
  const { structs, ds } = decodeUpdate(update);
  return {
    inserted: structs.map(({ id, length }) => ({ client: id.client, clock: id.clock, length })),
    deleted: [...ds.clients].flatMap(([client, items]) =>
      items.map(({ clock, len }) => ({ client, clock, length: len })),
    ),
  };
}
