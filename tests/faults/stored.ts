/** What is on disk, read while no server runs. */
import { readDocument } from "@brudnopis/document";
import Database from "better-sqlite3";
import { join } from "node:path";
import { expect } from "vitest";
import { applyUpdate, Doc } from "yjs";
import { projectPaths } from "../../apps/server/src/project.ts";
import { createUpdateLog } from "../../apps/server/src/store/update-log.ts";
import { loadTemplates } from "../../apps/server/src/templates.ts";
import { withStore } from "../../apps/server/src/testing.ts";
import { konin } from "../sync/sockets.ts";
import type { Typist } from "./typists.ts";

/** The database is whole, and every update of the document can be read. */
export async function readStored(dataDir: string, documentId = konin): Promise<Doc> {
  const stored = await withStore(dataDir, async (driver) => {
    const merge = () => Promise.reject(new Error("Nothing is compacted here"));
    const log = createUpdateLog({ driver, clock: () => 0, merge });
    const doc = new Doc();
    for (const update of (await log.load(documentId)) ?? []) applyUpdate(doc, update);
    expect(doc.store.pendingStructs === null, "nothing is missing in the log").toBe(true);
    return doc;
  });
  expectWhole(dataDir);
  return stored;
}

function expectWhole(dataDir: string): void {
  const database = new Database(join(dataDir, "brudnopis.db"), { readonly: true });
  try {
    expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
    const gaps = database
      .prepare(
        `select document_id from document_update group by document_id
          having count(*) <> max(seq) - min(seq) + 1`,
      )
      .all();
    expect(gaps, "gaps in a log").toEqual([]);
  } finally {
    database.close();
  }
}

/** Everybody reads what is stored. */
export async function expectSame(
  typists: readonly Typist[],
  stored: Doc,
  when: string,
): Promise<void> {
  const template = (await loadTemplates(projectPaths.templates)).find({ id: "mid", version: 1 });
  if (!template) throw new Error("There is no template mid/v1");
  const read = typists.map(({ client }) => readDocument(client.doc, template));
  const expected = readDocument(stored, template);
  expect(read, when).toEqual(read.map(() => expected));
}
