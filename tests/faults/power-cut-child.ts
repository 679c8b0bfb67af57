/**
 * Writes documents as the server does, several at once, compacts them now and then, and says of each edit when it is
 * acknowledged: `node power-cut-child.ts <data folder> <acknowledgements until it ends>`.
 */
import { seededRandom } from "@brudnopis/document/testing";
import { writeSync } from "node:fs";
import { Doc, mergeUpdates } from "yjs";
import { openStore } from "../../apps/server/src/store/store.ts";
import { createUpdateLog } from "../../apps/server/src/store/update-log.ts";
import { documentIds } from "./power-cut.ts";

const [dataDir = "", wanted = "", seed = ""] = process.argv.slice(2);
const random = seededRandom(Number(seed));
const driver = await openStore({
  dataDir,
  onDeath: () => {
    process.exitCode = 70;
  },
});
const log = createUpdateLog({
  driver,
  clock: Date.now,
  merge: async (updates) => mergeUpdates([...updates]),
});
let acknowledged = 0;

/** Large texts fill the database's log, so that it is folded into its file several times. */
async function write(documentId: string): Promise<void> {
  const doc = new Doc();
  const texts = doc.getArray<string>("texts");
  let update: Uint8Array = new Uint8Array();
  doc.on("update", (next: Uint8Array) => {
    update = next;
  });
  for (let number = 0; acknowledged < Number(wanted); number += 1) {
    texts.push([`${documentId}:${number}:${"x".repeat(random.below(6000))}`]);
    await log.append(documentId, [{ personId: "ada", update }]);
    // One system call for each, in its place among those of the disk.
    writeSync(1, `${documentId}:${number}\n`);
    acknowledged += 1;
    if (number % 100 === 99) await log.compact(documentId);
  }
}

await Promise.all(documentIds.map(write));
process.exit();
