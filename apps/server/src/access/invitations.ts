/**
 * Invitations as their holders and those who look after a thing see them.
 *
 *   V1  An invitation is used once: of two people with the same link one comes too late.
 *   V2  It is for one address. Who has an account under it accepts signed in as that very person, and nobody else does.
 *       Whether there is such an account, and whether it is blocked, is not told to whoever looks; trying to make a second
 *       one tells it, and is written down.
 *   V3  An invitation is worth no more than the rights of whoever made it, as they are when it is accepted.
 *   V4  A link that was used, revoked, replaced or is too old, one that V3 ends, and one that never was, are the same
 *       answer.
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
import type { Access } from "./access.ts";
import type { Actor, Audit } from "./audit.ts";
import { isStillGiven } from "./inviter.ts";
import type { Passwords } from "./passwords.ts";
import { describeScope, scopeSubject } from "./scopes.ts";
import { hashToken } from "./tokens.ts";

const keptMs = 30 * 24 * 3_600_000;

export type InvitationDeps = Pick<AcceptDeps, "driver" | "access" | "clock">;

/** Newest first; what is over is shown for thirty days more. */
export async function invitationsOn(deps: InvitationDeps, scope: Scope): Promise<Invitation[]> {
  const now = deps.clock();
  const found = await invitationsSince(deps.driver, scope, now - keptMs);
  const lapsed = await lapsedOf(deps.access, found, now);
  return found.map((invitation) => ({
    id: invitation.id,
    email: invitation.email,
    ...(invitation.name === null ? {} : { name: invitation.name }),
    role: invitation.role,
    organisation: invitation.organisation,
    // Like one that is too old, it works again when somebody who may gives it sends it again.
    state: lapsed.has(invitation.id) ? "expired" : stateOf(invitation, now),
    createdAt: invitation.createdAt,
    createdBy: invitation.inviter,
    expiresAt: invitation.expiresAt,
    mail: mailStateOf(invitation),
  }));
}

/** V3: the ids of those that would be open, had their makers not lost the right to give them. */
async function lapsedOf(
  access: Access,
  invitations: readonly StoredInvitation[],
  now: number,
): Promise<ReadonlySet<string>> {
  const answers = new Map<string, Promise<boolean>>();
  const lapsed = new Set<string>();
  for (const invitation of invitations) {
    if (stateOf(invitation, now) !== "pending") continue;
    const key = `${invitation.createdBy} ${invitation.role}`;
    const answer = answers.get(key) ?? isStillGiven(access, invitation);
    answers.set(key, answer);
    if (!(await answer)) lapsed.add(invitation.id);
  }
  return lapsed;
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
  deps: InvitationDeps,
  token: string,
  signedInId: string | undefined,
): Promise<InvitationOffer> {
  const { driver } = deps;
  const { invitation, person } = await pending(deps, token);
  return {
    email: invitation.email,
    ...(invitation.name === null ? {} : { name: invitation.name }),
    role: invitation.role,
    scope: await describeScope(driver, invitation.scope),
    organisation: invitation.organisation,
    invitedBy: invitation.inviter,
    expiresAt: invitation.expiresAt,
    isSignedIn: person !== undefined && person.id === signedInId,
  };
}

export interface AcceptDeps {
  readonly driver: Driver;
  readonly access: Access;
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
 * @throws AppError `link-invalid`; `invalid-input` when nobody is signed in and a new account would have no name or no
 *   way to sign in; `unauthenticated` when there is an account already; `forbidden` when somebody else is signed in.
 */
export async function acceptInvitation(
  deps: AcceptDeps,
  acceptance: Acceptance,
): Promise<{ readonly personId: string; readonly isNew: boolean }> {
  const { driver, accessChanged } = deps;
  const { invitation, person } = await pending(deps, acceptance.token);
  await assertIsFor(deps, person, acceptance);
  const personId = person?.id ?? newId();
  const { newcomer } = acceptance;
  const account = !person && newcomer ? await newAccount(deps, invitation, personId, newcomer) : [];
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
  { driver, access, clock }: InvitationDeps,
  token: string,
): Promise<{ invitation: StoredInvitation; person: Person | undefined }> {
  const invitation = await findInvitationByToken(driver, hashToken(token));
  if (!invitation || stateOf(invitation, clock()) !== "pending") throw invalid();
  if (!(await isStillGiven(access, invitation))) throw invalid();
  const person = await findPersonByEmail(driver, invitation.email);
  return { invitation, person };
}

async function assertIsFor(
  { audit }: AcceptDeps,
  person: Person | undefined,
  { actor, newcomer }: Acceptance,
): Promise<void> {
  if (actor.personId !== undefined) {
    if (actor.personId === person?.id) return;
    throw new AppError("forbidden", "This invitation is for somebody else; sign out first");
  }
  // Before anybody looks for an account, so that it is no way to find one out.
  if (!newcomer) throw new AppError("invalid-input", "A new account needs a name and a password");
  if (!person) return;
  // Also for somebody who is blocked: being invited does not undo being shut out.
  const subject = { personId: person.id, details: { way: "invitation" } };
  await audit.record(actor, "sign-in-failed", subject);
  throw signInFirst();
}

function signInFirst(): AppError {
  return new AppError("unauthenticated", "Sign in to accept this invitation");
}

async function newAccount(
  { passwords, clock }: AcceptDeps,
  { email, organisationId, language }: StoredInvitation,
  id: string,
  newcomer: Newcomer,
): Promise<Statement[]> {
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
async function tooLate(deps: InvitationDeps, token: string): Promise<AppError> {
  const { person } = await pending(deps, token);
  return person
    ? signInFirst()
    : new AppError("conflict", "This cannot be done at the same time twice; try again");
}

function invalid(): AppError {
  return new AppError("link-invalid", "This invitation does not work any more");
}
