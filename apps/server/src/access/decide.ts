/**
 * Who may do what: pure functions, asked by HTTP and by sync alike.
 *
 * | role          | held on                | gives on a document                                            |
 * |---------------|------------------------|----------------------------------------------------------------|
 * | lead          | organisation           | everything, when it owns the document; a partner's lead writes |
 * | editor        | organisation, document | read, comment, suggest, edit, export                           |
 * | facilitator   | network, document      | read, comment, suggest, export                                 |
 * | observer      | network                | read, export: once the document is shared with the network     |
 * | observer      | document               | read, export                                                   |
 * | peer          | network                | read, comment: in an open window, who writes for a city of it  |
 * | coordinator   | network                | read, comment, export, share                                   |
 * | administrator | installation           | everything, but never unseen: it is logged                     |
 *
 * A role held on anything else gives nothing. Guests hold no role: their links are checked in `guests/`.
 */
import {
  type AccessReason,
  type Grant,
  Permission,
  type Role,
  rolesByScope,
} from "@brudnopis/schema";

/** What a decision needs to know about a document. */
export interface DocumentFacts {
  readonly id: string;
  readonly networkId: string | null;
  readonly networkName?: string | null;
  readonly organisations: readonly OrganisationPart[];
  readonly isSharedWithNetwork: boolean;
  /** The open peer window of its network; undefined while none is open. */
  readonly window: OpenWindow | undefined;
}

export interface OpenWindow {
  readonly closesAt: number;
  /** The organisations that take part in the network: whoever writes for one of them is another's peer. */
  readonly organisationIds: readonly string[];
}

export interface OrganisationPart {
  readonly id: string;
  readonly name: string;
  readonly part: "owner" | "partner";
}

export interface Decision {
  readonly permissions: readonly Permission[];
  /** Permissions that only administering gives: using one is logged. */
  readonly logged: readonly Permission[];
  /** Every role that has a say, and how it reaches the document. */
  readonly reasons: readonly AccessReason[];
}

const all = Permission.options;
const writing = ["read", "comment", "suggest", "edit", "export"] as const;

interface Claim {
  readonly permissions: readonly Permission[];
  readonly reason: AccessReason;
}

export function decide(grants: readonly Grant[], document: DocumentFacts): Decision {
  const claims = grants.map((grant) => claimOf(grant, document, grants)).filter((claim) => !!claim);
  const own = new Set(claims.flatMap(({ permissions }) => permissions));
  const isAdmin = isAdministrator(grants);
  const permissions = isAdmin ? all : all.filter((permission) => own.has(permission));
  const reasons = claims.map(({ reason }) => reason);
  return {
    permissions,
    logged: permissions.filter((permission) => !own.has(permission)),
    reasons: isAdmin ? [...reasons, { role: "administrator", through: "installation" }] : reasons,
  };
}

function claimOf(
  { role, scope }: Grant,
  document: DocumentFacts,
  grants: readonly Grant[],
): Claim | undefined {
  switch (scope.kind) {
    case "installation":
      return undefined;
    case "network":
      return scope.id === document.networkId ? networkClaim(role, document, grants) : undefined;
    case "organisation":
      return organisationClaim(role, scope.id, document);
    case "document":
      return scope.id === document.id ? documentClaim(role) : undefined;
  }
}

function networkClaim(
  role: Role,
  document: DocumentFacts,
  grants: readonly Grant[],
): Claim | undefined {
  const { networkName, isSharedWithNetwork, window } = document;
  const name = networkName ? { name: networkName } : {};
  const reason: AccessReason = { role, through: "network", ...name };
  switch (role) {
    case "coordinator":
      return { permissions: ["read", "comment", "export", "share"], reason };
    case "facilitator":
      return { permissions: ["read", "comment", "suggest", "export"], reason };
    case "observer":
      return isSharedWithNetwork ? { permissions: ["read", "export"], reason } : undefined;
    case "peer":
      return window && writesForOne(grants, window.organisationIds)
        ? {
            permissions: ["read", "comment"],
            reason: { role, through: "window", ...name, until: window.closesAt },
          }
        : undefined;
    default:
      return undefined;
  }
}

