import { applyUpdate, Doc } from "yjs";
import { DocumentContent, encodedWhole } from "./document-content.ts";
import type { Log, UpdateLog } from "./ports.ts";

/** A document as the log has it; undefined when there is none. */
export async function loadContent(
  log: UpdateLog,
  documentId: string,
  logger: Log,
): Promise<DocumentContent | undefined> {
  const updates = await log.load(documentId);
  if (!updates) return undefined;
  const size = updates.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const encoded = encodedWhole(updates);
  return new DocumentContent(
    encoded ? { encoded } : { doc: docOf(updates, documentId, logger) },
    size,
  );
}

function docOf(updates: readonly Uint8Array[], documentId: string, logger: Log): Doc {
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
  return doc;
}
