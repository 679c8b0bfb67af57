/** What people see and change of their own account. */
import {
  type Account,
  AppError,
  type PasswordChange,
  type ProfileChange,
  type SessionInfo,
} from "@brudnopis/schema";
import { type Driver, WriteConflict } from "../store/driver.ts";
import { hasIdentity } from "../store/identities.ts";
import { changePassword, changeProfile, findPerson, type Person } from "../store/people.ts";
import { namedGrantsOf } from "../store/people-list.ts";
import { deleteResetLinksOf } from "../store/reset-links.ts";
import { countRecoveryCodes } from "../store/second-factors.ts";
import { deleteOwnSession } from "../store/sessions.ts";
import type { Caller } from "./access.ts";
import type { Audit } from "./audit.ts";
import { assertIsOwn, type OwnProofOptions } from "./own-proof.ts";
import { hasSecondFactor } from "./second-factor.ts";
import { endSessions, type EndSessionsOptions } from "./sessions.ts";

export interface AccountOptions extends OwnProofOptions, EndSessionsOptions {
  readonly driver: Driver;
  readonly audit: Audit;
}

export async function describeAccount(
  { driver }: AccountOptions,
  { personId }: Caller,
): Promise<Account> {
  const { passwordHash } = await ownPerson(driver, personId);
  return {
    hasPassword: passwordHash !== "",
    totp: {
      isOn: await hasSecondFactor(driver, personId),
      recoveryCodes: await countRecoveryCodes(driver, personId),
    },
    sso: await hasIdentity(driver, personId),
    grants: await namedGrantsOf(driver, personId),
  };
}

export async function changeOwnProfile(
  { driver, audit }: AccountOptions,
  caller: Caller,
  change: ProfileChange,
): Promise<void> {
  const { personId } = caller;
  const person = await ownPerson(driver, personId);
  const { name = person.name, language = person.language } = change;
  const changed = [
    ...(name === person.name ? [] : ["name"]),
    ...(language === person.language ? [] : ["language"]),
  ];
  if (changed.length === 0) return;
  const details = { changed: changed.join(", ") };
  await driver.write([
    changeProfile(personId, name, language),
    audit.entry(caller, "person-changed", { personId, details }),
  ]);
}

/**
 * Whoever else is signed in as this person, knew the password or has a link to set one, is out.
 * @throws AppError `wrong-credentials`, `too-many-requests` after several wrong tries, or `sign-in-again` for a first
 *   password.
 */
export async function changeOwnPassword(
  options: AccountOptions,
  caller: Caller,
  { current, password }: PasswordChange,
  cookieHeader: string | undefined,
): Promise<void> {
  const { driver, audit, devices, passwords } = options;
  const { personId, sessionId } = caller;
  const person = await ownPerson(driver, personId);
  await assertIsOwn(options, caller, { password: current, cookieHeader });
  const also = [
    changePassword(person, await passwords.hash(password)),
    deleteResetLinksOf(personId),
    devices.forgettingOthers(cookieHeader, personId),
    audit.entry(caller, "password-changed", { personId }),
  ];
  try {
    await endSessions(options, personId, { except: sessionId, also });
  } catch (error) {
    if (error instanceof WriteConflict) {
      throw new AppError("conflict", "The password was changed a moment ago");
    }
    throw error;
  }
}

export async function listOwnSessions(
  { sessions }: AccountOptions,
  { personId, sessionId }: Caller,
): Promise<SessionInfo[]> {
  return (await sessions.of(personId)).map(({ id, device, address, createdAt, seenAt }) => ({
    id,
    isCurrent: id === sessionId,
    device,
    address,
    createdAt,
    seenAt,
  }));
}

/** @throws AppError `not-found` for what is not a session of this person. */
export async function endOwnSession(
  { driver, audit, closeSession }: AccountOptions,
  caller: Caller,
  sessionId: string,
): Promise<void> {
  const { personId } = caller;
  try {
    await driver.write([
      deleteOwnSession(sessionId, personId),
      audit.entry(caller, "session-ended", { personId }),
    ]);
  } catch (error) {
    if (error instanceof WriteConflict) throw new AppError("not-found", "There is no such session");
    throw error;
  }
  closeSession(sessionId, "session-ended");
}

export async function endOtherSessions(options: AccountOptions, caller: Caller): Promise<void> {
  const { personId, sessionId } = caller;
  const also = [options.audit.entry(caller, "sessions-ended", { personId })];
  await endSessions(options, personId, { except: sessionId, also });
}

/** @throws AppError `not-found` when there is no such person. */
export async function endAllSessionsOf(
  options: AccountOptions,
  personId: string,
  administrator: Caller,
): Promise<void> {
  const person = await findPerson(options.driver, personId);
  if (!person) throw new AppError("not-found", "There is no such account");
  const also = [options.audit.entry(administrator, "sessions-ended", { personId })];
  await endSessions(options, personId, { also });
}

async function ownPerson(driver: Driver, personId: string): Promise<Person> {
  const person = await findPerson(driver, personId);
  if (!person) throw new Error("The person of a session is not there");
  return person;
}
