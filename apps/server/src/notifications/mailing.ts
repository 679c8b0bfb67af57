/**
 * Mails people what they were told, as they wish to hear of it.
 *
 *   N5  At most four e-mails a day leave at once; what comes after them waits for the digest, which comes once a day.
 *   N6  In somebody's quiet hours nothing leaves. What was held up comes afterwards, in one.
 *   N7  An e-mail is queued in the write that says so of its notifications, so that each is in at most one.
 *   N8  What was read in the inbox, taken back, or closed to somebody meanwhile is not mailed.
 */
import type { NotificationSettings } from "@brudnopis/schema";
import type { Access } from "../access/access.ts";
import type { OwnOrigin } from "../access/own-origin.ts";
import type { Seal } from "../access/seal.ts";
import type { MailLog } from "../mail/mail-queue.ts";
import { newId } from "../ids.ts";
import type { Mailer } from "../mail/mailer.ts";
import { polishDay } from "../polish-time.ts";
import { type Driver, type Statement, WriteConflict } from "../store/driver.ts";
import {
  countMailed,
  noticeMailId,
  peopleToMail,
  type WaitingPerson,
} from "../store/notification-settings.ts";
import { type NotificationRow, notificationsToMail, setMailState } from "../store/notifications.ts";
import { findPerson, type Person } from "../store/people.ts";
import { isQuiet, lastDigest, momentOf } from "./hours.ts";
import { letterFor } from "./letter.ts";
import { rightsOf, stillHeard } from "./rights.ts";
import { settingsFrom, wayOf } from "./settings.ts";

export interface MailingOptions {
  readonly driver: Driver;
  readonly access: Access;
  readonly mailer: Mailer;
  readonly seal: Seal;
  readonly ownOrigin: OwnOrigin;
  readonly clock: () => number;
  readonly log: MailLog;
}

const atOnceADay = 4;

/** More than anybody is told in a day. What is left is in the next e-mail. */
const mostInOne = 2000;

export class NoticeMailing {
  readonly #options: MailingOptions;
  #round: Promise<void> | undefined;
  #isAskedAgain = false;
  #isOver = false;

  constructor(options: MailingOptions) {
    this.#options = options;
  }

  /** Looks what is due. Asked while it is at it, it looks once more before it is done. */
  async deliver(): Promise<void> {
    if (!this.#options.mailer.isOn) return;
    this.#isAskedAgain = true;
    this.#round ??= this.#rounds();
    return this.#round;
  }

  /** Ends with the person whose e-mail is being written now. */
  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#round;
  }

  async #rounds(): Promise<void> {
    while (this.#isAskedAgain && !this.#isOver) {
      this.#isAskedAgain = false;
      try {
        await this.#mailAll();
      } catch (error) {
        this.#options.log.error({ err: error }, "What people were told could not be mailed");
      }
    }
    // Here and not later: who asks from now on has to find no round under way.
    this.#round = undefined;
  }

  async #mailAll(): Promise<void> {
    const { driver, mailer } = this.#options;
    for (const waiting of await peopleToMail(driver)) {
      if (this.#isOver) return;
      try {
        await this.#mailOne(waiting);
      } catch (error) {
        // They read it in their inbox meanwhile, or were erased: the next round sees how it is.
        if (error instanceof WriteConflict) continue;
        // The others get theirs all the same.
        const { personId } = waiting;
        this.#options.log.warn({ personId, err: error }, "Somebody could not be mailed their news");
      }
    }
    mailer.wake();
  }

  async #mailOne(waiting: WaitingPerson): Promise<void> {
    const { driver, clock } = this.#options;
    const now = clock();
    const settings = settingsFrom(waiting.settings);
    if (!isDue(waiting, settings, now)) return;
    const person = await findPerson(driver, waiting.personId);
    const rows = await notificationsToMail(driver, waiting.personId, mostInOne);
    const wanted = await this.#wanted(person, rows, settings);
    const chosen = chosenOf(wanted, waiting, settings, now);
    const statements = await this.#statements(person, chosen, now);
    await driver.write([...setStates("never", without(rows, wanted)), ...statements]);
  }

  /** N2, N4, N8 */
  async #wanted(
    person: Person | undefined,
    rows: readonly NotificationRow[],
    settings: NotificationSettings,
  ): Promise<NotificationRow[]> {
    if (person?.state !== "active") return [];
    const { driver, access } = this.#options;
    const worth = rows.filter((row) => {
      const isOver = row.readAt !== null || row.isRemoved === 1 || row.isInternal === 1;
      return (
        !isOver && wayOf(settings, { event: row.event, isForMe: row.isForMe === 1 }) !== "never"
      );
    });
    return stillHeard(await rightsOf(driver, access, person.id), worth);
  }

  async #statements(
    person: Person | undefined,
    { mailed, later, isDigest }: Chosen,
    now: number,
  ): Promise<Statement[]> {
    const { mailer } = this.#options;
    const postponed = setStates("digest", later);
    if (!person || mailed.length === 0) return postponed;
    return [
      ...postponed,
      ...setStates("done", mailed),
      ...(isDigest ? [] : [countMailed(person.id, polishDay(now))]),
      mailer.enqueue({
        ...(await letterFor(this.#options, person, mailed, isDigest)),
        id: noticeMailId(person.id, newId()),
      }),
    ];
  }
}

function isDue(
  { now: count, digestSince }: WaitingPerson,
  { quiet, digestAt }: NotificationSettings,
  now: number,
): boolean {
  if (isQuiet(now, quiet)) return false;
  return count > 0 || (digestSince !== null && wasBefore(digestSince, now, digestAt));
}

function wasBefore(at: number, now: number, digestAt: string): boolean {
  return momentOf(at) < lastDigest(now, digestAt);
}

interface Chosen {
  readonly mailed: readonly NotificationRow[];
  /** To be in the digest. */
  readonly later: readonly NotificationRow[];
  readonly isDigest: boolean;
}

/** N5: a digest that is due takes all with it that waits for an e-mail. */
function chosenOf(
  rows: readonly NotificationRow[],
  { mailedOn, mailedCount }: WaitingPerson,
  settings: NotificationSettings,
  now: number,
): Chosen {
  const [atOnce, inDigest] = partition(
    rows,
    (row) =>
      row.mail === "now" &&
      wayOf(settings, { event: row.event, isForMe: row.isForMe === 1 }) === "at-once",
  );
  const due = inDigest.filter(({ at }) => wasBefore(at, now, settings.digestAt));
  if (due.length > 0) {
    return { mailed: [...due, ...atOnce], later: [], isDigest: true };
  }
  const later = inDigest.filter(({ mail }) => mail === "now");
  const isSpent = mailedOn === polishDay(now) && mailedCount >= atOnceADay;
  return isSpent
    ? { mailed: [], later: [...later, ...atOnce], isDigest: false }
    : { mailed: atOnce, later, isDigest: false };
}

function setStates(
  state: "never" | "digest" | "done",
  rows: readonly NotificationRow[],
): Statement[] {
  return rows.length === 0
    ? []
    : [
        setMailState(
          rows.map(({ id }) => id),
          state,
        ),
      ];
}

function without<T>(all: readonly T[], some: readonly T[]): T[] {
  return all.filter((each) => !some.includes(each));
}

function partition<T>(all: readonly T[], isFirst: (each: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((each) => !isFirst(each))];
}
