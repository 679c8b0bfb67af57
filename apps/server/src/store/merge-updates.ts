import { applyUpdate, Doc, encodeStateAsUpdate } from "yjs";

/**
 * One update that says what all of these say. It goes through a document, so that deleted content is dropped,
 * and so that a hundred thousand updates take time in proportion (merging them pairwise does not finish).
 */
export function mergeUpdates(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Doc();
  doc.transact(() => {
    for (const update of updates) applyUpdate(doc, update);
  });
  const merged = encodeStateAsUpdate(doc);
  doc.destroy();
  return merged;
}
