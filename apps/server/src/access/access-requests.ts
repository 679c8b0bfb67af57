/**
 * Asking to be let into a document.
 *
 *   Q1  The answer to asking is always the same: nobody finds out in this way which documents there are.
 *   Q2  One open request per person and document, and twenty a day per person: nobody is flooded with e-mail.
 *   Q3  Who is let in gets a role on this very document, given by whoever decided.
 */
import {
  type AccessDecision,
  type AccessRequest,
  AppError,
  type DocumentRole,
  type NewAccessRequest,
} from "@brudnopis/schema";
import { Id, newId } from "../ids.ts";
import type { Mailer } from "../mail/mailer.ts";
import { accessRequestMail, roleGivenMail } from "../mail/texts.ts";
import {
  decideRequest,
  findOpenRequest,
  insertRequest,
  type OpenRequest,
  openRequests,
  ownersLeads,
} from "../store/access-requests.ts";
import { findDocument, type StoredDocument } from "../store/documents.ts";
import { type Driver, type Statement, WriteConflict } from "../store/driver.ts";
import { deleteGrantsOn, insertGrant } from "../store/grants.ts";
import type { AccessChange } from "../sync/sync.ts";
import type { Access, Caller } from "./access.ts";
import type { Audit } from "./audit.ts";
import type { OwnOrigin } from "./own-origin.ts";

export interface RequestDeps {
  readonly driver: Driver;
  readonly access: Access;
  readonly audit: Audit;
  readonly mailer: Mailer;
  readonly ownOrigin: OwnOrigin;
  readonly clock: () => number;
  accessChanged(about?: AccessChange): Promise<void>;
}

const dayMs = 24 * 3_600_000;
const requestsPerDay = 20;

/** For those who may share the document; who has waited longest first. */
export async function openRequestsOf(driver: Driver, documentId: string): Promise<AccessRequest[]> {
  const requests = await openRequests(driver, documentId);
  return requests.map(({ id, name, email, organisation, message, createdAt }) => ({
    id,
    name,
    email,
    organisation,
    message,
    createdAt,
  }));
}

/** Keeps the request, when there is something to decide, and tells those who decide. */
export async function askForAccess(
  deps: RequestDeps,
  caller: Caller,
  { documentId, message }: NewAccessRequest,
): Promise<void> {
  const document = await foreignDocument(deps, caller, documentId);
  if (!document) return;
  const { driver, audit, mailer, clock } = deps;
  const { personId } = caller;
  const createdAt = clock();
  const request = { id: newId(), documentId, personId, message, createdAt };
  const limit = { count: requestsPerDay, since: createdAt - dayMs };
  try {
    await driver.write([
      insertRequest(request, limit),
      audit.entry(caller, "access-asked", { documentId }),
      ...(await mailToLeads(deps, caller, document)),
    ]);
  } catch (error) {
    if (error instanceof WriteConflict) return;
    throw error;
  }
  mailer.wake();
}

/** A document that this person cannot open. */
async function foreignDocument(
  { driver, access }: RequestDeps,
  { grants }: Caller,
  documentId: string,
): Promise<StoredDocument | undefined> {
  if (!Id.safeParse(documentId).success) return undefined;
  const document = await findDocument(driver, documentId);
  if (!document) return undefined;
  const { permissions } = await access.decide(grants, document);
  return permissions.includes("read") ? undefined : document;
}

async function mailToLeads(
  { driver, mailer, ownOrigin }: RequestDeps,
  asker: Caller,
  { id, title }: StoredDocument,
): Promise<Statement[]> {
  if (!mailer.isOn) return [];
  const leads = await ownersLeads(driver, id);
  const link = linkTo(ownOrigin, id);
  return leads.map(({ email: to, language }) =>
    mailer.enqueue(accessRequestMail({ to, language, asker, title, link })),
  );
}

/** @throws AppError `not-found` when there is no such open request, `conflict` when somebody else decided. */
export async function decideOnRequest(
  deps: RequestDeps,
  caller: Caller,
  document: StoredDocument,
  requestId: string,
  decision: AccessDecision,
): Promise<void> {
  const { driver, audit, mailer, clock } = deps;
  const request = await findOpenRequest(driver, document.id, requestId);
  if (!request) throw new AppError("not-found", "There is no such open request");
  const { personId } = request;
  const decided = decideRequest(requestId, caller.personId, clock());
  if (decision.decision === "decline") {
    const about = { personId, documentId: document.id };
    await driver.write([decided, audit.entry(caller, "access-declined", about)]);
    return;
  }
  await driver.write([decided, ...letIn(deps, caller, document, request, decision.role)]);
  mailer.wake();
  await deps.accessChanged({ personId });
}

/** The role takes the place of any other on this document: what was decided is what counts. */
function letIn(
  { audit, mailer, ownOrigin, clock }: RequestDeps,
  giver: Caller,
  { id: documentId, title }: StoredDocument,
  { personId, email: to, language }: OpenRequest,
  role: DocumentRole,
): Statement[] {
  const scope = { kind: "document", id: documentId } as const;
  const mail = { to, language, giver, title, role, link: linkTo(ownOrigin, documentId) };
  return [
    deleteGrantsOn(personId, scope),
    insertGrant(personId, { role, scope }, clock(), giver.personId),
    audit.entry(giver, "role-given", { personId, documentId, details: { role } }),
    ...(mailer.isOn ? [mailer.enqueue(roleGivenMail(mail))] : []),
  ];
}

function linkTo({ url }: OwnOrigin, documentId: string): string {
  return `${url}/dokumenty/${documentId}`;
}
