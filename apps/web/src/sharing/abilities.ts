/** What is said of somebody's permissions, and by what means they have access. Pure functions. */
import type { AccessReason, DocumentParty, Permission, Sharer, Sharing } from "@brudnopis/schema";

type Ability = Exclude<Permission, "export">;

/** Whoever edits reads and comments too: that goes without saying. */
export function abilitiesOf(permissions: readonly Permission[]): Ability[] {
  const told: readonly Ability[] = permissions.includes("edit")
    ? ["edit", "share"]
    : ["read", "comment", "suggest", "share"];
  return told.filter((ability) => permissions.includes(ability));
}

/** Whether only being an administrator opens the document, so that opening it was logged. */
export function isLogged(reasons: readonly AccessReason[]): boolean {
  return reasons.length > 0 && reasons.every(({ through }) => through === "installation");
}

export interface PeopleByPlace {
  /** With a role on this very document: it can be changed here. */
  readonly invited: readonly Sharer[];
  /** In the order of the document's organisations; everybody else's access is changed elsewhere. */
  readonly organisations: readonly { readonly party: DocumentParty; readonly people: Sharer[] }[];
  readonly network: readonly Sharer[];
  readonly administrators: readonly Sharer[];
}

/** Everybody once, in the place that is closest to the document. */
export function peopleByPlace({ people, organisations }: Sharing): PeopleByPlace {
  const invited = people.filter(({ ownRole }) => ownRole !== undefined);
  const inherited = people.filter(({ ownRole }) => ownRole === undefined);
  const placed = Map.groupBy(inherited, (sharer) => placeOf(sharer, organisations));
  return {
    invited,
    organisations: organisations.map((party) => ({ party, people: placed.get(party.id) ?? [] })),
    network: placed.get("network") ?? [],
    administrators: placed.get("installation") ?? [],
  };
}

/** The id of the organisation that gives access; else the network, else the installation. */
function placeOf({ reasons }: Sharer, organisations: readonly DocumentParty[]): string {
  const party = organisations.find(({ name, part }) =>
    reasons.some((reason) => reason.name === name && reason.through === throughOf[part]),
  );
  if (party) return party.id;
  const isOfNetwork = reasons.some(({ through }) => through === "network" || through === "window");
  return isOfNetwork ? "network" : "installation";
}

const throughOf = { owner: "organisation", partner: "partner" } as const;
