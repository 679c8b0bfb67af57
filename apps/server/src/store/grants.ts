import { type Grant, Role, type Scope, ScopeKind } from "@brudnopis/schema";
import { z } from "zod";
import { type Driver, readAll, type Statement } from "./driver.ts";

const GrantRow = z
  .strictObject({ role: Role, kind: ScopeKind, id: z.string() })
  .transform(({ role, kind, id }): Grant => ({
    role,
    scope: kind === "installation" ? { kind } : { kind, id },
  }));

export function grantsOf(driver: Driver, personId: string): Promise<Grant[]> {
  return readAll(
    driver,
    GrantRow,
    `select role, scope_kind as kind, scope_id as id from person_grant where person_id = $1
     order by role, scope_kind, scope_id`,
    [personId],
  );
}

/** For the whole installation the id is empty. */
export function scopeId(scope: Scope): string {
  return scope.kind === "installation" ? "" : scope.id;
}

/** Holding the same role twice is holding it once. */
export function insertGrant(
  personId: string,
  { role, scope }: Grant,
  createdAt: number,
  createdBy: string | null = null,
): Statement {
  return {
    sql: `insert into person_grant (person_id, role, scope_kind, scope_id, created_at, created_by)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (person_id, role, scope_kind, scope_id) do nothing`,
    values: [personId, role, scope.kind, scopeId(scope), createdAt, createdBy],
  };
}

export function deleteGrant(personId: string, { role, scope }: Grant): Statement {
  return {
    sql: `delete from person_grant where person_id = $1 and role = $2 and scope_kind = $3 and scope_id = $4`,
    values: [personId, role, scope.kind, scopeId(scope)],
    expectedRows: 1,
  };
}

/** All roles that somebody holds on one thing. */
export function deleteGrantsOn(personId: string, scope: Scope): Statement {
  return {
    sql: "delete from person_grant where person_id = $1 and scope_kind = $2 and scope_id = $3",
    values: [personId, scope.kind, scopeId(scope)],
  };
}

const MemberRow = z.strictObject({
  personId: z.string(),
  role: Role,
  name: z.string(),
  email: z.string(),
  organisation: z.string(),
  hue: z.int(),
});
export type StoredMember = z.infer<typeof MemberRow>;

/** Who holds which role on a thing; nobody who is blocked or was erased. */
export function membersOf(driver: Driver, scope: Scope): Promise<StoredMember[]> {
  return readAll(
    driver,
    MemberRow,
    `select person.id as "personId", person_grant.role, person.name, person.email,
       organisation.name as organisation, organisation.hue
     from person_grant
       join person on person.id = person_grant.person_id
       join organisation on organisation.id = person.organisation_id
     where person_grant.scope_kind = $1 and person_grant.scope_id = $2 and person.state = 'active'
     order by person.name, person.id, person_grant.role`,
    [scope.kind, scopeId(scope)],
  );
}
