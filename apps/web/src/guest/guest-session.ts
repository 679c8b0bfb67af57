import { parseAddress } from "@brudnopis/document";
import type { DocumentContent, FieldContent } from "@brudnopis/schema";
import type { ReadingSession } from "../document/document-context.ts";
import type { Person } from "../document/presence.ts";
import { createStore } from "../ui/store.ts";

/** A document as it was when it was fetched, with nobody else in it. */
export function guestSession(
  content: DocumentContent,
  organisations: readonly string[],
): ReadingSession {
  return {
    details: { document: { organisations: [...organisations] } },
    content: {
      get: () => content,
      subscribe: () => () => {},
      text: (address) => fieldIn(content, address),
      settle: () => {},
    },
    presence: { people: createStore<readonly Person[]>([]) },
  };
}

function fieldIn(
  { fields, collections }: DocumentContent,
  address: string,
): FieldContent | undefined {
  const place = parseAddress(address);
  if (place?.record === undefined) return fields[address];
  const record = collections[place.owner]?.find(({ id }) => id === place.record);
  return record?.fields[place.field];
}
