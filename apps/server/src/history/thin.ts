import { type Driver, WriteConflict } from "../store/driver.ts";
import { documentFacts, dropRevision, revisionsOf, whileLogBegins } from "../store/revisions.ts";
import { thinnedOut } from "./thinning.ts";

/** Lets go of revisions that a document has too many of. Returns how many. */
export async function thin(driver: Driver, documentId: string, now: number): Promise<number> {
  const facts = await documentFacts(driver, documentId);
  if (!facts) return 0;
  const revisions = await revisionsOf(driver, documentId);
  const dropped = new Set(thinnedOut(revisions, now, facts.logFrom));
  if (dropped.size === 0) return 0;
  const statements = [...dropped].flatMap((revision) => {
    const newer = revisions.slice(0, revisions.indexOf(revision));
    return dropRevision(
      revision,
      newer.findLast((other) => !dropped.has(other)),
    );
  });
  try {
    await driver.write([whileLogBegins(documentId, facts.logFrom), ...statements]);
    return dropped.size;
  } catch (cause) {
    // Somebody has just named one of them, or the log was shortened: the next time there is another choice.
    if (cause instanceof WriteConflict) return 0;
    throw cause;
  }
}
