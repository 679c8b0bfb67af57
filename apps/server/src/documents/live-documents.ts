import type { Doc } from "yjs";

/** Documents as they are now: open in a room, else loaded from the log. Sync keeps these promises. */
export interface LiveDocuments {
  /** Undefined when there is no such document. The reader must not keep the doc. */
  read<T>(documentId: string, reader: (doc: Doc) => T): Promise<T | undefined>;
  /** Everything in it, as one Yjs update. */
  encodedState(documentId: string): Promise<Uint8Array | undefined>;
}
