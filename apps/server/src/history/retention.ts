/**
 * How long the log of updates is kept, where that is limited.
 *
 *   R1  The log is cut at a revision, which stays: every state after it can still be shown.
 *   R2  A document's newest update stays, however old.
 *   R3  Who wrote what is written down before the log goes, and stays.
 *   R4  With the log go the revisions of that time that nobody has named and no guest's link shows.
 */
import type { Driver } from "../store/driver.ts";
import { WriteConflict } from "../store/driver.ts";
import { cutLog, firstUpdateSince } from "../store/log-retention.ts";
import { documentFacts, revisionsOf } from "../store/revisions.ts";
import { stateParts } from "../store/states.ts";
import type { Authors } from "./authors.ts";
import type { HistoryThread } from "./history-thread.ts";
import type { RevisionMaker } from "./revision-maker.ts";

export interface RetentionOptions {
  readonly driver: Driver;
  readonly authors: Pick<Authors, "store">;
  readonly maker: RevisionMaker;
  readonly thread: HistoryThread;
  readonly clock: () => number;
}

/** Lets go of what is older than a time. Returns whether there was something. */
export async function shortenLog(
  { driver, authors, maker, thread, clock }: RetentionOptions,
  documentId: string,
  since: number,
): Promise<boolean> {
  const facts = await documentFacts(driver, documentId);
  const first = await firstUpdateSince(driver, documentId, since);
  if (!facts || !first || first.seq <= facts.logFrom) return false;
  // R1
  const known = (await revisionsOf(driver, documentId)).find(({ seq }) => seq < first.seq);
  const upTo = known && known.seq >= facts.logFrom ? known.seq : first.seq - 1;
  if (upTo !== known?.seq) await maker.makeAt(documentId, upTo);
  // R3
  await authors.store(documentId);
  const state = await stateParts(driver, documentId, upTo);
  const kept = await firstUpdateSince(driver, documentId, since);
  if (!state || !kept) return false;
  const cut = { documentId, epoch: facts.epoch, upTo, keptFrom: kept.at, at: clock() };
  try {
    await driver.write(cutLog({ ...cut, state: await thread.ask("merge", { state }) }));
    return true;
  } catch (cause) {
    // Purged meanwhile: there is nothing to let go of any more.
    if (cause instanceof WriteConflict) return false;
    throw cause;
  }
}
