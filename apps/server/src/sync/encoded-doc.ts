/**
 * A document, or a part of one, as the encoded structs and deletes of its updates, one after the other. It answers what
 * a server is asked about a document that nobody changes, and says what several updates say together, at a fraction of
 * what a `Y.Doc` takes in time and memory. It judges nothing: what goes in was judged before.
 */
import { varUintLength, writeVarUint } from "./bytes.ts";
import { withoutDeleted } from "./deleted-content.ts";
import { type EncodedStructs, findStruct, takeApart } from "./encoded-update.ts";
import { collectRanges, endOfRanges, inOrder, isWithin, type Ranges } from "./ranges.ts";

export type StateVector = ReadonlyMap<number, number>;

export class EncodedDoc {
  /** By client, oldest first, each beginning where the one before it ends. */
  readonly #runs = new Map<number, EncodedStructs[]>();
  /** By client. */
  #deletes: ReadonlyMap<number, Ranges> = new Map();
  /** What the first update brought, and what all others delete. */
  readonly #firstRuns = new Set<EncodedStructs>();
  #laterDeletes: ReadonlyMap<number, Ranges> = new Map();
  /** By client, the last clock that something refers to. */
  readonly #needed = new Map<number, number>();
  #lastNeeded = { client: -1, clock: -1 };

