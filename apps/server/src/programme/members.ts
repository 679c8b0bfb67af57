/** Who holds roles on a network or an organisation, as those who run it see and change it. */
import { AppError, type Grant, type Member, type Role, type Scope } from "@brudnopis/schema";
import type { Caller } from "../access/access.ts";
import { grantableRoles } from "../access/decide.ts";
import type { Driver } from "../store/driver.ts";
import { deleteGrant, grantsOf, insertGrant, membersOf } from "../store/grants.ts";
import { type ProgrammeDeps, storeAccess } from "./changes.ts";
import { found } from "./programmes.ts";

export async function listMembers(driver: Driver, scope: Scope): Promise<Member[]> {
  const rows = await membersOf(driver, scope);
  const byPerson = Map.groupBy(rows, ({ personId }) => personId);
  return [...byPerson.values()].flatMap((held) => {
    const [first] = held;
    if (!first) return [];
    const { personId, name, email, organisation } = first;
    return [{ personId, name, email, organisation, roles: held.map(({ role }) => role) }];
  });
}

/**
 * Gives a member exactly these roles on the scope; none takes them off it. Who is no member has to be invited, so that
 * nobody is given a role without their knowing.
 * @throws AppError `not-found` for who is no member, `forbidden` for roles that the caller cannot give or take.
 */
export async function setRoles(
  deps: ProgrammeDeps,
  caller: Caller,
  scope: Exclude<Scope, { kind: "installation" }>,
  personId: string,
  roles: readonly Role[],
): Promise<void> {
  const held = (await grantsOf(deps.driver, personId)).filter((grant) => isOn(grant, scope));
  found(held[0]);
  const before = new Set(held.map(({ role }) => role));
  const after = new Set(roles);
  const given = [...after].filter((role) => !before.has(role));
  const taken = [...before].filter((role) => !after.has(role));
  const grantable = grantableRoles(caller.grants, scope.kind);
  if ([...given, ...taken].some((role) => !grantable.includes(role))) {
    throw new AppError("forbidden", "These roles are not yours to give or take");
  }
  const { audit, clock } = deps;
  const subject = (role: Role) => ({ personId, ...idOf(scope), details: { role } });
  await storeAccess(
    deps,
    [
      ...given.flatMap((role) => [
        insertGrant(personId, { role, scope }, clock(), caller.personId),
        audit.entry(caller, "role-given", subject(role)),
      ]),
      ...taken.flatMap((role) => [
        deleteGrant(personId, { role, scope }),
        audit.entry(caller, "role-taken", subject(role)),
      ]),
    ],
    { personId },
  );
}

/** The scope as what an audit event is about. */
function idOf({ kind, id }: Exclude<Scope, { kind: "installation" }>) {
  return {
    ...(kind === "network" ? { networkId: id } : {}),
    ...(kind === "organisation" ? { organisationId: id } : {}),
    ...(kind === "document" ? { documentId: id } : {}),
  };
}

function isOn({ scope: held }: Grant, scope: Exclude<Scope, { kind: "installation" }>): boolean {
  return held.kind === scope.kind && held.id === scope.id;
}
