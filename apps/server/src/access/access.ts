/** Who is asking, and what they may open. HTTP routes and sync both come here, and nowhere else. */
import type { Permission, Role } from "@brudnopis/schema";
import { Id, newId } from "../ids.ts";
import { insertAuditEvent } from "../store/audit.ts";
import { findDocument, type StoredDocument } from "../store/documents.ts";
import type { Driver } from "../store/driver.ts";
import { grantsOf } from "../store/grants.ts";
import { findPerson } from "../store/people.ts";
import { decide, type Grant } from "./decide.ts";
import type { Sessions } from "./sessions.ts";

/** A signed-in person. */
export interface Caller {
  readonly personId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly hue: number;
  readonly grants: readonly Grant[];
}

/** A document as one person may use it. */
export interface OpenedDocument {
  readonly document: StoredDocument;
  readonly permissions: readonly Permission[];
}

export interface AccessOptions {
  readonly driver: Driver;
  readonly sessions: Sessions;
  readonly clock: () => number;
}

export class Access {
  readonly #driver: Driver;
  readonly #sessions: Sessions;
  readonly #clock: () => number;

  constructor({ driver, sessions, clock }: AccessOptions) {
    this.#driver = driver;
    this.#sessions = sessions;
    this.#clock = clock;
  }

  async callerOf(cookieHeader: string | undefined): Promise<Caller | undefined> {
    const session = await this.#sessions.resolve(cookieHeader);
    return session ? this.caller(session.personId, session.id) : undefined;
  }

  async caller(personId: string, sessionId: string): Promise<Caller | undefined> {
    const person = await findPerson(this.#driver, personId);
    if (!person) return undefined;
    const { name, email, organisation, hue } = person;
    const grants = await grantsOf(this.#driver, personId);
    return { personId, sessionId, name, email, organisation, hue, grants };
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
    const { permissions, logged } = decide(caller.grants, factsOf(document));
    if (!permissions.includes(permission)) return undefined;
    if (logged.includes(permission)) await this.#log(caller, documentId, permission);
    return { document, permissions };
  }

  async #log({ personId }: Caller, documentId: string, permission: Permission): Promise<void> {
    const action = `administrator-${permission}` as const;
    const event = { id: newId(), at: this.#clock(), personId, action, documentId };
    await this.#driver.write([insertAuditEvent(event)]);
  }
}

export function permissionsOn(caller: Caller, document: StoredDocument): readonly Permission[] {
  return decide(caller.grants, factsOf(document)).permissions;
}

/** Each role once, whatever it is held on. */
export function rolesOf(grants: readonly Grant[]): Role[] {
  return [...new Set(grants.map(({ role }) => role))];
}

function factsOf({ id, networkId, organisations }: StoredDocument) {
  return { id, networkId, organisationIds: organisations.map((organisation) => organisation.id) };
}
