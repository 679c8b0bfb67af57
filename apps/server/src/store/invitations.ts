/** Invitations: a role on something for whoever has the link, whose token is known here by its hash only. */
import { Language, Role, type Scope, ScopeKind } from "@brudnopis/schema";
import { z } from "zod";
import { type Driver, readAll, readOne, type Statement } from "./driver.ts";
import { scopeId } from "./grants.ts";

const Row = z.strictObject({
  id: z.string(),
  email: z.string(),
  name: z.string().nullable(),
  role: Role,
  scopeKind: ScopeKind,
  scopeId: z.string(),
  /** Where the new person belongs. */
  organisationId: z.string(),
  organisation: z.string(),
  language: Language,
  createdAt: z.int(),
  createdBy: z.string(),
  inviter: z.string(),
  expiresAt: z.int(),
  usedAt: z.int().nullable(),
  revokedAt: z.int().nullable(),
  mailId: z.string().nullable(),
  mailSentAt: z.int().nullable(),
  mailFailedAt: z.int().nullable(),
});

export interface StoredInvitation extends Omit<z.infer<typeof Row>, "scopeKind" | "scopeId"> {
  readonly scope: Scope;
}

const InvitationRow = Row.transform(({ scopeKind: kind, scopeId: id, ...row }) => {
  const scope: Scope = kind === "installation" ? { kind } : { kind, id };
  return { ...row, scope };
});

const selectInvitation = `
  select invitation.id, invitation.email, invitation.name, invitation.role, invitation.scope_kind as "scopeKind",
    invitation.scope_id as "scopeId", invitation.organisation_id as "organisationId", organisation.name as organisation,
    invitation.language, invitation.created_at as "createdAt", invitation.created_by as "createdBy",
    inviter.name as inviter, invitation.expires_at as "expiresAt", invitation.used_at as "usedAt",
    invitation.revoked_at as "revokedAt", invitation.mail_id as "mailId", mail.sent_at as "mailSentAt",
    mail.failed_at as "mailFailedAt"
  from invitation
    join organisation on organisation.id = invitation.organisation_id
    join person inviter on inviter.id = invitation.created_by
    left join mail on mail.id = invitation.mail_id`;

/** What is pending, or was until a moment, newest first. */
export function invitationsSince(
  driver: Driver,
  scope: Scope,
  since: number,
): Promise<StoredInvitation[]> {
  return readAll(
    driver,
    InvitationRow,
    `${selectInvitation}
     where invitation.scope_kind = $1 and invitation.scope_id = $2
       and coalesce(invitation.used_at, invitation.revoked_at, invitation.expires_at) > $3
     order by invitation.created_at desc, invitation.id`,
    [scope.kind, scopeId(scope), since],
  );
}

export function findInvitation(
  driver: Driver,
  scope: Scope,
  id: string,
): Promise<StoredInvitation | undefined> {
  return readOne(
    driver,
    InvitationRow,
    `${selectInvitation}
     where invitation.id = $1 and invitation.scope_kind = $2 and invitation.scope_id = $3`,
    [id, scope.kind, scopeId(scope)],
  );
}

export function findInvitationByToken(
  driver: Driver,
  tokenHash: string,
): Promise<StoredInvitation | undefined> {
  return readOne(driver, InvitationRow, `${selectInvitation} where invitation.token_hash = $1`, [
    tokenHash,
  ]);
}

export interface NewInvitationRow {
  readonly id: string;
  readonly tokenHash: string;
  /** Lower case. */
  readonly email: string;
  readonly name: string | null;
  readonly role: Role;
  readonly scope: Scope;
  readonly organisationId: string;
  readonly language: Language;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly expiresAt: number;
  readonly mailId: string | null;
}

