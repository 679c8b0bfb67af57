/**
 * Inviting people to a role on something.
 *
 *   I1  Nobody gives, sends again or takes back an invitation to a role that they could not give.
 *   I2  What becomes of an invitation does not tell whether its address has an account.
 *   I3  A link works for 72 hours; sending it again makes another and kills the one before.
 *   I4  Nobody floods a mailbox, or many: an invitation is mailed again after ten minutes at the soonest, and one person
 *       invites a thousand times a day at most.
 *   I5  Without e-mail everything works by the link, which whoever invites hands over.
 */
import {
  AppError,
  Email,
  type InvitationLink,
  type InvitationReport,
  type Language,
  type NewInvitations,
  type Role,
  type Scope,
} from "@brudnopis/schema";
import { newId } from "../ids.ts";
import type { Mailer } from "../mail/mailer.ts";
import { invitationMail } from "../mail/texts.ts";
import { type Driver, type Statement, WriteConflict } from "../store/driver.ts";
import {
  countInvited,
  findInvitation,
  invitedAtMost,
  insertInvitation,
  renewInvitation,
  revokeInvitation,
  type StoredInvitation,
} from "../store/invitations.ts";
import { giveUpMail } from "../store/mail.ts";
import { findOrganisation } from "../store/organisations.ts";
import type { Access, Caller } from "./access.ts";
import type { Audit } from "./audit.ts";
import { grantableRoles, mayOrganise } from "./decide.ts";
import type { OwnOrigin } from "./own-origin.ts";
import { describeScope, type Place, scopeSubject } from "./scopes.ts";
import { hashToken, newToken } from "./tokens.ts";

export interface InviteDeps {
  readonly driver: Driver;
  readonly access: Access;
  readonly audit: Audit;
  readonly mailer: Mailer;
  readonly ownOrigin: OwnOrigin;
  readonly clock: () => number;
}

type Line = NewInvitations["people"][number];
type Result = InvitationReport["results"][number];

const validMs = 72 * 3_600_000;
/** I4. */
const mailEveryMs = 10 * 60_000;
const dayMs = 24 * 3_600_000;
const invitationsPerDay = 1000;

/** Invites those of a list who can be invited, together, and says of each line what became of it. */
export async function invite(
  deps: InviteDeps,
  caller: Caller,
  scope: Scope,
  { role, people, language }: NewInvitations,
): Promise<InvitationReport> {
  assertGrantable(caller, scope, role);
  const place = await describeScope(deps.driver, scope);
  const organisationOf = organisations(deps, caller, scope);
  const seen = new Set<string>();
  const statements: Statement[] = [];
  const results: Result[] = [];
  for (const line of people) {
    const checked = await check(line, seen, organisationOf);
    if ("outcome" in checked) {
      results.push(checked);
      continue;
    }
    const made = invitationOf(deps, caller, { ...checked, role, scope, place, language });
    statements.push(...made.statements);
    results.push(made.result);
  }
  const asked = results.filter(({ outcome }) => outcome === "invited").length;
  await withinTheDay(deps, caller, { statements, asked });
  deps.mailer.wake();
  return { results };
}

/** I4, also when many lists come at once. @throws AppError `too-many-requests` */
async function withinTheDay(
  { driver, clock }: InviteDeps,
  { personId }: Caller,
  { statements, asked }: { readonly statements: readonly Statement[]; readonly asked: number },
): Promise<void> {
  const since = clock() - dayMs;
  try {
    await driver.write([...statements, invitedAtMost(personId, invitationsPerDay, since)]);
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    const { count, first } = await countInvited(driver, personId, since);
    if (count + asked <= invitationsPerDay) throw error;
    throw tooMany((first ?? clock()) + dayMs - clock());
  }
}

function tooMany(waitMs: number): AppError {
  const waitSeconds = Math.ceil(waitMs / 1000);
  const message = `Too many invitations; try again in ${waitSeconds} seconds`;
  return new AppError("too-many-requests", message, { waitSeconds });
}

/** @throws AppError `forbidden` for a role that this person may not give on such a thing. */
function assertGrantable({ grants }: Caller, { kind }: Scope, role: Role): void {
  if (grantableRoles(grants, kind).includes(role)) return;
  throw new AppError("forbidden", "You cannot give this role here");
}

interface Invitee {
  /** Lower case. */
  readonly email: string;
  readonly name: string | null;
  readonly organisationId: string;
}

async function check(
  { email: typed, name, organisationId: wished }: Line,
  seen: Set<string>,
  organisationOf: (wished: string | undefined) => Promise<string | undefined>,
): Promise<Invitee | (Result & { outcome: "refused" })> {
  const refused = (reason: "bad-address" | "twice" | "unknown-organisation") =>
    ({ outcome: "refused", email: typed, reason }) as const;
  const email = typed.toLowerCase();
  if (!Email.safeParse(email).success) return refused("bad-address");
  if (seen.has(email)) return refused("twice");
  const organisationId = await organisationOf(wished);
  if (organisationId === undefined) return refused("unknown-organisation");
  seen.add(email);
  return { email, name: name === undefined || name === "" ? null : name, organisationId };
}

