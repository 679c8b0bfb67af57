/** Organisations as those who keep their list, or decide about their people, see and change them. */
import {
  AppError,
  type NewOrganisation,
  type OrganisationChange,
  type OrganisationDetails,
  type OrganisationSummary,
  usualExecutive,
} from "@brudnopis/schema";
import type { Caller } from "../access/access.ts";
import {
  grantableRoles,
  isAdministrator,
  mayChangeOrganisation,
  mayManageNetwork,
} from "../access/decide.ts";
import { newId } from "../ids.ts";
import { documentsOfOrganisation } from "../store/documents.ts";
import type { Driver } from "../store/driver.ts";
import {
  allOrganisations,
  insertOrganisation,
  joinNetwork,
  membershipsOf,
  municipalitiesOf,
  networksOf,
  nextHue,
  peopleCounts,
  replaceMunicipalities,
  type StoredOrganisation,
  updateOrganisation,
} from "../store/organisations.ts";
import { archivedAt, type ProgrammeDeps } from "./changes.ts";
import { listMembers } from "./members.ts";
import { defined, found, whatChanged } from "./programmes.ts";

export async function listOrganisations(driver: Driver): Promise<OrganisationSummary[]> {
  return organisationSummaries(driver, await allOrganisations(driver));
}

export async function organisationSummaries(
  driver: Driver,
  organisations: readonly StoredOrganisation[],
): Promise<OrganisationSummary[]> {
  const ids = organisations.map(({ id }) => id);
  const [municipalities, networks, people] = await Promise.all([
    municipalitiesOf(driver, ids),
    membershipsOf(driver, ids),
    peopleCounts(driver, ids),
  ]);
  return organisations.map(({ id, name, kind, archivedAt: at }) => ({
    id,
    name,
    kind,
    municipalities: municipalities.get(id) ?? [],
    networks: networks.get(id) ?? [],
    people: people.get(id) ?? 0,
    archived: at !== null,
  }));
}

export async function organisationDetails(
  driver: Driver,
  caller: Caller,
  organisation: StoredOrganisation,
): Promise<OrganisationDetails> {
  const { id, kind, executive, registerNumber, forms } = organisation;
  const [summary] = await organisationSummaries(driver, [organisation]);
  const { people: _, ...rest } = found(summary);
  const networkIds = (await networksOf(driver, id)).map((network) => network.id);
  return {
    ...rest,
    executive: executive ?? usualExecutive[kind],
    isUsualExecutive: executive === null,
    ...(registerNumber === null ? {} : { registerNumber }),
    forms,
    members: await listMembers(driver, { kind: "organisation", id }),
    documents: await documentsOfOrganisation(driver, id),
    grantable: [...grantableRoles(caller.grants, "organisation")],
    mayChange: mayChangeOrganisation(caller.grants, { id, networkIds }),
  };
}

/**
 * @returns Its id.
 * @throws AppError `invalid-input` when a coordinator names no network of theirs: nobody could manage it then.
 */
export async function startOrganisation(
  { driver, audit, clock }: ProgrammeDeps,
  caller: Caller,
  organisation: NewOrganisation,
): Promise<string> {
  const { networkIds, municipalities, executive, registerNumber, ...rest } = organisation;
  assertMayJoin(caller, networkIds);
  assertOnce(municipalities);
  const [id, createdAt, hue] = [newId(), clock(), await nextHue(driver)];
  await driver.write([
    insertOrganisation({
      id,
      ...rest,
      executive: executive ?? null,
      registerNumber: registerNumber || null,
      hue,
      createdAt,
    }),
    ...replaceMunicipalities(id, municipalities),
    ...networkIds.map((networkId) => joinNetwork(networkId, id, createdAt)),
    audit.entry(caller, "organisation-changed", {
      organisationId: id,
      details: { change: "started" },
    }),
  ]);
  return id;
}

function assertMayJoin({ grants }: Caller, networkIds: readonly string[]): void {
  const isMissing = networkIds.length === 0 && !isAdministrator(grants);
  if (!isMissing && networkIds.every((id) => mayManageNetwork(grants, id))) return;
  const message = "Choose a network that you coordinate";
  throw new AppError("invalid-input", message, { issues: [{ path: "networkIds", message }] });
}

/** @throws AppError `invalid-input` when a municipality is named twice. */
export async function changeOrganisation(
  { driver, audit, clock }: ProgrammeDeps,
  caller: Caller,
  organisation: StoredOrganisation,
  { archived, municipalities, ...fields }: OrganisationChange,
): Promise<void> {
  if (municipalities) assertOnce(municipalities);
  const next = { ...organisation, ...defined(fields) };
  await driver.write([
    updateOrganisation({
      ...next,
      registerNumber: next.registerNumber || null,
      archivedAt: archivedAt(organisation.archivedAt, archived, clock()),
    }),
    ...(municipalities ? replaceMunicipalities(organisation.id, municipalities) : []),
    audit.entry(caller, "organisation-changed", {
      organisationId: organisation.id,
      details: { change: whatChanged({ archived }) },
    }),
  ]);
}

function assertOnce(municipalities: readonly { teryt: string }[]): void {
  const codes = municipalities.map(({ teryt }) => teryt);
  const index = codes.findIndex((code, at) => codes.indexOf(code) !== at);
  if (index === -1) return;
  const message = `The code ${codes[index]} is there twice`;
  const path = `municipalities.${index}.teryt`;
  throw new AppError("invalid-input", message, { issues: [{ path, message }] });
}