/** It takes the place of the one that the same address was sent for the same role, and has not used. */
export function insertInvitation(invitation: NewInvitationRow): Statement[] {
  const { email, role, scope, createdAt } = invitation;
  const same = "email = $1 and role = $2 and scope_kind = $3 and scope_id = $4";
  const unused = `${same} and used_at is null and revoked_at is null`;
  const values = [email, role, scope.kind, scopeId(scope)];
  return [
    {
      sql: `update mail set sealed = null, failed_at = $5
        where sealed is not null and id in (select mail_id from invitation where ${unused})`,
      values: [...values, createdAt],
    },
    { sql: `delete from invitation where ${unused}`, values },
    {
      sql: `insert into invitation (id, token_hash, email, name, role, scope_kind, scope_id, organisation_id, language,
          created_at, created_by, expires_at, mail_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      values: [
        invitation.id,
        invitation.tokenHash,
        email,
        invitation.name,
        role,
        scope.kind,
        scopeId(scope),
        invitation.organisationId,
        invitation.language,
        createdAt,
        invitation.createdBy,
        invitation.expiresAt,
        invitation.mailId,
      ],
    },
  ];
}

export interface Renewal {
  readonly createdBy: string;
  readonly tokenHash: string;
  readonly expiresAt: number;
  readonly mailId: string | null;
  /** Refused when the link before works for longer than until then: it was made too short a time ago. */
  readonly unlessValidAfter: number;
}

/** Another link: the one before stops working. */
export function renewInvitation(id: string, renewal: Renewal): Statement {
  const { createdBy, tokenHash, expiresAt, mailId, unlessValidAfter } = renewal;
  return {
    sql: `update invitation set created_by = $2, token_hash = $3, expires_at = $4, mail_id = $5
      where id = $1 and used_at is null and revoked_at is null and expires_at <= $6`,
    values: [id, createdBy, tokenHash, expiresAt, mailId, unlessValidAfter],
    expectedRows: 1,
  };
}

export function revokeInvitation(id: string, at: number): Statement {
  return {
    sql: `update invitation set revoked_at = $2 where id = $1 and used_at is null and revoked_at is null`,
    values: [id, at],
    expectedRows: 1,
  };
}

/** What somebody has invited to, by the audit log: it also knows of what was replaced since. */
const invitedSince = "from audit_log where by_id = $1 and action = 'invited' and at > $2";

/**
 * Changes nothing. Refuses the write that it ends when, with what was stored before it, somebody has invited more often
 * than so many times since then.
 */
export function invitedAtMost(personId: string, max: number, since: number): Statement {
  return {
    sql: `update person set state = state where id = $1 and (select count(*) ${invitedSince}) <= $3`,
    values: [personId, since, max],
    expectedRows: 1,
  };
}

const Invited = z.strictObject({ count: z.int(), first: z.int().nullable() });

/** How often somebody has invited since then, and when for the first time. */
export async function countInvited(
  driver: Driver,
  personId: string,
  since: number,
): Promise<z.infer<typeof Invited>> {
  const sql = `select count(*) as count, min(at) as first ${invitedSince}`;
  const found = await readOne(driver, Invited, sql, [personId, since]);
  return found ?? { count: 0, first: null };
}

/** All that a person has made and nobody has used, with the mails that wait. */
export function revokeInvitationsBy(personId: string, at: number): Statement[] {
  const theirs = "created_by = $1 and used_at is null and revoked_at is null";
  return [
    {
      sql: `update mail set sealed = null, failed_at = $2
        where sealed is not null and id in (select mail_id from invitation where ${theirs})`,
      values: [personId, at],
    },
    { sql: `update invitation set revoked_at = $2 where ${theirs}`, values: [personId, at] },
  ];
}

/** Two people with the same link: the write of one of them is refused. */
export function useInvitation(tokenHash: string, personId: string, at: number): Statement {
  return {
    sql: `update invitation set used_at = $3, used_by = $2
      where token_hash = $1 and used_at is null and revoked_at is null and expires_at > $3`,
    values: [tokenHash, personId, at],
    expectedRows: 1,
  };
}
