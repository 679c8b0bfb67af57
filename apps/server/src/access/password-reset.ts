/**
 * A new password for somebody who has forgotten theirs, by a link that comes by mail or from an administrator.
 *
 *   L1  A link counts once, for three days, and is kept as a hash.
 *   L2  Asking for a mail gives the same answer, at the same time, whether or not there is such an account: what follows
 *       from it begins a second or so after the answer, at no certain moment, so that neither this answer nor the next
 *       one is late because of it.
 *   L3  An account gets three mails an hour at most, however often they are asked for. One that has no password, because
 *       it signs in through a provider, gets none: a mailbox should not be a way around the provider.
 *   L4  A new password ends every session, every other link, and what made browsers known. The second factor stays.
 */
import { AppError, type HandedLink, type PasswordReset, type ResetOffer } from "@brudnopis/schema";
import { randomInt } from "node:crypto";
import type { Mailer } from "../mail/mailer.ts";
import { resetMail } from "../mail/texts.ts";
import type { Schedule } from "../schedule.ts";
import { type Driver, WriteConflict } from "../store/driver.ts";
import { changePassword, findPerson, findPersonByEmail, type Person } from "../store/people.ts";
import {
  countAskedResetLinks,
  deleteResetLinksOf,
  insertResetLink,
  ownerOfResetLink,
  useResetLink,
} from "../store/reset-links.ts";
import type { Log } from "../sync/ports.ts";
import type { Caller } from "./access.ts";
import type { Actor, Audit } from "./audit.ts";
import type { KnownDevices } from "./known-devices.ts";
import type { OwnOrigin } from "./own-origin.ts";
import type { Passwords } from "./passwords.ts";
import { endSessions, type EndSessionsOptions } from "./sessions.ts";
import { passwordTarget } from "./sign-in.ts";
import type { Throttle } from "./throttle.ts";
import { hashToken, newToken } from "./tokens.ts";

export interface PasswordResetOptions extends EndSessionsOptions {
  readonly driver: Driver;
  readonly audit: Audit;
  readonly mailer: Mailer;
  readonly ownOrigin: OwnOrigin;
  readonly passwords: Passwords;
  readonly devices: KnownDevices;
  readonly throttle: Throttle;
  readonly clock: () => number;
  readonly schedule: Schedule;
  readonly log: Log;
}

const hourMs = 3_600_000;
const linkLifeMs = 72 * hourMs;
const mailsPerHour = 3;
/** L2. */
const shortestDelayMs = 500;
export const longestDelayMs = 1500;
/** Whoever asks while so many wait gets no mail, and asks again. */
const maxWaiting = 100;

/** L2, L3. One after the other, so that those that come together are counted too. */
export class ResetRequests {
  readonly #options: PasswordResetOptions;
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;
  /** What begins those whose moment has not come. */
  readonly #later = new Set<() => void>();

  constructor(options: PasswordResetOptions) {
    this.#options = options;
  }

  /** Returns at once, and never says what became of it. */
  ask(email: string, actor: Actor): void {
    const { log, mailer, schedule } = this.#options;
    if (!mailer.isOn) return;
    if (this.#waiting >= maxWaiting) {
      log.warn({ waiting: this.#waiting }, "A password reset was dropped: too many are asked for");
      return;
    }
    this.#waiting += 1;
    const begin = () => {
      if (this.#later.delete(begin)) this.#last = this.#last.then(() => this.#handle(email, actor));
    };
    this.#later.add(begin);
    schedule(begin, randomInt(shortestDelayMs, longestDelayMs));
  }

  /** Begins what waits for its moment, and resolves when nothing waits. */
  settle(): Promise<void> {
    for (const begin of this.#later) begin();
    return this.#last;
  }

  async #handle(email: string, actor: Actor): Promise<void> {
    try {
      await mailLink(this.#options, email, actor);
    } catch (error) {
      this.#options.log.error({ err: error }, "A password reset could not be mailed");
    } finally {
      this.#waiting -= 1;
    }
  }
}

async function mailLink(
  { driver, audit, mailer, ownOrigin, clock }: PasswordResetOptions,
  email: string,
  actor: Actor,
): Promise<void> {
  const person = await findPersonByEmail(driver, email);
  if (person?.state !== "active" || person.passwordHash === "") return;
  const lately = await countAskedResetLinks(driver, person.id, clock() - hourMs);
  if (lately >= mailsPerHour) return;
  const { link, expiresAt, statements } = newLink(ownOrigin, person, null, clock());
  const { name, language } = person;
  await driver.write([
    ...statements,
    mailer.enqueue(resetMail({ to: person.email, language, name, link, expiresAt })),
    audit.entry(actor, "password-reset-asked", { personId: person.id }),
  ]);
  mailer.wake();
}

/** A link to be handed over by an administrator. @throws AppError `not-found` unless the account can be used. */
export async function makeResetLink(
  { driver, audit, ownOrigin, clock }: PasswordResetOptions,
  personId: string,
  administrator: Caller,
): Promise<HandedLink> {
  const person = await findPerson(driver, personId);
  if (person?.state !== "active") throw new AppError("not-found", "There is no such account");
  const { link, expiresAt, statements } = newLink(
    ownOrigin,
    person,
    administrator.personId,
    clock(),
  );
  await driver.write([
    ...statements,
    audit.entry(administrator, "password-reset-link-made", { personId }),
  ]);
  return { link, expiresAt };
}

/** Whose password a link sets. @throws AppError `link-invalid` */
export async function describeResetLink(
  options: PasswordResetOptions,
  token: string,
): Promise<ResetOffer> {
  const { email } = await personOfLink(options, hashToken(token));
  return { email };
}

/** L4. @throws AppError `link-invalid` */
export async function resetPassword(
  options: PasswordResetOptions,
  { token, password }: PasswordReset,
  { address }: Actor,
): Promise<void> {
  const { audit, devices, passwords, throttle } = options;
  const tokenHash = hashToken(token);
  // Asked first, so that guessing links does not cost a password hash each.
  const person = await personOfLink(options, tokenHash);
  const { id: personId, email } = person;
  const newHash = await passwords.hash(password);
  const actor = { personId, ...(address === undefined ? {} : { address }) };
  const also = [
    useResetLink(tokenHash),
    deleteResetLinksOf(personId),
    changePassword(person, newHash),
    devices.forgettingAll(personId),
    audit.entry(actor, "password-reset", { personId }),
  ];
  try {
    await endSessions(options, personId, { also });
  } catch (error) {
    // Somebody else was quicker with the same link, or another one.
    if (error instanceof WriteConflict) throw linkInvalid();
    throw error;
  }
  throttle.forgive(passwordTarget(email));
}

async function personOfLink(
  { driver, clock }: PasswordResetOptions,
  tokenHash: string,
): Promise<Person> {
  const personId = await ownerOfResetLink(driver, tokenHash, clock());
  const person = personId === undefined ? undefined : await findPerson(driver, personId);
  if (person?.state !== "active") throw linkInvalid();
  return person;
}

function linkInvalid(): AppError {
  return new AppError("link-invalid", "This link was used, has expired, or never was");
}

function newLink(
  ownOrigin: OwnOrigin,
  { id: personId }: Person,
  createdBy: string | null,
  now: number,
) {
  const token = newToken();
  const expiresAt = now + linkLifeMs;
  return {
    // Behind the `#`, which browsers keep to themselves.
    link: `${ownOrigin.url}/nowe-haslo#klucz=${token}`,
    expiresAt,
    statements: insertResetLink({
      tokenHash: hashToken(token),
      personId,
      createdAt: now,
      createdBy,
      expiresAt,
    }),
  };
}
