/**
 * Invitations as their holders and those who look after a thing see them.
 *
 *   V1  An invitation is used once: of two people with the same link one comes too late.
 *   V2  It is for one address. Who has an account under it accepts signed in as that very person, and nobody else does.
 *   V3  A link that was used, revoked, replaced or is too old, and one that never was, are the same answer.
 */
import { AppError, type Invitation, type InvitationOffer, type Scope } from "@brudnopis/schema";
import { newId } from "../ids.ts";
import { type Driver, type Statement, WriteConflict } from "../store/driver.ts";
import { insertGrant } from "../store/grants.ts";
import { type Identity, insertIdentity } from "../store/identities.ts";
import {
  findInvitationByToken,
  invitationsSince,
  type StoredInvitation,
  useInvitation,
} from "../store/invitations.ts";
import { findPersonByEmail, insertPerson, type Person } from "../store/people.ts";
import type { AccessChange } from "../sync/sync.ts";
import type { Actor, Audit } from "./audit.ts";
import type { Passwords } from "./passwords.ts";
import { describeScope, scopeSubject } from "./scopes.ts";
import { hashToken } from "./tokens.ts";

const keptMs = 30 * 24 * 3_600_000;

/** Newest first; what is over is shown for thirty days more. */
export async function invitationsOn(
  driver: Driver,
  scope: Scope,
  now: number,
): Promise<Invitation[]> {
  const found = await invitationsSince(driver, scope, now - keptMs);
  return found.map((invitation) => ({
    id: invitation.id,
    email: invitation.email,
    ...(invitation.name === null ? {} : { name: invitation.name }),
    role: invitation.role,
    organisation: invitation.organisation,
    state: stateOf(invitation, now),
    createdAt: invitation.createdAt,
    createdBy: invitation.inviter,
    expiresAt: invitation.expiresAt,
    mail: mailStateOf(invitation),
  }));
}

function stateOf(
  { usedAt, revokedAt, expiresAt }: StoredInvitation,
  now: number,
): Invitation["state"] {
  if (usedAt !== null) return "accepted";
  if (revokedAt !== null) return "revoked";
  return expiresAt <= now ? "expired" : "pending";
}

function mailStateOf({ mailId, mailSentAt, mailFailedAt }: StoredInvitation): Invitation["mail"] {
  if (mailId === null) return "none";
  if (mailSentAt !== null) return "sent";
  return mailFailedAt === null ? "waiting" : "failed";
}

/** What the holder of a link is invited to. @throws AppError `link-invalid` */
export async function lookAtInvitation(
  { driver, clock }: Pick<AcceptDeps, "driver" | "clock">,
  token: string,
  signedInId: string | undefined,
): Promise<InvitationOffer> {
  const { invitation, person } = await pending(driver, token, clock());
  return {
    email: invitation.email,
    ...(invitation.name === null ? {} : { name: invitation.name }),
    role: invitation.role,
    scope: await describeScope(driver, invitation.scope),
    organisation: invitation.organisation,
    invitedBy: invitation.inviter,
    expiresAt: invitation.expiresAt,
    hasAccount: person !== undefined,
    isSignedIn: person !== undefined && person.id === signedInId,
  };
}

export interface AcceptDeps {
  readonly driver: Driver;
  readonly audit: Audit;
  readonly passwords: Passwords;
  readonly clock: () => number;
  accessChanged(about?: AccessChange): Promise<void>;
}

/** Somebody without an account, and how they will sign in. */
export type Newcomer =
  | { readonly name: string; readonly password: string }
  | { readonly name: string; readonly identity: Identity };

export interface Acceptance {
  readonly token: string;
  /** Who accepts, as far as that is known: the person who is signed in, if anybody is. */
  readonly actor: Actor;
  /** Absent when nothing was said about a new account. */
  readonly newcomer?: Newcomer | undefined;
}

/**
 * Gives what was promised: to the account of the invitation's address, or to a new one.
 * @throws AppError `link-invalid`; `unauthenticated` when there is an account and nobody is signed in; `forbidden` when
 *   somebody else is; `invalid-input` when a new account would have no name or no way to sign in.
 */
export async function acceptInvitation(
  deps: AcceptDeps,
  acceptance: Acceptance,
): Promise<{ readonly personId: string; readonly isNew: boolean }> {
  const { driver, clock, accessChanged } = deps;
  const { invitation, person } = await pending(driver, acceptance.token, clock());
  assertIsFor(person, acceptance.actor);
  const personId = person?.id ?? newId();
  const account = person ? [] : await newAccount(deps, invitation, personId, acceptance.newcomer);
  const acting = { ...acceptance.actor, personId };
  try {
    await driver.write([...account, ...gift(deps, invitation, acceptance.token, acting)]);
  } catch (error) {
    if (error instanceof WriteConflict) throw await tooLate(deps, acceptance.token);
    throw error;
  }
  await accessChanged({ personId });
  return { personId, isNew: person === undefined };
}

/** An invitation that can be accepted, and the account that it is for, if there is one. */
async function pending(
  driver: Driver,
  token: string,
  now: number,
): Promise<{ invitation: StoredInvitation; person: Person | undefined }> {
  const invitation = await findInvitationByToken(driver, hashToken(token));
  if (!invitation || stateOf(invitation, now) !== "pending") throw invalid();
  const person = await findPersonByEmail(driver, invitation.email);
  // Being invited does not undo being shut out.
  if (person && person.state !== "active") throw invalid();
  return { invitation, person };
}

function assertIsFor(person: Person | undefined, { personId }: Actor): void {
  if (personId === undefined) {
    if (person) throw new AppError("unauthenticated", "Sign in to accept this invitation");
  } else if (personId !== person?.id) {
    throw new AppError("forbidden", "This invitation is for somebody else; sign out first");
  }
}

async function newAccount(
  { passwords, clock }: AcceptDeps,
  { email, organisationId, language }: StoredInvitation,
  id: string,
  newcomer: Newcomer | undefined,
): Promise<Statement[]> {
  if (!newcomer) throw new AppError("invalid-input", "A new account needs a name and a password");
  const createdAt = clock();
  const { name } = newcomer;
  const passwordHash = "password" in newcomer ? await passwords.hash(newcomer.password) : "";
  return [
    insertPerson({ id, name, email, passwordHash, organisationId, language, createdAt }),
    ...("identity" in newcomer ? [insertIdentity(newcomer.identity, id, createdAt)] : []),
  ];
}

/** The role, and the end of the invitation. */
function gift(
  { audit, clock }: AcceptDeps,
  { id, role, scope, createdBy }: StoredInvitation,
  token: string,
  actor: Actor & { readonly personId: string },
): Statement[] {
  const { personId } = actor;
  const now = clock();
  const about = { ...scopeSubject(scope), personId };
  return [
    useInvitation(hashToken(token), personId, now),
    insertGrant(personId, { role, scope }, now, createdBy),
    audit.entry(actor, "invitation-accepted", { ...about, details: { role, invitation: id } }),
    // By whoever invited: they gave it, however late it was taken.
    audit.entry({ personId: createdBy }, "role-given", { ...about, details: { role } }),
  ];
}

/** Somebody was quicker: with this very link, or with another one for the same address. */
async function tooLate({ driver, clock }: AcceptDeps, token: string): Promise<AppError> {
  const { person } = await pending(driver, token, clock());
  return person
    ? new AppError("unauthenticated", "Sign in to accept this invitation")
    : new AppError("conflict", "This cannot be done at the same time twice; try again");
}

function invalid(): AppError {
  return new AppError("link-invalid", "This invitation does not work any more");
}
