/** From time to time: revisions are thinned out, and the log is shortened where it is kept for so many days only. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Log } from "../sync/ports.ts";
import { WriteFailed } from "../store/driver.ts";
import { allDocuments } from "../store/log-retention.ts";
import { type RetentionOptions, shortenLog } from "./retention.ts";
import { thin } from "./thin.ts";

export interface TidyOptions extends RetentionOptions {
  readonly log: Log;
  /** Undefined: the log is kept whole. */
  readonly historyDays: number | undefined;
}

const dayMs = 24 * 3_600_000;

/** One document that cannot be tidied holds up no other. */
export async function tidy(options: TidyOptions): Promise<void> {
  const { driver, clock, log, historyDays } = options;
  let isShorter = false;
  for (const documentId of await allDocuments(driver)) {
    // Whoever types comes between two documents.
    await nextTurn();
    try {
      await thin(driver, documentId, clock());
      if (historyDays === undefined) continue;
      const since = clock() - historyDays * dayMs;
      if (await shortenLog(options, documentId, since)) isShorter = true;
    } catch (cause) {
      log.warn({ documentId, err: cause }, "The history of a document could not be tidied");
    }
  }
  if (isShorter) await forget(options);
}

/** What is left in the database's log until it is written over goes with what is let go of next. */
async function forget({ driver, log }: TidyOptions): Promise<void> {
  try {
    await driver.forget?.();
  } catch (cause) {
    if (!(cause instanceof WriteFailed)) throw cause;
    log.warn({ err: cause }, "Old history is still in the database's log until it is written over");
  }
}
