/** What updates of the log do, without what they say: for the authorship of a document. */
import type { AuthoredUpdate, Authorship } from "@brudnopis/document";
import { decodeUpdate } from "yjs";
import { MalformedBytes } from "../sync/bytes.ts";
import { takeApart } from "../sync/encoded-update.ts";

type Ranges = AuthoredUpdate["inserted"];

/** An update of the log and whose it is. */
export interface LoggedUpdate {
  readonly seq: number;
  readonly personId: string;
  readonly at: number;
  readonly data: Uint8Array;
}

export function indexUpdates(authorship: Authorship, updates: readonly LoggedUpdate[]): void {
  for (const { seq, personId: person, at, data } of updates)
    authorship.add({ seq, person, at, ...rangesOf(data) });
}

function rangesOf(update: Uint8Array): { inserted: Ranges; deleted: Ranges } {
  try {
    return rangesOfEncoded(update);
  } catch (cause) {
    // Yjs reads more kinds of content than our documents have.
    if (cause instanceof MalformedBytes) return rangesOfDecoded(update);
    throw cause;
  }
}

function rangesOfEncoded(update: Uint8Array): { inserted: Ranges; deleted: Ranges } {
  const { structs, deletes } = takeApart(update);
  const deleted: { client: number; clock: number; length: number }[] = [];
  for (const [client, ranges] of deletes)
    for (let index = 0; index < ranges.length; index += 2)
      deleted.push({ client, clock: ranges[index] ?? 0, length: ranges[index + 1] ?? 0 });
  return {
    inserted: structs.map(({ client, clock, end }) => ({ client, clock, length: end - clock })),
    deleted,
  };
}

function rangesOfDecoded(update: Uint8Array): { inserted: Ranges; deleted: Ranges } {
  const { structs, ds } = decodeUpdate(update);
  return {
    inserted: structs.map(({ id, length }) => ({ client: id.client, clock: id.clock, length })),
    deleted: [...ds.clients].flatMap(([client, items]) =>
      items.map(({ clock, len }) => ({ client, clock, length: len })),
    ),
  };
}
