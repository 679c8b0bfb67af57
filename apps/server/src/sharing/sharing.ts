/** Who has a document and why, and the changes that those who may share it can make. */
import {
  AppError,
  DocumentRole,
  type PartnerCandidates,
  type Sharer,
  type Sharing,
} from "@brudnopis/schema";
import { openRequestsOf } from "../access/access-requests.ts";
import type { Access, Caller, OpenedDocument } from "../access/access.ts";
import { invitationsOn } from "../access/invitations.ts";
import { peopleAround } from "../access/people-around.ts";
import { type ProgrammeDeps, storeAccess } from "../programme/changes.ts";
import {
  addPartner,
  removePartner,
  setSharedWithNetwork,
  type StoredDocument,
} from "../store/documents.ts";
import type { Driver } from "../store/driver.ts";
import { deleteGrantsOn, grantsOf, insertGrant } from "../store/grants.ts";
import {
  allOrganisations,
  findOrganisation,
  organisationsOfNetwork,
} from "../store/organisations.ts";
import type { GrantHolder } from "../store/sharing.ts";

export interface SharingDeps extends ProgrammeDeps {
  readonly access: Access;
}

export async function describeSharing(
  { driver, access, clock }: SharingDeps,
  { document, permissions, reasons }: OpenedDocument,
): Promise<Sharing> {
  const mayShare = permissions.includes("share");
  const people = await peopleWith(driver, access, document);
  const scope = { kind: "document", id: document.id } as const;
  return {
    organisations: [...document.organisations],
    people: people.map((sharer) => (mayShare ? sharer : withoutEmail(sharer))),
    mine: [...reasons],
    isSharedWithNetwork: document.sharedWithNetwork === 1,
    ...networkOf(document),
    mayShare,
    invitations: mayShare ? await invitationsOn({ driver, access, clock }, scope) : [],
    requests: mayShare ? await openRequestsOf(driver, document.id) : [],
  };
}

function networkOf({ networkId: id, networkName: name }: StoredDocument): Pick<Sharing, "network"> {
  return id === null || name === null ? {} : { network: { id, name } };
}

async function peopleWith(
  driver: Driver,
  access: Access,
  document: StoredDocument,
): Promise<Sharer[]> {
  return (await peopleAround(driver, access, document)).flatMap((person) => {
    const { personId, name, email, organisation, hue, permissions, reasons } = person;
    if (!permissions.includes("read")) return [];
    const ownRole = roleOn(document.id, person);
    return [
      {
        personId,
        name,
        email,
        organisation,
        hue,
        permissions: [...permissions],
        reasons: [...reasons],
        ...(ownRole === undefined ? {} : { ownRole }),
      },
    ];
  });
}

function withoutEmail({ email: _, ...sharer }: Sharer): Sharer {
  return sharer;
}

/** The role that somebody holds on this very document, if it is one that is given there. */
function roleOn(
  documentId: string,
  { grants }: Pick<GrantHolder, "grants">,
): DocumentRole | undefined {
  const held = grants.find(({ scope }) => scope.kind === "document" && scope.id === documentId);
  return held && DocumentRole.safeParse(held.role).data;
}

/**
 * Changes the role of somebody who has one on this document; undefined takes it away. Roles that reach the document
 * from elsewhere are changed there.
 * @throws AppError `not-found` for somebody without a role on this document.
 */
export async function setDocumentRole(
  deps: SharingDeps,
  caller: Caller,
  { document }: OpenedDocument,
  personId: string,
  role: DocumentRole | undefined,
): Promise<void> {
  const { driver, audit, clock } = deps;
  const before = roleOn(document.id, { grants: await grantsOf(driver, personId) });
  if (before === undefined) {
    throw new AppError("not-found", "This person has no role on this document");
  }
  const documentId = document.id;
  const scope = { kind: "document", id: documentId } as const;
  const taken = audit.entry(caller, "role-taken", {
    personId,
    documentId,
    details: { role: before },
  });
  const given = role && [
    insertGrant(personId, { role, scope }, clock(), caller.personId),
    audit.entry(caller, "role-given", { personId, documentId, details: { role } }),
  ];
  await storeAccess(deps, [deleteGrantsOn(personId, scope), taken, ...(given ?? [])], { personId });
}

/**
 * Asks an organisation to join in.
 * @throws AppError `not-found` when there is none, `conflict` when it is in already.
 */
export async function addPartnerTo(
  deps: SharingDeps,
  caller: Caller,
  { document: { id: documentId } }: OpenedDocument,
  organisationId: string,
): Promise<void> {
  const organisation = await findOrganisation(deps.driver, organisationId);
  if (!organisation || organisation.archivedAt !== null) {
    throw new AppError("not-found", "There is no such organisation");
  }
  await storeAccess(
    deps,
    [
      addPartner(documentId, organisationId),
      deps.audit.entry(caller, "partner-added", { documentId, organisationId }),
    ],
    { documentId },
  );
}

/** @throws AppError `conflict` when it is no partner, or not any more; owners stay. */
export async function removePartnerFrom(
  deps: SharingDeps,
  caller: Caller,
  { document: { id: documentId } }: OpenedDocument,
  organisationId: string,
): Promise<void> {
  await storeAccess(
    deps,
    [
      removePartner(documentId, organisationId),
      deps.audit.entry(caller, "partner-removed", { documentId, organisationId }),
    ],
    { documentId },
  );
}

/** Whether observers of the network see the document. */
export async function shareWithNetwork(
  deps: SharingDeps,
  caller: Caller,
  { document: { id: documentId, networkId } }: OpenedDocument,
  isShared: boolean,
): Promise<void> {
  const action = isShared ? "shared-with-network" : "unshared-with-network";
  const subject = { documentId, networkId: networkId ?? undefined };
  await storeAccess(
    deps,
    [setSharedWithNetwork(documentId, isShared), deps.audit.entry(caller, action, subject)],
    { documentId },
  );
}

/** Organisations that could join in: not those that have, those of the same network first. */
export async function partnerCandidates(
  driver: Driver,
  { document }: OpenedDocument,
): Promise<PartnerCandidates> {
  const neighbours =
    document.networkId === null ? [] : await organisationsOfNetwork(driver, document.networkId);
  const inNetwork = new Set(neighbours.map(({ id }) => id));
  const already = new Set(document.organisations.map(({ id }) => id));
  return (await allOrganisations(driver))
    .filter(({ id, archivedAt }) => archivedAt === null && !already.has(id))
    .map(({ id, name }) => ({ id, name, inNetwork: inNetwork.has(id) }))
    .sort((a, b) => Number(b.inNetwork) - Number(a.inNetwork));
}
