/** The organisations in whose name a person may start a document. */
import type { Grant } from "@brudnopis/schema";
import type { Driver } from "../store/driver.ts";
import type { StoredNetwork } from "../store/networks.ts";
import {
  allOrganisations,
  findOrganisation,
  networksOf,
  organisationsOfNetwork,
  type StoredOrganisation,
} from "../store/organisations.ts";
import { isAdministrator, mayStartDocument } from "./decide.ts";

export interface StartPlace {
  readonly organisation: StoredOrganisation;
  /** Where its new documents belong: the network that it joined last. */
  readonly network: StoredNetwork | undefined;
}

export async function startPlaces(driver: Driver, grants: readonly Grant[]): Promise<StartPlace[]> {
  const candidates = await organisationsInScopeOf(driver, grants);
  const places = await Promise.all(
    candidates.map((organisation) => startPlace(driver, grants, organisation)),
  );
  return places.filter((place) => place !== undefined);
}

/** The place with an id, when this person may start a document there. */
export async function findStartPlace(
  driver: Driver,
  grants: readonly Grant[],
  organisationId: string,
): Promise<StartPlace | undefined> {
  const organisation = await findOrganisation(driver, organisationId);
  return organisation ? startPlace(driver, grants, organisation) : undefined;
}

async function startPlace(
  driver: Driver,
  grants: readonly Grant[],
  organisation: StoredOrganisation,
): Promise<StartPlace | undefined> {
  if (organisation.archivedAt !== null) return undefined;
  const networks = await networksOf(driver, organisation.id);
  const facts = { id: organisation.id, networkIds: networks.map(({ id }) => id) };
  return mayStartDocument(grants, facts) ? { organisation, network: networks[0] } : undefined;
}

async function organisationsInScopeOf(
  driver: Driver,
  grants: readonly Grant[],
): Promise<StoredOrganisation[]> {
  if (isAdministrator(grants)) return allOrganisations(driver);
  const found = await Promise.all(grants.map(({ scope }) => organisationsIn(driver, scope)));
  const byId = new Map(found.flat().map((organisation) => [organisation.id, organisation]));
  return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name, "pl"));
}

async function organisationsIn(
  driver: Driver,
  scope: Grant["scope"],
): Promise<StoredOrganisation[]> {
  if (scope.kind === "network") return organisationsOfNetwork(driver, scope.id);
  if (scope.kind !== "organisation") return [];
  const organisation = await findOrganisation(driver, scope.id);
  return organisation ? [organisation] : [];
}
