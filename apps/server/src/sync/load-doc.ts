import { applyUpdate, Doc } from "yjs";
import type { Log, UpdateLog } from "./ports.ts";

export interface LoadedDoc {
  readonly doc: Doc;
  /** Bytes that it was loaded from. */
  readonly size: number;
}

/** A document as the log has it; undefined when there is none. */
export async function loadDoc(
  log: UpdateLog,
  documentId: string,
  logger: Log,
): Promise<LoadedDoc | undefined> {
  const updates = await log.load(documentId);
  if (!updates) return undefined;
  const doc = new Doc({ gc: true });
  // One transaction: each would go through the document to tidy it up.
  doc.transact(() => {
    for (const update of updates) applyUpdate(doc, update);
  });
  const { store } = doc;
  if (store.pendingStructs !== null || store.pendingDs !== null) {
    // Written after an update that failed: nobody was told that it is saved, and its author still has it.
    logger.warn({ documentId }, "The log has updates without what they rest on");
    store.pendingStructs = null;
    store.pendingDs = null;
  }
  return { doc, size: updates.reduce((sum, { byteLength }) => sum + byteLength, 0) };
}
