/** Programmes and editions: the frame in which networks stand. Administrators only. */
import {
  AppError,
  type EditionChange,
  type EditionNode,
  type Grant,
  type NetworkSummary,
  type NewEdition,
  type NewNetwork,
  type ProgrammeChange,
  type ProgrammeTree,
} from "@brudnopis/schema";
import type { Actor } from "../access/audit.ts";
import { isAdministrator, mayManageNetwork } from "../access/decide.ts";
import { newId } from "../ids.ts";
import type { Driver } from "../store/driver.ts";
import {
  allEditions,
  allNetworks,
  allProgrammes,
  countsByNetwork,
  findEdition,
  findProgramme,
  insertEdition,
  insertNetwork,
  insertProgramme,
  type StoredEdition,
  type StoredNetwork,
  updateEdition,
  updateProgramme,
} from "../store/networks.ts";
import { archivedAt, type ProgrammeDeps } from "./changes.ts";

/** What somebody may administer: everything, or the networks that they coordinate with what stands above those. */
export async function programmeTree(
  driver: Driver,
  grants: readonly Grant[],
): Promise<ProgrammeTree> {
  const isAdmin = isAdministrator(grants);
  const [programmes, editions, networks, counts] = await Promise.all([
    allProgrammes(driver),
    allEditions(driver),
    allNetworks(driver),
    countsByNetwork(driver),
  ]);
  const mine = networks.filter(({ id }) => mayManageNetwork(grants, id));
  const summaryOf = (network: StoredNetwork) => networkSummary(network, counts.get(network.id));
  const editionNodes = editions.map((edition) => ({
    programmeId: edition.programmeId,
    node: editionNode(
      edition,
      mine.filter(({ editionId }) => editionId === edition.id).map(summaryOf),
    ),
  }));
  const nodes = programmes.map(({ id, name, archivedAt: at }) => ({
    id,
    name,
    archived: at !== null,
    editions: editionNodes
      .filter(
        ({ programmeId, node }) => programmeId === id && (isAdmin || node.networks.length > 0),
      )
      .map(({ node }) => node),
  }));
  return {
    programmes: nodes.filter(({ editions: own }) => isAdmin || own.length > 0),
    loose: mine.filter(({ editionId }) => editionId === null).map(summaryOf),
  };
}

function editionNode(
  { id, name, startsOn, endsOn, archivedAt: at }: StoredEdition,
  networks: NetworkSummary[],
): EditionNode {
  return { id, name, ...daysOf({ startsOn, endsOn }), archived: at !== null, networks };
}

interface Counts {
  readonly organisations: number;
  readonly documents: number;
}

export function networkSummary(network: StoredNetwork, counts?: Counts): NetworkSummary {
  const { id, name, kind, pack, languages } = network;
  return {
    id,
    name,
    kind,
    ...(pack === null ? {} : { pack }),
    ...daysOf(network),
    languages,
    archived: network.archivedAt !== null,
    organisations: counts?.organisations ?? 0,
    documents: counts?.documents ?? 0,
  };
}

function daysOf({ startsOn, endsOn }: Pick<StoredNetwork, "startsOn" | "endsOn">) {
  return {
    ...(startsOn === null ? {} : { startsOn }),
    ...(endsOn === null ? {} : { endsOn }),
  };
}

export async function startProgramme(
  { driver, audit, clock }: ProgrammeDeps,
  actor: Actor,
  name: string,
): Promise<string> {
  const id = newId();
  await driver.write([
    insertProgramme(id, name, clock()),
    audit.entry(actor, "programme-changed", { details: { change: "started" } }),
  ]);
  return id;
}

/** @throws AppError `not-found`. */
export async function changeProgramme(
  { driver, audit, clock }: ProgrammeDeps,
  actor: Actor,
  id: string,
  { name, archived }: ProgrammeChange,
): Promise<void> {
  const programme = found(await findProgramme(driver, id));
  await driver.write([
    updateProgramme({
      ...programme,
      name: name ?? programme.name,
      archivedAt: archivedAt(programme.archivedAt, archived, clock()),
    }),
    audit.entry(actor, "programme-changed", { details: { change: whatChanged({ archived }) } }),
  ]);
}

/** @throws AppError `not-found` for an unknown programme, `invalid-input` for days in the wrong order. */
export async function startEdition(
  { driver, audit, clock }: ProgrammeDeps,
  actor: Actor,
  programmeId: string,
  { name, ...given }: NewEdition,
): Promise<string> {
  found(await findProgramme(driver, programmeId));
  const days = { startsOn: given.startsOn ?? null, endsOn: given.endsOn ?? null };
  assertInOrder(days.startsOn, days.endsOn);
  const id = newId();
  await driver.write([
    insertEdition({ id, programmeId, name, ...days, archivedAt: null }, clock()),
    audit.entry(actor, "edition-changed", { details: { change: "started" } }),
  ]);
  return id;
}

/** @throws AppError `not-found`, `invalid-input`. */
export async function changeEdition(
  { driver, audit, clock }: ProgrammeDeps,
  actor: Actor,
  id: string,
  change: EditionChange,
): Promise<void> {
  const edition = found(await findEdition(driver, id));
  if (change.programmeId !== undefined) found(await findProgramme(driver, change.programmeId));
  const { archived, ...fields } = change;
  const next = { ...edition, ...defined(fields) };
  assertInOrder(next.startsOn, next.endsOn);
  await driver.write([
    updateEdition({ ...next, archivedAt: archivedAt(edition.archivedAt, archived, clock()) }),
    audit.entry(actor, "edition-changed", {
      details: { change: whatChanged({ archived, moved: change.programmeId !== undefined }) },
    }),
  ]);
}

/** @throws AppError `not-found`, `invalid-input`. */
export async function startNetwork(
  { driver, audit, clock }: ProgrammeDeps,
  actor: Actor,
  editionId: string,
  { name, kind, pack, languages, ...given }: NewNetwork,
): Promise<string> {
  found(await findEdition(driver, editionId));
  const days = { startsOn: given.startsOn ?? null, endsOn: given.endsOn ?? null };
  assertInOrder(days.startsOn, days.endsOn);
  const id = newId();
  await driver.write([
    insertNetwork({ id, name, kind, pack: pack ?? null, editionId, ...days, languages }, clock()),
    audit.entry(actor, "network-changed", { networkId: id, details: { change: "started" } }),
  ]);
  return id;
}

export function found<T>(thing: T | undefined): T {
  if (thing === undefined) {
    throw new AppError("not-found", "There is no such thing");
  }
  return thing;
}

/** @throws AppError `invalid-input` when something ends before it starts. */
export function assertInOrder(startsOn: string | null, endsOn: string | null): void {
  if (startsOn === null || endsOn === null || startsOn <= endsOn) return;
  const message = "It ends before it starts";
  throw new AppError("invalid-input", message, { issues: [{ path: "endsOn", message }] });
}

/** For the audit log: what kind of change it was. */
export function whatChanged({
  archived,
  moved = false,
}: {
  readonly archived: boolean | undefined;
  readonly moved?: boolean;
}): string {
  if (archived === true) return "archived";
  if (archived === false) return "restored";
  return moved ? "moved" : "changed";
}

/** Without what was not said, so that it does not replace what is there. */
export function defined<T extends object>(change: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined);
  // Only the values that were undefined are gone; those keys were optional.
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}