/** The organisation that somebody will belong to; undefined for one that this person has no say in. */
function organisations(
  { driver, access }: InviteDeps,
  caller: Caller,
  scope: Scope,
): (wished: string | undefined) => Promise<string | undefined> {
  const usual = scope.kind === "organisation" ? scope.id : caller.organisationId;
  const known = new Map([[usual, Promise.resolve(true)]]);
  const mayName = async (id: string) => {
    const found = mayOrganise(caller.grants)
      ? await findOrganisation(driver, id)
      : await access.organisation(caller, id, "manage");
    return found !== undefined;
  };
  return async (wished = usual) => {
    const answer = known.get(wished) ?? mayName(wished);
    known.set(wished, answer);
    return (await answer) ? wished : undefined;
  };
}

function invitationOf(
  deps: InviteDeps,
  caller: Caller,
  invitee: Invitee & Addressee & { readonly scope: Scope },
): { readonly statements: readonly Statement[]; readonly result: Result } {
  const { email, role, scope } = invitee;
  const id = newId();
  const now = deps.clock();
  const { tokenHash, expiresAt, mailId, link, statements } = newLink(deps, caller, invitee);
  return {
    statements: [
      ...insertInvitation({
        ...invitee,
        id,
        tokenHash,
        createdAt: now,
        createdBy: caller.personId,
        expiresAt,
        mailId,
      }),
      ...statements,
      deps.audit.entry(caller, "invited", {
        ...scopeSubject(scope),
        details: { role, invitation: id },
      }),
    ],
    result: { outcome: "invited", email, id, link, expiresAt, mail: mailOf(mailId) },
  };
}

interface Addressee {
  readonly email: string;
  readonly role: Role;
  readonly place: Place;
  readonly language: Language;
}

/** A link that nobody has seen, and the e-mail that carries it when there is e-mail. */
function newLink(
  { mailer, ownOrigin, clock }: InviteDeps,
  inviter: Caller,
  { email: to, role, place, language }: Addressee,
) {
  const token = newToken();
  const expiresAt = clock() + validMs;
  const link = `${ownOrigin.url}/zaproszenie#klucz=${token}`;
  const shared = { link, expiresAt, tokenHash: hashToken(token) };
  if (!mailer.isOn) return { ...shared, mailId: null, statements: [] };
  const mailId = newId();
  const mail = { id: mailId, to, language, inviter, role, place, link, expiresAt };
  return { ...shared, mailId, statements: [mailer.enqueue(invitationMail(mail))] };
}

function mailOf(mailId: string | null): "none" | "waiting" {
  return mailId === null ? "none" : "waiting";
}

/**
 * Makes another link for an invitation that was not used, also when its time was over.
 * @throws AppError `not-found`, `forbidden`, `conflict` when it was used or revoked, or `too-many-requests`.
 */
export async function sendAgain(
  deps: InviteDeps,
  caller: Caller,
  scope: Scope,
  invitationId: string,
): Promise<InvitationLink> {
  const invitation = await open(deps, caller, scope, invitationId);
  const unlessValidAfter = assertNotJustMailed(deps, invitation);
  const place = await describeScope(deps.driver, scope);
  const renewal = newLink(deps, caller, { ...invitation, place });
  const { link, expiresAt, mailId } = renewal;
  await deps.driver.write([
    // By whoever sends it: what counts is what they may give.
    renewInvitation(invitationId, {
      ...renewal,
      createdBy: caller.personId,
      unlessValidAfter,
    }),
    ...withdrawnMail(invitation, deps.clock()),
    ...renewal.statements,
    entryFor(deps, caller, "invitation-sent-again", invitation),
  ]);
  deps.mailer.wake();
  return { link, expiresAt, mail: mailOf(mailId) };
}

/** I4. How long the link before may still be valid. @throws AppError `too-many-requests` */
function assertNotJustMailed(
  { mailer, clock }: InviteDeps,
  { expiresAt }: StoredInvitation,
): number {
  // A link that is handed over fills no mailbox.
  if (!mailer.isOn) return expiresAt;
  const latest = clock() + validMs - mailEveryMs;
  if (expiresAt > latest) throw tooMany(expiresAt - latest);
  return latest;
}

/**
 * Takes back an invitation that was not used.
 * @throws AppError `not-found`, `forbidden`, or `conflict` when it was used or revoked.
 */
export async function revoke(
  deps: InviteDeps,
  caller: Caller,
  scope: Scope,
  invitationId: string,
): Promise<void> {
  const invitation = await open(deps, caller, scope, invitationId);
  const now = deps.clock();
  await deps.driver.write([
    revokeInvitation(invitationId, now),
    ...withdrawnMail(invitation, now),
    entryFor(deps, caller, "invitation-revoked", invitation),
  ]);
}

/** Who may not give a role could otherwise get hold of the link to one, and use it. */
async function open(
  { driver }: InviteDeps,
  caller: Caller,
  scope: Scope,
  invitationId: string,
): Promise<StoredInvitation> {
  const invitation = await findInvitation(driver, scope, invitationId);
  if (!invitation) throw new AppError("not-found", "There is no such invitation here");
  assertGrantable(caller, scope, invitation.role);
  if (invitation.usedAt !== null || invitation.revokedAt !== null) {
    throw new AppError("conflict", "This invitation was used or revoked already");
  }
  return invitation;
}

function withdrawnMail({ mailId }: StoredInvitation, now: number): Statement[] {
  return mailId === null ? [] : [giveUpMail(mailId, now)];
}

function entryFor(
  { audit }: InviteDeps,
  caller: Caller,
  action: "invitation-sent-again" | "invitation-revoked",
  { id, role, scope }: StoredInvitation,
): Statement {
  return audit.entry(caller, action, {
    ...scopeSubject(scope),
    details: { role, invitation: id },
  });
}
