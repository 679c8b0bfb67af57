/** Who wrote and who deleted what, by the ids that Yjs gives to everything that is written. */
import type { Credit } from "@brudnopis/schema";

/** What the server knows from its log. Undefined where it does not know any more. */
export interface Credits {
  insertedBy(client: number, clock: number): Credit | undefined;
  deletedBy(client: number, clock: number): Credit | undefined;
}

/** The last of them. */
export function lastOf(credits: Iterable<Credit | undefined>): Credit | undefined {
  let last: Credit | undefined;
  for (const credit of credits) if (credit && (!last || credit.seq > last.seq)) last = credit;
  return last;
}

/** Whether two credits name the same people. */
export function areSamePeople(one: Credit | undefined, other: Credit | undefined): boolean {
  return (
    one?.person === other?.person &&
    one?.suggestedBy === other?.suggestedBy &&
    one?.suggestedByGuest === other?.suggestedByGuest
  );
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
