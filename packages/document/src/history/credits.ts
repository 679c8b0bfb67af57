/** Who wrote and who deleted what, by the ids that Yjs gives to everything that is written. */
import type { Credit } from "@brudnopis/schema";

/** What the server knows from its log. Undefined where it does not know any more. */
export interface Credits {
  insertedBy(client: number, clock: number): Credit | undefined;
  deletedBy(client: number, clock: number): Credit | undefined;
}

/** Where nobody asks, and in tests. */
export const nobody: Credits = {
  insertedBy: () => undefined,
  deletedBy: () => undefined,
};

/** The later of two. */
export function later(one: Credit | undefined, other: Credit | undefined): Credit | undefined {
  if (!one || !other) return one ?? other;
  return other.seq > one.seq ? other : one;
}

/** Each person once, with their last: the last of all first. */
export function byPerson(credits: Iterable<Credit | undefined>): Credit[] {
  const last = new Map<string, Credit>();
  for (const credit of credits) {
    if (!credit) continue;
    const known = last.get(credit.person);
    if (!known || credit.seq > known.seq) last.set(credit.person, credit);
  }
  return [...last.values()].sort((one, other) => other.seq - one.seq);
}
