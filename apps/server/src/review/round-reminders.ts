/**
 * Reminds reviewers: on the day before a round is due, and once on the day after it was. Another due day is reminded of
 * anew.
 */
import { dayAfter, polishDay } from "../polish-time.ts";
import type { Log } from "../sync/ports.ts";
import { type Driver, WriteConflict } from "../store/driver.ts";
import {
  markReminded,
  reviewersIn,
  roundsWithDue,
  type StoredRound,
} from "../store/review-rounds.ts";
import type { Notifier } from "./notifier.ts";

export interface RemindersOptions {
  readonly driver: Driver;
  readonly notifier: Notifier;
  readonly clock: () => number;
  readonly log: Log;
}

export async function remindOfRounds(options: RemindersOptions): Promise<void> {
  const { driver, notifier, clock, log } = options;
  const today = polishDay(clock());
  for (const round of await roundsWithDue(driver)) {
    const what = reminderFor(round, today);
    if (what === undefined) continue;
    try {
      await remind(options, round, what);
      notifier.told();
    } catch (cause) {
      // Another one of us was faster.
      if (cause instanceof WriteConflict) continue;
      log.warn({ documentId: round.documentId, err: cause }, "Reviewers could not be reminded");
    }
  }
}

/** Undefined: there is nothing to remind of, or it was done. */
function reminderFor(
  { due, reminded }: Pick<StoredRound, "due" | "reminded">,
  today: string,
): string | undefined {
  if (due === null || today < due) {
    return due !== null && dayAfter(today) === due && reminded !== `${due} soon`
      ? `${due} soon`
      : undefined;
  }
  return today > due && reminded !== `${due} late` ? `${due} late` : undefined;
}

async function remind(
  { driver, notifier, clock }: RemindersOptions,
  round: StoredRound,
  what: string,
): Promise<void> {
  const concerned = (await reviewersIn(driver, round.documentId))
    .filter(({ roundId, doneAt }) => roundId === round.id && doneAt === null)
    .filter(({ removedAt }) => removedAt === null)
    .map(({ personId }) => personId);
  await driver.write([
    markReminded(round, what),
    ...(await notifier.tell({
      event: "round-due",
      documentId: round.documentId,
      at: clock(),
      roundId: round.id,
      concerned,
      isInternal: false,
    })),
  ]);
}
