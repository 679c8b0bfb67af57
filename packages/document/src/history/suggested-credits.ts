/** Credits with whose words they are that somebody took over: a suggestion that was accepted is both people's. */
import type { Credit } from "@brudnopis/schema";
import type { Credits } from "./credits.ts";

/** A range of Yjs ids, and who had suggested what was inserted under them. */
export interface SuggestedRange {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  readonly suggestedBy?: string;
  /** The name of a guest, who has no account. */
  readonly suggestedByGuest?: string;
}

export function withSuggestions(credits: Credits, ranges: readonly SuggestedRange[]): Credits {
  const rangesByClient = Map.groupBy(
    ranges.toSorted((one, other) => one.clock - other.clock),
    ({ client }) => client,
  );
  // Letters that one person wrote in one go have one credit, so that they are read as one piece.
  const shared = new WeakMap<Credit, Map<string, Credit>>();
  return {
    deletedBy: (client, clock) => credits.deletedBy(client, clock),
    insertedBy: (client, clock) => {
      const credit = credits.insertedBy(client, clock);
      const range = rangesByClient.get(client)?.findLast((each) => each.clock <= clock);
      if (!credit || !range || clock >= range.clock + range.length) return credit;
      return creditOfBoth(shared, credit, range);
    },
  };
}

function creditOfBoth(
  shared: WeakMap<Credit, Map<string, Credit>>,
  credit: Credit,
  { suggestedBy, suggestedByGuest }: SuggestedRange,
): Credit {
  // Whoever accepts their own suggestion has written it.
  if (suggestedBy === credit.person) return credit;
  const bySuggester = shared.get(credit) ?? new Map<string, Credit>();
  shared.set(credit, bySuggester);
  const key = JSON.stringify([suggestedBy, suggestedByGuest]);
  const both = bySuggester.get(key) ?? {
    ...credit,
    ...(suggestedBy === undefined ? {} : { suggestedBy }),
    ...(suggestedByGuest === undefined ? {} : { suggestedByGuest }),
  };
  bySuggester.set(key, both);
  return both;
}
