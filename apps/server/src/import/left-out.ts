import type { ImportDraft } from "@brudnopis/schema";

/** In the order of their names, so that a file read twice reads equal. */
export function leftOutOf(counts: ReadonlyMap<string, number>): ImportDraft["leftOut"] {
  return Array.from(counts, ([what, count]) => ({ what, count })).sort((a, b) =>
    a.what < b.what ? -1 : 1,
  );
}
