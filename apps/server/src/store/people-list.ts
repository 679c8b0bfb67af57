/** People as administrators see them: all of them, and one with everything that is known about the account. */
import { type Grant, Role, ScopeKind } from "@brudnopis/schema";
import { z } from "zod";
import { type Driver, placeholders, readAll, readOne } from "./driver.ts";

const PersonState = z.enum(["active", "blocked", "erased"]);
export type PersonState = z.infer<typeof PersonState>;

const ListedRow = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  organisation: z.string(),
  state: PersonState,
  createdAt: z.int(),
});
export type ListedPerson = z.infer<typeof ListedRow>;

/** Everybody, or everybody in a state. Few columns, for a programme has thousands of people at most. */
export function allPeople(driver: Driver, state?: PersonState): Promise<ListedPerson[]> {
  const where = state === undefined ? "" : "where person.state = $1";
  return readAll(
    driver,
    ListedRow,
    `select person.id, person.name, person.email, organisation.name as organisation, person.state,
       person.created_at as "createdAt"
     from person join organisation on organisation.id = person.organisation_id ${where}
     order by person.name, person.id`,
    state === undefined ? [] : [state],
  );
}

const RoleRow = z.strictObject({ personId: z.string(), role: Role });

/** Each role once, whatever it is held on. */
export async function rolesByPerson(
  driver: Driver,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Role[]>> {
  if (personIds.length === 0) return new Map();
  const rows = await readAll(
    driver,
    RoleRow,
    `select distinct person_id as "personId", role from person_grant
     where person_id in (${placeholders(personIds)}) order by person_id, role`,
    personIds,
  );
  const groups = Map.groupBy(rows, ({ personId }) => personId);
  return new Map([...groups].map(([id, group]) => [id, group.map(({ role }) => role)]));
}

const SeenRow = z.strictObject({ personId: z.string(), seenAt: z.int() });

/** When each was seen last, in a session that still lives. */
export async function lastSeen(
  driver: Driver,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (personIds.length === 0) return new Map();
  const rows = await readAll(
    driver,
    SeenRow,
    `select person_id as "personId", max(seen_at) as "seenAt" from session
     where person_id in (${placeholders(personIds)}) group by person_id order by person_id`,
    personIds,
  );
  return new Map(rows.map(({ personId, seenAt }) => [personId, seenAt]));
}

const KnownRow = z.strictObject({
  ...ListedRow.shape,
  organisationId: z.string(),
  sessions: z.int(),
  seenAt: z.int().nullable(),
  hasPassword: z.int(),
  hasTotp: z.int(),
  hasSso: z.int(),
});
export type KnownPerson = z.infer<typeof KnownRow>;

export function findKnownPerson(driver: Driver, id: string): Promise<KnownPerson | undefined> {
  return readOne(
    driver,
    KnownRow,
    `select person.id, person.name, person.email, organisation.name as organisation, person.state,
       person.created_at as "createdAt", person.organisation_id as "organisationId",
       (select count(*) from session where session.person_id = person.id) as sessions,
       (select max(seen_at) from session where session.person_id = person.id) as "seenAt",
       case when person.password_hash <> '' then 1 else 0 end as "hasPassword",
       case when person.totp_since is not null then 1 else 0 end as "hasTotp",
       case when exists (select 1 from person_identity where person_identity.person_id = person.id)
         then 1 else 0 end as "hasSso"
     from person join organisation on organisation.id = person.organisation_id
     where person.id = $1`,
    [id],
  );
}

const NamedGrantRow = z
  .strictObject({ role: Role, kind: ScopeKind, id: z.string(), name: z.string().nullable() })
  .transform(({ role, kind, id, name }): Grant & { readonly name?: string } => ({
    role,
    scope: kind === "installation" ? { kind } : { kind, id },
    ...(name === null ? {} : { name }),
  }));

/** What somebody's roles are held on, by name. */
export function namedGrantsOf(
  driver: Driver,
  personId: string,
): Promise<(Grant & { readonly name?: string })[]> {
  return readAll(
    driver,
    NamedGrantRow,
    `select held.role, held.scope_kind as kind, held.scope_id as id,
       coalesce(network.name, organisation.name, document.title) as name
     from person_grant held
       left join network on held.scope_kind = 'network' and network.id = held.scope_id
       left join organisation on held.scope_kind = 'organisation' and organisation.id = held.scope_id
       left join document on held.scope_kind = 'document' and document.id = held.scope_id
     where held.person_id = $1
     order by held.role, held.scope_kind, held.scope_id`,
    [personId],
  );
}
