/** A thematic network as those who run it see and change it: its organisations, people and peer windows. */
import {
  AppError,
  type NetworkChange,
  type NetworkDetails,
  type NewPeerWindow,
} from "@brudnopis/schema";
import type { Caller } from "../access/access.ts";
import { grantableRoles, isAdministrator, mayManageNetwork } from "../access/decide.ts";
import { newId } from "../ids.ts";
import { documentsOfNetwork } from "../store/documents.ts";
import { type Driver, WriteConflict } from "../store/driver.ts";
import { insertGrant, membersOf } from "../store/grants.ts";
import {
  deleteWindow,
  findEdition,
  findProgramme,
  insertWindow,
  type StoredNetwork,
  updateNetwork,
  updateWindow,
  windowsOf,
} from "../store/networks.ts";
import {
  expectNobodys,
  findOrganisation,
  joinNetwork,
  leaveNetwork,
  networksOf,
  organisationsOfNetwork,
} from "../store/organisations.ts";
import { archivedAt, type ProgrammeDeps, storeAccess } from "./changes.ts";
import { listMembers } from "./members.ts";
import { organisationSummaries } from "./organisations.ts";
import { assertInOrder, defined, found, networkSummary, whatChanged } from "./programmes.ts";

export async function networkDetails(
  driver: Driver,
  caller: Caller,
  network: StoredNetwork,
): Promise<NetworkDetails> {
  const edition =
    network.editionId === null ? undefined : await findEdition(driver, network.editionId);
  const programme = edition && (await findProgramme(driver, edition.programmeId));
  const { organisations: _, documents: __, ...summary } = networkSummary(network);
  return {
    ...summary,
    ...(edition ? { edition: { id: edition.id, name: edition.name } } : {}),
    ...(programme ? { programme: { id: programme.id, name: programme.name } } : {}),
    organisations: await organisationSummaries(
      driver,
      await organisationsOfNetwork(driver, network.id),
    ),
    members: await listMembers(driver, { kind: "network", id: network.id }),
    windows: (await windowsOf(driver, network.id)).map(({ networkId: _id, ...window }) => window),
    documents: await documentsOfNetwork(driver, network.id),
    grantable: [...grantableRoles(caller.grants, "network")],
  };
}

/**
 * Coordinators change how their network is described; where it stands and whether it is archived is for administrators.
 * @throws AppError `forbidden`, `not-found` for an unknown edition, `invalid-input`.
 */
export async function changeNetwork(
  { driver, audit, clock }: ProgrammeDeps,
  caller: Caller,
  network: StoredNetwork,
  change: NetworkChange,
): Promise<void> {
  const { archived, ...fields } = change;
  const isReserved = archived !== undefined || change.editionId !== undefined;
  if (isReserved && !isAdministrator(caller.grants)) {
    throw new AppError("forbidden", "Administrators move and archive networks");
  }
  if (change.editionId !== undefined) found(await findEdition(driver, change.editionId));
  const next = { ...network, ...defined(fields) };
  assertInOrder(next.startsOn, next.endsOn);
  await driver.write([
    updateNetwork({ ...next, archivedAt: archivedAt(network.archivedAt, archived, clock()) }),
    audit.entry(caller, "network-changed", {
      networkId: network.id,
      details: { change: whatChanged({ archived, moved: change.editionId !== undefined }) },
    }),
  ]);
}

/**
 * Takes an organisation into the network. Whoever runs a network decides about the people of its organisations, so a
 * coordinator takes in only what is theirs already or is nobody's: an organisation with people, documents, invitations
 * or another network would be a way to what is not theirs.
 * @throws AppError `not-found`, `forbidden`.
 */
export async function addOrganisation(
  deps: ProgrammeDeps,
  caller: Caller,
  network: StoredNetwork,
  organisationId: string,
): Promise<void> {
  found(await findOrganisation(deps.driver, organisationId));
  const isFree = await isTheirs(deps.driver, caller, organisationId);
  try {
    await storeAccess(deps, [
      ...(isFree ? [] : [expectNobodys(organisationId)]),
      joinNetwork(network.id, organisationId, deps.clock()),
      deps.audit.entry(caller, "network-joined", { networkId: network.id, organisationId }),
    ]);
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    throw new AppError("forbidden", "An administrator adds organisations that are in use already");
  }
}

async function isTheirs(driver: Driver, caller: Caller, organisationId: string): Promise<boolean> {
  if (isAdministrator(caller.grants)) return true;
  const networks = await networksOf(driver, organisationId);
  return networks.some(({ id }) => mayManageNetwork(caller.grants, id));
}

/** @throws AppError `conflict` when it is not in the network any more. */
export async function removeOrganisation(
  deps: ProgrammeDeps,
  caller: Caller,
  network: StoredNetwork,
  organisationId: string,
): Promise<void> {
  await storeAccess(deps, [
    leaveNetwork(network.id, organisationId),
    deps.audit.entry(caller, "network-left", { networkId: network.id, organisationId }),
  ]);
}

/** Makes everybody who writes for one of the network's organisations its peer, and says how many were new. */
export async function addPeers(
  deps: ProgrammeDeps,
  caller: Caller,
  network: StoredNetwork,
): Promise<number> {
  const { driver, audit, clock } = deps;
  const scope = { kind: "network", id: network.id } as const;
  const organisations = await organisationsOfNetwork(driver, network.id);
  const writers = await Promise.all(
    organisations.map(({ id }) => membersOf(driver, { kind: "organisation", id })),
  );
  const members = await membersOf(driver, scope);
  const peers = new Set(
    members.filter(({ role }) => role === "peer").map(({ personId }) => personId),
  );
  const people = new Set(writers.flat().map(({ personId }) => personId)).difference(peers);
  await storeAccess(
    deps,
    [...people].flatMap((personId) => [
      insertGrant(personId, { role: "peer", scope }, clock(), caller.personId),
      audit.entry(caller, "role-given", {
        personId,
        networkId: network.id,
        details: { role: "peer" },
      }),
    ]),
  );
  return people.size;
}

export async function openWindow(
  deps: ProgrammeDeps,
  caller: Caller,
  network: StoredNetwork,
  { opensAt, closesAt, note }: NewPeerWindow,
): Promise<string> {
  const id = newId();
  await storeAccess(deps, [
    insertWindow(
      { id, networkId: network.id, opensAt, closesAt, note },
      deps.clock(),
      caller.personId,
    ),
    deps.audit.entry(caller, "window-opened", { networkId: network.id }),
  ]);
  return id;
}

/** @throws AppError `conflict` when there is no such window any more. */
export async function changeWindow(
  deps: ProgrammeDeps,
  caller: Caller,
  network: StoredNetwork,
  id: string,
  window: NewPeerWindow,
): Promise<void> {
  await storeAccess(deps, [
    updateWindow({ id, networkId: network.id, ...window }),
    deps.audit.entry(caller, "window-changed", { networkId: network.id }),
  ]);
}

/** @throws AppError `conflict` when there is no such window any more. */
export async function removeWindow(
  deps: ProgrammeDeps,
  caller: Caller,
  network: StoredNetwork,
  id: string,
): Promise<void> {
  await storeAccess(deps, [
    deleteWindow(id, network.id),
    deps.audit.entry(caller, "window-changed", {
      networkId: network.id,
      details: { change: "removed" },
    }),
  ]);
}
