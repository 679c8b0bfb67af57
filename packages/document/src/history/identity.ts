/** What is the same in two texts: where it is known by what it is, and else by how it reads. */
import { align, type Match } from "./align.ts";

/** What blocks, or letters, are called as long as they are there, by their index. A restore may do without. */
export interface Identities {
  before(index: number): string | undefined;
  after(index: number): string | undefined;
}

export interface Identified {
  readonly id: string | undefined;
  /** How it reads. */
  readonly key: string;
}

/**
 * What reads alike, in order. Of copies, the one that stayed is known: an empty paragraph in front of another is the new
 * one when the other was there before. It is quick, too: little is left to be compared between what stayed.
 */
export function alignIdentified<T extends Identified>(
  before: readonly T[],
  after: readonly T[],
  weight: (item: T) => number,
): Match[] {
  const matches: Match[] = [];
  let [row, column] = [0, 0];
  for (const [i, j] of [...stayed(before, after), [before.length, after.length] as const]) {
    if (row < i && column < j) {
      const between = align(before.slice(row, i), after.slice(column, j), readsAlike, weight);
      for (const [one, other] of between) matches.push([row + one, column + other]);
    }
    if (i < before.length) matches.push([i, j]);
    [row, column] = [i + 1, j + 1];
  }
  return matches;
}

function readsAlike(one: Identified, other: Identified): boolean {
  return one.key === other.key;
}

/** Nothing in a Y.Doc changes places, so they are in order; what a forged text has otherwise is left out. */
function stayed(before: readonly Identified[], after: readonly Identified[]): Match[] {
  const known = new Map(before.map(({ id }, index) => [id, index]));
  const matches: Match[] = [];
  let last = -1;
  for (const [j, { id, key }] of after.entries()) {
    const i = id === undefined ? undefined : known.get(id);
    if (i === undefined || i <= last || before[i]?.key !== key) continue;
    matches.push([i, j]);
    last = i;
  }
  return matches;
}
