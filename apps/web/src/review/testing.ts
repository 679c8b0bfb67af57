/** Threads for tests. */
import type { ReviewFeed, Thread } from "@brudnopis/schema";

export function threadOf(id: string, change: Partial<Thread> = {}): Thread {
  return {
    id,
    version: 1,
    place: { type: "field", address: "basics.cost" },
    label: "Koszt",
    kind: "question",
    state: "open",
    isInternal: false,
    author: "ewa",
    at: 1000,
    messages: [{ id: `${id}-1`, author: "ewa", at: 1000, text: "Skąd?", earlier: [] }],
    isRemoved: false,
    may: { remove: false, address: true, confirm: false, assign: true, change: false },
    ...change,
  };
}

export function feedOf(change: Partial<ReviewFeed> = {}): ReviewFeed {
  return {
    version: 1,
    threads: [],
    suggestions: [],
    people: {},
    mentionable: [],
    canComment: true,
    canSuggest: true,
    canExport: true,
    isTeam: false,
    ...change,
  };
}
