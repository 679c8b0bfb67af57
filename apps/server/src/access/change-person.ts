/**
 * What administrators change about people. Roles are given and taken in `person-roles.ts`, accounts erased in
 * `erase.ts`.
 *
 *   P1  There is always an administrator who can sign in: the last one can neither lose the role, nor be blocked, nor be
 *       erased.
 *   P2  Somebody who is blocked or erased is signed out at once, everywhere.
 *       What they offered to others is taken back.
 *   P3  Somebody who was erased stays erased.
 */
import { AppError, type PersonChange, type PersonDetails } from "@brudnopis/schema";
import { type Driver, type Statement, WriteConflict } from "../store/driver.ts";
import { grantsOf } from "../store/grants.ts";
import { revokeInvitationsBy } from "../store/invitations.ts";
import { findOrganisation } from "../store/organisations.ts";
import { findPersonByEmail } from "../store/people.ts";
import type { KnownPerson } from "../store/people-list.ts";
import {
  administeredWithout,
  changePersonState,
  hasOtherAdministrators,
  updatePerson,
} from "../store/person-changes.ts";
import { deleteResetLinksOf } from "../store/reset-links.ts";
import type { Caller } from "./access.ts";
import type { Audit } from "./audit.ts";
import { isAdministrator } from "./decide.ts";
import { knownPerson, personDetails } from "./people.ts";
import { endSessions, type EndSessionsOptions } from "./sessions.ts";

export interface PeopleDeps extends EndSessionsOptions {
  readonly audit: Audit;
  readonly clock: () => number;
}

/** @throws AppError `invalid-input` for an address that is taken, `last-administrator`, `conflict`. */
export async function changePerson(
  deps: PeopleDeps,
  caller: Caller,
  id: string,
  change: PersonChange,
): Promise<PersonDetails> {
  const { driver, audit, clock, accessChanged } = deps;
  const person = await livingPerson(driver, id);
  const isBlocking = change.blocked === true && person.state === "active";
  const isUnblocking = change.blocked === false && person.state === "blocked";
  const statements = [
    ...(await profileChange(deps, caller, person, change)),
    ...(isUnblocking
      ? [
          changePersonState(id, "blocked", "active"),
          audit.entry(caller, "person-unblocked", { personId: id }),
        ]
      : []),
  ];
  if (isBlocking) {
    await storeDeparture(deps, id, [
      ...statements,
      changePersonState(id, "active", "blocked"),
      deleteResetLinksOf(id),
      ...revokeInvitationsBy(id, clock()),
      audit.entry(caller, "person-blocked", { personId: id }),
    ]);
  } else if (statements.length > 0) {
    await unlessLast(driver, id, () => driver.write(statements));
    await accessChanged({ personId: id });
  }
  return personDetails(driver, id);
}

/** What is new about the account itself; the log says which parts, never what they were. */
async function profileChange(
  { driver, audit }: PeopleDeps,
  caller: Caller,
  person: KnownPerson,
  change: PersonChange,
): Promise<Statement[]> {
  const { id } = person;
  const name = change.name ?? person.name;
  const email = change.email?.toLowerCase() ?? person.email;
  const organisationId = change.organisationId ?? person.organisationId;
  const changed = [
    ...(name === person.name ? [] : ["name"]),
    ...(email === person.email ? [] : ["email"]),
    ...(organisationId === person.organisationId ? [] : ["organisation"]),
  ];
  if (changed.length === 0) return [];
  if (changed.includes("email") && (await findPersonByEmail(driver, email))) {
    throw invalid("email", "Another account has this address");
  }
  if (!(await findOrganisation(driver, organisationId))) {
    throw invalid("organisationId", "There is no such organisation");
  }
  return [
    updatePerson({ id, name, email, organisationId }),
    // A link that waits in a mailbox which is theirs no more.
    ...(changed.includes("email") ? [deleteResetLinksOf(id)] : []),
    audit.entry(caller, "person-changed", {
      personId: id,
      ...(changed.includes("organisation") ? { organisationId } : {}),
      details: { changed: changed.join(", ") },
    }),
  ];
}

/** P2: stores what ends somebody's time here, and closes what they have open. */
export async function storeDeparture(
  deps: PeopleDeps,
  personId: string,
  statements: readonly Statement[],
): Promise<void> {
  const also = [administeredWithout(personId), ...statements];
  await unlessLast(deps.driver, personId, () => endSessions(deps, personId, { also }));
}

/** @throws AppError in place of a refused write: `last-administrator` (P1), or `conflict` with somebody's change. */
export async function unlessLast(
  driver: Driver,
  personId: string,
  store: () => Promise<unknown>,
): Promise<void> {
  try {
    await store();
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    const isOne = isAdministrator(await grantsOf(driver, personId));
    if (isOne && !(await hasOtherAdministrators(driver, personId))) {
      throw new AppError("last-administrator", "Nobody else could run this installation");
    }
    throw new AppError("conflict", "Somebody has changed this account a moment ago");
  }
}

export function invalid(path: string, message: string): AppError {
  return new AppError("invalid-input", message, { issues: [{ path, message }] });
}

/**
 * Somebody whose account can still be changed (P3).
 * @throws AppError `not-found`, or `conflict` for an account that was erased.
 */
export async function livingPerson(driver: Driver, id: string): Promise<KnownPerson> {
  const person = await knownPerson(driver, id);
  if (person.state === "erased") throw new AppError("conflict", "This account was erased");
  return person;
}
