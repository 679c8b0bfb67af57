/** Who is asking, and what they may open. HTTP routes and sync both come here, and nowhere else. */
import type { AccessReason, Grant, Permission, Role } from "@brudnopis/schema";
import { Id } from "../ids.ts";
import { documentsInScopeOf, findDocument, type StoredDocument } from "../store/documents.ts";
import type { Driver } from "../store/driver.ts";
import { grantsOf } from "../store/grants.ts";
import { findNetwork, openWindows, type StoredNetwork } from "../store/networks.ts";
import { findOrganisation, networksOf, type StoredOrganisation } from "../store/organisations.ts";
import { findPerson } from "../store/people.ts";
import type { Audit } from "./audit.ts";
import {
  decide,
  type Decision,
  isAdministrator,
  mayChangeOrganisation,
  mayManageNetwork,
  mayManageOrganisation,
  mayOrganise,
  type OpenWindow,
} from "./decide.ts";
import type { Sessions } from "./sessions.ts";

/** A signed-in person, in one request. */
export interface Caller {
  readonly personId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
  readonly organisationId: string;
  readonly organisation: string;
  readonly hue: number;
  readonly grants: readonly Grant[];
  /** The network address that the request came from. */
  readonly address?: string;
}

/** A document as one person may use it. */
export interface OpenedDocument {
  readonly document: StoredDocument;
  readonly permissions: readonly Permission[];
  /** Of those, what only administering gives. */
  readonly logged: readonly Permission[];
  readonly reasons: readonly AccessReason[];
}

export interface AccessOptions {
  readonly driver: Driver;
  readonly sessions: Sessions;
  readonly audit: Audit;
  readonly clock: () => number;
}

export class Access {
  readonly #driver: Driver;
  readonly #sessions: Sessions;
  readonly #audit: Audit;
  readonly #clock: () => number;

  constructor({ driver, sessions, audit, clock }: AccessOptions) {
    this.#driver = driver;
    this.#sessions = sessions;
    this.#audit = audit;
    this.#clock = clock;
  }

  async callerOf(cookieHeader: string | undefined, address?: string): Promise<Caller | undefined> {
    const session = await this.#sessions.resolve(cookieHeader);
    return session ? this.caller(session.personId, session.id, address) : undefined;
  }

