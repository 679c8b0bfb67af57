/** A suggestion as the server tells it. */
import type { Suggestion } from "@brudnopis/schema";

export function aSuggestion(changed: Partial<Suggestion> = {}): Suggestion {
  return {
    id: "s1",
    version: 1,
    batch: "b1",
    change: {
      type: "value",
      address: "actions/d1.cost",
      before: { type: "money", grosze: 240_000_000 },
      after: { type: "money", grosze: 260_000_000 },
    },
    label: "Koszt",
    note: "",
    author: "jan",
    at: 0,
    state: "open",
    may: { decide: true, withdraw: false },
    ...changed,
  };
}
