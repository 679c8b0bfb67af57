/**
 * Who is credited with what differs between two states. Words are compared as they read, so a word that differs in one
 * letter is replaced whole; whoever wrote the other letters long ago has no part in that.
 *
 *   K1  Whoever wrote something before the earlier state is not credited with an insertion.
 *   K2  Whoever deleted nothing between the two states is not credited with a deletion.
 *   K3  Each piece that was replaced is credited to somebody who replaced it, where that is known.
 */
import type { Credit } from "@brudnopis/schema";
import { type Doc, findIndexSS, getState, type ID, Item } from "yjs";
import type { Letter } from "./compare-letters.ts";
import { areSamePeople, type Credits, lastOf } from "./credits.ts";

/** Of something that is in both states. */
const stayed = Symbol("stayed");
type Part = Credit | undefined | typeof stayed;

/** Letters next to one another that one person wrote, or deleted, in one go. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly by: Credit | undefined;
}

export class Attribution {
  readonly #before: Doc;
  readonly #after: Doc;
  readonly #credits: Credits;

  constructor(before: Doc, after: Doc, credits: Credits) {
    this.#before = before;
    this.#after = after;
    this.#credits = credits;
  }

  /** Of pieces of which one took the other's place. Either may be empty. */
  replaced(
    deleted: readonly Letter[],
    inserted: readonly Letter[],
  ): { deleted: Run[]; inserted: Run[] } {
    const gone = deleted.map((letter) => this.#deletion(letter));
    const come = inserted.map((letter) => this.#insertion(letter));
    return {
      deleted: runsOf(withoutStayed(gone, lastCredit(come))),
      inserted: runsOf(withoutStayed(come, lastCredit(gone))),
    };
  }

  /** Who put marks on the same letters, or took them off. */
  remarked(before: readonly Letter[], after: readonly Letter[]): Run[] {
    return runsOf(
      after.map((letter, index) => {
        const one = before[index];
        return one && this.#marking(one, letter);
      }),
    );
  }

  /** Whoever did all that differs between two texts; undefined when it was not one, or nobody knows. */
  onlyOne(before: readonly Letter[], after: readonly Letter[]): Credit | undefined {
    const all = [
      ...before.map((letter) => this.#deletion(letter)),
      ...after.map((letter) => this.#insertion(letter)),
    ];
    const parts = all.filter((part) => part !== stayed);
    const isOne = new Set(parts.map((part) => part?.person)).size === 1;
    return isOne ? lastOf(parts) : undefined;
  }

  inserted(id: Id): Credit | undefined {
    return lastCredit([this.#insertion(id)]);
  }

  deleted(id: Id): Credit | undefined {
    return lastCredit([this.#deletion(id)]);
  }

  /** Of entries of maps, by what stands under a key now: who set or cleared it since, the last and those before. */
  entry(item: Item | undefined): Credit[] {
    if (!item) return [];
    const parts: Part[] = item.deleted ? [this.#deletion(item.lastId)] : [];
    for (let set: Item | null = item; set; set = set.left) {
      const part = this.#insertion(set.lastId);
      if (part === stayed) break;
      parts.push(part);
    }
    return parts.filter((part) => part !== stayed && part !== undefined);
  }

  #marking(before: Letter, after: Letter): Credit | undefined {
    const parts = [...new Set([...before.marks.keys(), ...after.marks.keys()])].flatMap(
      (name): Part[] => {
        const [one, other] = [before.marks.get(name), after.marks.get(name)];
        if ((one?.value ?? "null") === (other?.value ?? "null")) return [];
        return [one && this.#deletion(one.id), other && this.#insertion(other.id)];
      },
    );
    // Words that were typed anew, with other marks.
    return lastCredit(parts) ?? lastCredit([this.#insertion(after)]);
  }

  /** K1 */
  #insertion({ client, clock }: Id): Part {
    if (getState(this.#before.store, client) > clock) return stayed;
    return this.#credits.insertedBy(client, clock);
  }

  /** K2 */
  #deletion({ client, clock }: Id): Part {
    if (isThere(this.#after, { client, clock })) return stayed;
    return this.#credits.deletedBy(client, clock);
  }
}

type Id = Pick<ID, "client" | "clock">;

function isThere({ store }: Doc, { client, clock }: Id): boolean {
  // Asking for what it has never heard of throws.
  if (getState(store, client) <= clock) return false;
  const structs = store.clients.get(client) ?? [];
  const struct = structs[findIndexSS(structs, clock)];
  return struct instanceof Item && !struct.deleted;
}

function lastCredit(parts: readonly Part[]): Credit | undefined {
  return lastOf(parts.filter((part) => part !== stayed));
}

/** K3. What stayed between what was replaced goes with it. */
function withoutStayed(
  parts: readonly Part[],
  fallback: Credit | undefined,
): (Credit | undefined)[] {
  const replaced = parts.filter((part) => part !== stayed);
  let last = replaced.length === 0 ? fallback : replaced[0];
  return parts.map((part) => {
    if (part !== stayed) last = part;
    return last;
  });
}

/** What somebody wrote within this time is read as written at once. */
const togetherMs = 60 * 60 * 1000;

function runsOf(credits: readonly (Credit | undefined)[]): Run[] {
  const runs: Run[] = [];
  for (const [index, credit] of credits.entries()) {
    const last = runs.at(-1);
    if (last && isTogether(last.by, credit))
      runs[runs.length - 1] = { from: last.from, to: index + 1, by: lastOf([last.by, credit]) };
    else runs.push({ from: index, to: index + 1, by: credit });
  }
  return runs;
}

function isTogether(one: Credit | undefined, other: Credit | undefined): boolean {
  if (!one || !other) return one === other;
  return areSamePeople(one, other) && Math.abs(one.at - other.at) <= togetherMs;
}
