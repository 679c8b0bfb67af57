/** Roles of people, as administrators give and take them: any role, on anything that it is for. */
import { AppError, type Grant, type Role, rolesByScope, type Scope } from "@brudnopis/schema";
import { findDocument } from "../store/documents.ts";
import type { Driver } from "../store/driver.ts";
import { deleteGrant, grantsOf, insertGrant, scopeId } from "../store/grants.ts";
import { findNetwork } from "../store/networks.ts";
import { findOrganisation } from "../store/organisations.ts";
import { administeredWithout } from "../store/person-changes.ts";
import type { Caller } from "./access.ts";
import type { AuditSubject } from "./audit.ts";
import { invalid, livingPerson, type PeopleDeps, unlessLast } from "./change-person.ts";
import { knownPerson } from "./people.ts";
import { scopeSubject } from "./scopes.ts";

/** Giving a role that is held already changes nothing. */
export async function giveRole(
  deps: PeopleDeps,
  caller: Caller,
  personId: string,
  grant: Grant,
): Promise<void> {
  const { driver, audit, clock, accessChanged } = deps;
  await livingPerson(driver, personId);
  await assertMeaning(driver, grant);
  if (await holds(driver, personId, grant)) return;
  await driver.write([
    insertGrant(personId, grant, clock(), caller.personId),
    audit.entry(caller, "role-given", subjectOf(personId, grant)),
  ]);
  await accessChanged({ personId });
}

/** @throws AppError `last-administrator`, or `conflict` when they do not hold it. */
export async function takeRole(
  deps: PeopleDeps,
  caller: Caller,
  personId: string,
  grant: Grant,
): Promise<void> {
  const { driver, audit, accessChanged } = deps;
  await knownPerson(driver, personId);
  if (!(await holds(driver, personId, grant))) {
    throw new AppError("conflict", "They do not have this role, or not any more");
  }
  const statements = [
    ...(grant.role === "administrator" ? [administeredWithout(personId)] : []),
    deleteGrant(personId, grant),
    audit.entry(caller, "role-taken", subjectOf(personId, grant)),
  ];
  await unlessLast(driver, personId, () => driver.write(statements));
  await accessChanged({ personId });
}

/** @throws AppError `invalid-input` for a role that means nothing there, or a place that is not there. */
async function assertMeaning(driver: Driver, { role, scope }: Grant): Promise<void> {
  const roles: readonly Role[] = rolesByScope[scope.kind];
  if (!roles.includes(role)) throw invalid("role", "There is no such role on this");
  if (!(await exists(driver, scope))) throw invalid("scope.id", "There is no such thing");
}

async function exists(driver: Driver, scope: Scope): Promise<boolean> {
  switch (scope.kind) {
    case "installation":
      return true;
    case "network":
      return (await findNetwork(driver, scope.id)) !== undefined;
    case "organisation":
      return (await findOrganisation(driver, scope.id)) !== undefined;
    case "document":
      return (await findDocument(driver, scope.id)) !== undefined;
  }
}

async function holds(driver: Driver, personId: string, { role, scope }: Grant): Promise<boolean> {
  return (await grantsOf(driver, personId)).some(
    (held) =>
      held.role === role &&
      held.scope.kind === scope.kind &&
      scopeId(held.scope) === scopeId(scope),
  );
}

function subjectOf(personId: string, { role, scope }: Grant): AuditSubject {
  return { personId, ...scopeSubject(scope), details: { role } };
}