/** A peer is of another city of the network, and no longer one when they have left it. */
function writesForOne(grants: readonly Grant[], organisationIds: readonly string[]): boolean {
  return organisationIds.some(
    (id) =>
      holds(grants, "lead", "organisation", id) || holds(grants, "editor", "organisation", id),
  );
}

function organisationClaim(
  role: Role,
  organisationId: string,
  { organisations }: DocumentFacts,
): Claim | undefined {
  const party = organisations.find(({ id }) => id === organisationId);
  if (!party || (role !== "lead" && role !== "editor")) return undefined;
  const isOwner = party.part === "owner";
  return {
    permissions: isOwner && role === "lead" ? all : writing,
    reason: { role, through: isOwner ? "organisation" : "partner", name: party.name },
  };
}

function documentClaim(role: Role): Claim | undefined {
  const reason: AccessReason = { role, through: "document" };
  switch (role) {
    case "editor":
      return { permissions: writing, reason };
    case "facilitator":
      return { permissions: ["read", "comment", "suggest", "export"], reason };
    case "observer":
      return { permissions: ["read", "export"], reason };
    default:
      return undefined;
  }
}

/** What a decision needs to know about an organisation. */
export interface OrganisationFacts {
  readonly id: string;
  /** Networks that it takes part in. */
  readonly networkIds: readonly string[];
}

/** Whether someone may start a document that belongs to an organisation. */
export function mayStartDocument(
  grants: readonly Grant[],
  organisation: OrganisationFacts,
): boolean {
  return (
    mayManageOrganisation(grants, organisation) ||
    holds(grants, "editor", "organisation", organisation.id)
  );
}

/** Whether someone decides who belongs to an organisation: its leads, and whoever runs a network of its. */
export function mayManageOrganisation(
  grants: readonly Grant[],
  organisation: OrganisationFacts,
): boolean {
  return (
    holds(grants, "lead", "organisation", organisation.id) ||
    mayChangeOrganisation(grants, organisation)
  );
}

/** Whether someone may change an organisation itself, its name and what it covers: not its own leads. */
export function mayChangeOrganisation(
  grants: readonly Grant[],
  { networkIds }: OrganisationFacts,
): boolean {
  return (
    isAdministrator(grants) || networkIds.some((networkId) => mayManageNetwork(grants, networkId))
  );
}

/** Whether someone may see the list of organisations and add to it: administrators and coordinators. */
export function mayOrganise(grants: readonly Grant[]): boolean {
  return (
    isAdministrator(grants) ||
    grants.some(({ role, scope }) => role === "coordinator" && scope.kind === "network")
  );
}

/** Whether someone runs a network: invites to it, opens its windows, keeps its list of organisations. */
export function mayManageNetwork(grants: readonly Grant[], networkId: string): boolean {
  return isAdministrator(grants) || holds(grants, "coordinator", "network", networkId);
}

export function isAdministrator(grants: readonly Grant[]): boolean {
  return grants.some(
    ({ role, scope }) => role === "administrator" && scope.kind === "installation",
  );
}

/**
 * The roles on a kind of thing that somebody who manages it may give and take. Coordinators are made by administrators
 * only: those of a network do not multiply by themselves.
 */
export function grantableRoles(
  grants: readonly Grant[],
  kind: keyof typeof rolesByScope,
): readonly Role[] {
  const roles: readonly Role[] = rolesByScope[kind];
  return isAdministrator(grants) ? roles : roles.filter((role) => !reserved.has(role));
}

const reserved = new Set<Role>(["administrator", "coordinator"]);

function holds(
  grants: readonly Grant[],
  role: Role,
  kind: "network" | "organisation",
  id: string,
): boolean {
  return grants.some(
    (grant) => grant.role === role && grant.scope.kind === kind && grant.scope.id === id,
  );
}
