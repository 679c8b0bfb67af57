/** What is on disk of a document, read while no server runs. */
import { Doc, applyUpdate } from "yjs";
import { createUpdateLog } from "../../apps/server/src/store/update-log.ts";
import { withStore } from "../../apps/server/src/testing.ts";

export function readStored(dataDir: string, documentId: string): Promise<Doc> {
  return withStore(dataDir, async (driver) => {
    const merge = () => Promise.reject(new Error("Nothing is compacted here"));
    const log = createUpdateLog({ driver, clock: () => 0, merge });
    const doc = new Doc();
    for (const update of (await log.load(documentId)) ?? []) applyUpdate(doc, update);
    return doc;
  });
}
