import { expect, test } from "vitest";
import { Doc, encodeStateAsUpdate } from "yjs";
import { StoredDocuments } from "./stored-documents.ts";
import { MemoryLog, silentLogger } from "./testing.ts";

test("L3 the documents loaded first make room for others, and the newest stays however large it is", async () => {
  const log = new MemoryLog();
  for (const id of ["a", "b", "c"]) log.create(id, encodeStateAsUpdate(docWith(1000)));
  log.create("large", encodeStateAsUpdate(docWith(10_000)));
  const documents = new StoredDocuments({
    log,
    logger: silentLogger,
    clock: () => 0,
    maxBytes: 2500,
  });

  for (const id of ["a", "b", "c", "b", "a"]) await documents.get(id);
  expect(log.loaded).toEqual(["a", "b", "c", "a"]);

  for (const id of ["large", "large", "c"]) await documents.get(id);
  expect(log.loaded.slice(4)).toEqual(["large", "c"]);
});

function docWith(letters: number): Doc {
  const doc = new Doc();
  doc.getText("text").insert(0, "x".repeat(letters));
  return doc;
}
