/**
 * Who inserted and who deleted what in a document, by the ids that Yjs gives to everything. It is fed the log in its order
 * and holds no text: it outlives the log, and what was purged is not in it.
 *
 *   A1  Who inserted or deleted something is whose update the log has it in first. Clients that come back repeat deletions
 *       of others.
 *   A2  Whether it was fed at once or in parts, with what it was stored as in between, it says the same.
 *   A3  What one person did within a minute on neighbouring ids is one credit, at the last of it.
 */
import type { Credit } from "@brudnopis/schema";
import { AuthorshipRanges, type RangeCredit } from "./authorship-ranges.ts";
import type { Credits } from "./credits.ts";
import { decodeAuthorship, encodeAuthorship } from "./authorship-bytes.ts";

export interface IdRange {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** An update of the log without what it says. */
export interface AuthoredUpdate {
  readonly seq: number;
  readonly person: string;
  readonly at: number;
  readonly inserted: readonly IdRange[];
  readonly deleted: readonly IdRange[];
}

/** By client. */
export type RangesByClient = Map<number, AuthorshipRanges>;

export class Authorship implements Credits {
  /** Of the last update that it was fed. */
  #seq: number;
  readonly #people: string[];
  readonly #numbers: Map<string, number>;
  readonly #inserted: RangesByClient;
  readonly #deleted: RangesByClient;
  /** What ranges know by number, as it is told. */
  readonly #credits = new WeakMap<RangeCredit, Credit>();

  private constructor(
    seq: number,
    people: string[],
    inserted: RangesByClient,
    deleted: RangesByClient,
  ) {
    this.#seq = seq;
    this.#people = people;
    this.#numbers = new Map(people.map((person, number) => [person, number]));
    this.#inserted = inserted;
    this.#deleted = deleted;
  }

  static empty(): Authorship {
    return new Authorship(0, [], new Map(), new Map());
  }

  /** @throws Error for what `encode` has not made. */
  static decode(bytes: Uint8Array): Authorship {
    const { seq, people, inserted, deleted } = decodeAuthorship(bytes);
    return new Authorship(seq, people, inserted, deleted);
  }

  /** What a copy of the document begins with, before the first update of its own log, which makes it. */
  forCopy(): Authorship {
    const first = (ranges: RangesByClient): RangesByClient =>
      new Map([...ranges].map(([client, own]) => [client, own.at(1)]));
    return new Authorship(0, [...this.#people], first(this.#inserted), first(this.#deleted));
  }

  get seq(): number {
    return this.#seq;
  }

  encode(): Uint8Array {
    return encodeAuthorship({
      seq: this.#seq,
      people: this.#people,
      inserted: this.#inserted,
      deleted: this.#deleted,
    });
  }

  /** Updates come in the order of the log. */
  add({ seq, person, at, inserted, deleted }: AuthoredUpdate): void {
    const credit = { person: this.#numberOf(person), at, seq };
    for (const range of inserted) addTo(this.#inserted, range, credit);
    for (const range of deleted) addTo(this.#deleted, range, credit);
    this.#seq = seq;
  }

  insertedBy(client: number, clock: number): Credit | undefined {
    return this.#creditOf(this.#inserted.get(client)?.find(clock));
  }

  deletedBy(client: number, clock: number): Credit | undefined {
    return this.#creditOf(this.#deleted.get(client)?.find(clock));
  }

  #numberOf(person: string): number {
    let number = this.#numbers.get(person);
    if (number === undefined) {
      number = this.#people.push(person) - 1;
      this.#numbers.set(person, number);
    }
    return number;
  }

  #creditOf(found: RangeCredit | undefined): Credit | undefined {
    if (!found) return undefined;
    const known = this.#credits.get(found);
    if (known) return known;
    const person = this.#people[found.person];
    if (person === undefined) return undefined;
    const credit = { person, at: found.at, seq: found.seq };
    this.#credits.set(found, credit);
    return credit;
  }
}

function addTo(ranges: RangesByClient, { client, clock, length }: IdRange, credit: RangeCredit) {
  let own = ranges.get(client);
  if (!own) ranges.set(client, (own = new AuthorshipRanges()));
  own.add(clock, length, credit);
}
