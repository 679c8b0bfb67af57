/**
 * Who may do what with a document: one pure function, asked by HTTP and by sync alike.
 *
 * | role          | held on                | gives on a document                              |
 * |---------------|------------------------|--------------------------------------------------|
 * | lead, editor  | organisation           | read, edit, export: it belongs to that one       |
 * | editor        | document               | read, edit, export: it is that one               |
 * | facilitator   | network                | read, export: it is of that network              |
 * | observer      | network                | read, export: it is of that network              |
 * | coordinator   | network                | read, export: it is of that network              |
 * | administrator | installation           | everything, but never unseen: it is logged       |
 *
 * A role held on anything else gives nothing.
 */
import type { Permission, Role } from "@brudnopis/schema";

export type Scope =
  | { readonly kind: "installation" }
  | { readonly kind: "network" | "organisation" | "document"; readonly id: string };

export interface Grant {
  readonly role: Role;
  readonly scope: Scope;
}

/** What a decision needs to know about a document. */
export interface DocumentFacts {
  readonly id: string;
  readonly networkId: string | null;
  readonly organisationIds: readonly string[];
}

export interface Decision {
  readonly permissions: readonly Permission[];
  /** Permissions that only administering gives: using one is logged. */
  readonly logged: readonly Permission[];
}

/** In the order in which they are shown. */
const all = ["read", "edit", "export"] as const satisfies readonly Permission[];

export function decide(grants: readonly Grant[], document: DocumentFacts): Decision {
  const own = new Set(grants.flatMap((grant) => permissionsOf(grant, document)));
  const permissions = isAdministrator(grants)
    ? all
    : all.filter((permission) => own.has(permission));
  return { permissions, logged: permissions.filter((permission) => !own.has(permission)) };
}

function permissionsOf({ role, scope }: Grant, document: DocumentFacts): readonly Permission[] {
  switch (role) {
    case "lead":
      return belongsTo(document, scope) ? all : [];
    case "editor":
      return belongsTo(document, scope) || isItself(document, scope) ? all : [];
    case "facilitator":
    case "observer":
    case "coordinator":
      return isOfNetwork(document, scope) ? ["read", "export"] : [];
    case "administrator":
      return [];
  }
}

/** What a decision needs to know about the organisation in whose name a document is started. */
export interface OrganisationFacts {
  readonly id: string;
  readonly networkIds: readonly string[];
}

/** Whether someone may start a document that belongs to an organisation. */
export function mayStartDocument(
  grants: readonly Grant[],
  organisation: OrganisationFacts,
): boolean {
  return (
    isAdministrator(grants) ||
    grants.some(({ role, scope }) => {
      if (role === "coordinator") {
        return scope.kind === "network" && organisation.networkIds.includes(scope.id);
      }
      const writes = role === "lead" || role === "editor";
      return writes && scope.kind === "organisation" && scope.id === organisation.id;
    })
  );
}

export function isAdministrator(grants: readonly Grant[]): boolean {
  return grants.some(
    ({ role, scope }) => role === "administrator" && scope.kind === "installation",
  );
}

function belongsTo(document: DocumentFacts, scope: Scope): boolean {
  return scope.kind === "organisation" && document.organisationIds.includes(scope.id);
}

function isItself(document: DocumentFacts, scope: Scope): boolean {
  return scope.kind === "document" && document.id === scope.id;
}

function isOfNetwork(document: DocumentFacts, scope: Scope): boolean {
  return scope.kind === "network" && document.networkId === scope.id;
}