  /** The live session of a request that a page makes by itself: it does not count as use. */
  async sessionOf(cookieHeader: string | undefined): Promise<string | undefined> {
    return (await this.#sessions.look(cookieHeader))?.id;
  }

  /** Undefined for who is not there, is blocked or was erased. */
  async caller(personId: string, sessionId: string, address?: string): Promise<Caller | undefined> {
    const person = await findPerson(this.#driver, personId);
    if (!person || person.state !== "active") return undefined;
    const { name, email, organisationId, organisation, hue } = person;
    const grants = await grantsOf(this.#driver, personId);
    return {
      personId,
      sessionId,
      name,
      email,
      organisationId,
      organisation,
      hue,
      grants,
      ...(address === undefined ? {} : { address }),
    };
  }

  /** The same, unless the session is over. */
  async callerOfSession(personId: string, sessionId: string): Promise<Caller | undefined> {
    const isLive = await this.#sessions.isLive(sessionId);
    return isLive ? this.caller(personId, sessionId) : undefined;
  }

  /**
   * The document, when this person has the permission on it. One that is not there and one that is none of
   * their business are the same answer, so that nobody finds out what exists.
   */
  async open(
    caller: Caller,
    documentId: string,
    permission: Permission,
  ): Promise<OpenedDocument | undefined> {
    if (!Id.safeParse(documentId).success) return undefined;
    const document = await findDocument(this.#driver, documentId);
    if (!document) return undefined;
    const { permissions, logged, reasons } = await this.decide(caller.grants, document);
    if (!permissions.includes(permission)) return undefined;
    if (logged.includes(permission)) {
      await this.#audit.record(caller, `administrator-${permission}`, { documentId });
    }
    return { document, permissions, logged, reasons };
  }

  /** What somebody may do with a document, without opening it; nothing when there is none. */
  async permissionsOn(caller: Caller, documentId: string): Promise<readonly Permission[]> {
    const document = await findDocument(this.#driver, documentId);
    return document ? (await this.decide(caller.grants, document)).permissions : [];
  }

  /** Whether somebody who does not ask themselves may do something: what they gave to others rests on it. */
  async may(personId: string, document: StoredDocument, permission: Permission): Promise<boolean> {
    const person = await findPerson(this.#driver, personId);
    if (person?.state !== "active") return false;
    const { permissions } = await this.decide(await grantsOf(this.#driver, personId), document);
    return permissions.includes(permission);
  }

  /** What some grants give on a document right now. */
  async decide(grants: readonly Grant[], document: StoredDocument): Promise<Decision> {
    return decide(grants, factsOf(document, await openWindows(this.#driver, this.#clock())));
  }

  /** The same for what several people hold, who are asked about together. */
  async decideEach(
    held: readonly (readonly Grant[])[],
    document: StoredDocument,
  ): Promise<readonly Decision[]> {
    const facts = factsOf(document, await openWindows(this.#driver, this.#clock()));
    return held.map((grants) => decide(grants, facts));
  }

  /** The same for many documents, which are asked about together. */
  async decideAll(
    grants: readonly Grant[],
    documents: readonly StoredDocument[],
  ): Promise<readonly Decision[]> {
    return decideAllAt(this.#driver, this.#clock(), grants, documents);
  }

  /** A network that this person runs. */
  async manageNetwork(caller: Caller, networkId: string): Promise<StoredNetwork | undefined> {
    if (!mayManageNetwork(caller.grants, networkId)) return undefined;
    return findNetwork(this.#driver, networkId);
  }

  /** An organisation that this person may manage, that is decide about its people, or change itself. */
  async organisation(
    caller: Caller,
    organisationId: string,
    right: "manage" | "change",
  ): Promise<StoredOrganisation | undefined> {
    const organisation = await findOrganisation(this.#driver, organisationId);
    if (!organisation) return undefined;
    const networks = await networksOf(this.#driver, organisationId);
    const facts = { id: organisationId, networkIds: networks.map(({ id }) => id) };
    const isAllowed = right === "manage" ? mayManageOrganisation : mayChangeOrganisation;
    return isAllowed(caller.grants, facts) ? organisation : undefined;
  }

  /** Whether this person administers the installation, or at least keeps its list of organisations. */
  mayUse({ grants }: Caller, right: "administer" | "organise"): boolean {
    return right === "administer" ? isAdministrator(grants) : mayOrganise(grants);
  }
}

/** The documents that somebody may read at a moment. Nothing for who could not sign in then. */
export async function readableDocuments(
  driver: Driver,
  personId: string,
  at: number,
): Promise<ReadonlyMap<string, StoredDocument>> {
  const person = await findPerson(driver, personId);
  if (person?.state !== "active") return new Map();
  const documents = await documentsInScopeOf(driver, personId);
  const decisions = await decideAllAt(driver, at, await grantsOf(driver, personId), documents);
  const readable = documents.filter((_, index) => decisions[index]?.permissions.includes("read"));
  return new Map(readable.map((document) => [document.id, document]));
}

async function decideAllAt(
  driver: Driver,
  at: number,
  grants: readonly Grant[],
  documents: readonly StoredDocument[],
): Promise<readonly Decision[]> {
  const windows = await openWindows(driver, at);
  return documents.map((document) => decide(grants, factsOf(document, windows)));
}

/** Each role once, whatever it is held on. */
export function rolesOf(grants: readonly Grant[]): Role[] {
  return [...new Set(grants.map(({ role }) => role))];
}

function factsOf(document: StoredDocument, windows: ReadonlyMap<string, OpenWindow>) {
  const { id, networkId, networkName, organisations, sharedWithNetwork } = document;
  return {
    id,
    networkId,
    networkName,
    organisations,
    isSharedWithNetwork: sharedWithNetwork === 1,
    window: networkId === null ? undefined : windows.get(networkId),
  };
}