  /**
   * What these updates say together; undefined when they do not follow one another without gaps.
   * @throws MalformedBytes
   */
  static of(updates: readonly Uint8Array[]): EncodedDoc | undefined {
    const doc = new EncodedDoc();
    const [deletes, laterDeletes] = [new Map<number, number[]>(), new Map<number, number[]>()];
    for (const [index, update] of updates.entries()) {
      const parts = takeApart(update, (client, clock) => doc.#need(client, clock));
      if (!parts.structs.every((structs) => doc.#append(structs))) return undefined;
      collectRanges(deletes, parts.deletes);
      if (index > 0) collectRanges(laterDeletes, parts.deletes);
      else for (const structs of parts.structs) doc.#firstRuns.add(structs);
    }
    doc.#deletes = allInOrder(deletes);
    doc.#laterDeletes = allInOrder(laterDeletes);
    return doc;
  }

  /** Whether nothing in it needs what it does not have. Yjs would keep that for later. */
  get isWhole(): boolean {
    return (
      [...this.#runs.values()].every(([first]) => first?.clock === 0) &&
      [...this.#needed].every(([client, clock]) => clock < this.#end(client)) &&
      [...this.#deletes].every(([client, ranges]) => endOfRanges(ranges) <= this.#end(client))
    );
  }

  /**
   * Drops the content of what is deleted. Returns whether it could: the rest only Yjs can do. The first update is taken
   * to be tidy in itself, as one is that comes from a `Y.Doc`: a snapshot, or what a document began with.
   */
  tidy(): boolean {
    for (const [client, ranges] of this.#deletes) {
      const runs = this.#runs.get(client) ?? [];
      const later = this.#laterDeletes.get(client) ?? [];
      const tidied = runs.map((structs) =>
        withoutDeleted(structs, this.#firstRuns.has(structs) ? later : ranges),
      );
      if (!tidied.every((structs) => structs !== undefined)) return false;
      if (runs.length > 0) this.#runs.set(client, tidied);
    }
    return true;
  }

  get stateVector(): StateVector {
    return new Map([...this.#runs.keys()].map((client) => [client, this.#end(client)]));
  }

  /** One update for somebody who has what the vector says; now and then it repeats a little of that. */
  encode(known: StateVector = new Map()): Uint8Array {
    const missing = [...this.#runs]
      .map(([client, runs]) => missingOf(runs, known.get(client) ?? 0))
      .filter((runs) => runs.length > 0)
      // Yjs writes the highest client id first.
      .sort(([a], [b]) => (b?.client ?? 0) - (a?.client ?? 0));
    return encodeUpdate(missing, this.#deletes);
  }

  /**
   * Whether an update brings nothing new.
   * @throws MalformedBytes
   */
  has(update: Uint8Array): boolean {
    const { structs, deletes } = takeApart(update);
    return (
      structs.length === 0 &&
      [...deletes].every(([client, ranges]) => isWithin(ranges, this.#deletes.get(client) ?? []))
    );
  }

  #end(client: number): number {
    return this.#runs.get(client)?.at(-1)?.end ?? 0;
  }

  /** Most of what is referred to lies just before: asking the map every time would take half of a document's loading. */
  #need(client: number, clock: number): void {
    if (client === this.#lastNeeded.client && clock <= this.#lastNeeded.clock) return;
    const last = Math.max(clock, this.#needed.get(client) ?? -1);
    this.#needed.set(client, last);
    this.#lastNeeded = { client, clock: last };
  }

  /** Returns whether they could be put behind what there is. */
  #append(structs: EncodedStructs): boolean {
    const runs = this.#runs.get(structs.client);
    const [first, last] = [runs?.[0], runs?.at(-1)];
    if (!runs || !first || !last) {
      if (structs.count > 0) this.#runs.set(structs.client, [structs]);
      return true;
    }
    const isKnown = structs.clock >= first.clock && structs.end <= last.end;
    if (isKnown) return true;
    if (structs.clock === last.end) runs.push(structs);
    return structs.clock === last.end;
  }
}

function allInOrder(deletes: ReadonlyMap<number, Ranges>): ReadonlyMap<number, Ranges> {
  return new Map([...deletes].map(([client, ranges]) => [client, inOrder(ranges)]));
}

/** What of a client's structs lies beyond a clock. */
function missingOf(runs: readonly EncodedStructs[], known: number): readonly EncodedStructs[] {
  const from = runs.findIndex(({ end }) => end > known);
  const [first, ...later] = from === -1 ? [] : runs.slice(from);
  if (!first) return [];
  return [first.clock >= known ? first : beyond(first, known), ...later];
}

function beyond(structs: EncodedStructs, known: number): EncodedStructs {
  const { count, at, clock } = findStruct(structs, known);
  return { ...structs, clock, count: structs.count - count, bytes: structs.bytes.subarray(at) };
}

function encodeUpdate(
  clients: readonly (readonly EncodedStructs[])[],
  deletes: ReadonlyMap<number, Ranges>,
): Uint8Array {
  const update = new UpdateWriter(
    clients.flat().reduce((sum, { bytes }) => sum + bytes.length, 0) +
      (clients.length + deletes.size + 1) * 3 * maxVarUint +
      [...deletes.values()].reduce((sum, ranges) => sum + ranges.length * maxVarUint, 0),
  );
  update.number(clients.length);
  for (const runs of clients) update.structs(runs);
  update.number(deletes.size);
  for (const [client, ranges] of deletes) update.ranges(client, ranges);
  return update.written();
}

/** Bytes of the largest number that there is in an update. */
const maxVarUint = varUintLength(Number.MAX_SAFE_INTEGER);

class UpdateWriter {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(maxLength: number) {
    this.#bytes = new Uint8Array(maxLength);
  }

  number(value: number): void {
    this.#at = writeVarUint(this.#bytes, this.#at, value);
  }

  structs(runs: readonly EncodedStructs[]): void {
    const [first] = runs;
    if (!first) return;
    this.number(runs.reduce((sum, { count }) => sum + count, 0));
    this.number(first.client);
    this.number(first.clock);
    for (const { bytes } of runs) {
      this.#bytes.set(bytes, this.#at);
      this.#at += bytes.length;
    }
  }

  ranges(client: number, ranges: Ranges): void {
    this.number(client);
    this.number(ranges.length / 2);
    for (const value of ranges) this.number(value);
  }

  /** A copy without the space that was not needed. */
  written(): Uint8Array {
    return this.#bytes.slice(0, this.#at);
  }
}
