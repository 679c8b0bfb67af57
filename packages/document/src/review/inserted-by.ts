/** What an edit has inserted, by Yjs ids: for the credit of those whose words they are. */
import type { Doc } from "yjs";

export interface InsertedRange {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

export function insertedBy(doc: Doc, edit: () => void): InsertedRange[] {
  const before = clockOf(doc);
  edit();
  const length = clockOf(doc) - before;
  return length > 0 ? [{ client: doc.clientID, clock: before, length }] : [];
}

function clockOf({ store, clientID }: Doc): number {
  const last = store.clients.get(clientID)?.at(-1);
  return last ? last.id.clock + last.length : 0;
}
