/** Links for guests as those who make them see it: to read a document, or to answer one question about it. */
import {
  AppError,
  type GuestLink,
  type NewGuestLink,
  type NewGuestLinkAnswer,
  type NewQuestion,
  type Proposal,
} from "@brudnopis/schema";
import type { Access, Caller, OpenedDocument } from "../access/access.ts";
import type { Audit } from "../access/audit.ts";
import type { OwnOrigin } from "../access/own-origin.ts";
import { hashToken, newToken } from "../access/tokens.ts";
import type { Library } from "../documents/library.ts";
import type { RevisionMaker } from "../history/revision-maker.ts";
import { newId } from "../ids.ts";
import { type Driver, type Statement, WriteConflict } from "../store/driver.ts";
import {
  decideProposal,
  guestLinksOf,
  insertGuestLink,
  proposalsOf,
  revokeGuestLink,
  type StoredGuestLink,
} from "../store/guests.ts";
import type { StoredDocument } from "../store/documents.ts";
import { followProposal } from "../store/review-suggestions.ts";
import { nextReviewVersion } from "../store/review-version.ts";
import type { Templates } from "../templates.ts";
import { kindOf, mayMakerStill } from "./link-kind.ts";
import { isAskable } from "./question.ts";

export interface GuestLinksOptions {
  readonly driver: Driver;
  readonly access: Access;
  readonly audit: Audit;
  readonly library: Library;
  readonly revisions: RevisionMaker;
  readonly templates: Templates;
  readonly ownOrigin: OwnOrigin;
  readonly clock: () => number;
  /** Called when something was decided about an answer, and that is stored. */
  answersChanged(documentId: string): void;
}

/** Pages of ours, in which guests arrive. */
const pages = { document: "gosc", question: "pytanie" } as const;

const dayMs = 24 * 3_600_000;

interface NewLink {
  readonly revisionId: string | null;
  readonly address: string | null;
  readonly note: string;
  readonly days: number;
}

export class GuestLinks {
  readonly #driver: Driver;
  readonly #access: Access;
  readonly #audit: Audit;
  readonly #library: Library;
  readonly #revisions: RevisionMaker;
  readonly #templates: Templates;
  readonly #ownOrigin: OwnOrigin;
  readonly #clock: () => number;
  readonly #answersChanged: (documentId: string) => void;

  constructor(options: GuestLinksOptions) {
    const { driver, access, audit, library, revisions } = options;
    const { templates, ownOrigin, clock, answersChanged } = options;
    this.#driver = driver;
    this.#access = access;
    this.#audit = audit;
    this.#library = library;
    this.#revisions = revisions;
    this.#templates = templates;
    this.#ownOrigin = ownOrigin;
    this.#clock = clock;
    this.#answersChanged = answersChanged;
  }

  /** Newest first, also those that have ended. */
  async list({ document }: OpenedDocument, kind: GuestLink["kind"]): Promise<GuestLink[]> {
    const links = await guestLinksOf(this.#driver, document.id);
    return Promise.all(
      links
        .filter((link) => kindOf(link) === kind)
        .map(async (link) => toGuestLink(link, await this.#stateOf(link, document))),
    );
  }

  async #stateOf(link: StoredGuestLink, document: StoredDocument): Promise<GuestLink["state"]> {
    if (link.revokedAt !== null) return "revoked";
    if (link.expiresAt <= this.#clock()) return "expired";
    return (await mayMakerStill(this.#access, link, document)) ? "open" : "suspended";
  }

  /** A link that shows the document; with the name of a revision, as it is at this moment. */
  async make(
    opened: OpenedDocument,
    caller: Caller,
    { revision, note, days }: NewGuestLink,
  ): Promise<NewGuestLinkAnswer> {
    if (revision === undefined) {
      return this.#make(opened, caller, { revisionId: null, address: null, note, days });
    }
    const asked = { by: caller.personId, name: revision };
    const { id } = opened.document;
    const made = Promise.withResolvers<NewGuestLinkAnswer>();
    const kept = await this.#revisions.make(id, "fixed", asked, (revisionId) => {
      const { answer, statements } = this.#newLink(opened, caller, {
        revisionId,
        address: null,
        note,
        days,
      });
      made.resolve(answer);
      return statements;
    });
    if (kept === undefined) throw new Error("An opened document cannot be kept");
    return made.promise;
  }

  /** @throws AppError `invalid-input` when there is nothing at the address. */
  async ask(
    opened: OpenedDocument,
    caller: Caller,
    { address, note, days }: NewQuestion,
  ): Promise<NewGuestLinkAnswer> {
    const template = this.#templates.templateOf(opened.document);
    const content = await this.#library.content(opened);
    if (!isAskable(address, { template, content })) {
      const issues = [{ path: "address", message: "There is no such field or record" }];
      throw new AppError("invalid-input", "A question needs a place in the document", { issues });
    }
    return this.#make(opened, caller, { revisionId: null, address, note, days });
  }

  /** Ends a link for good. Ending it twice is ending it once. */
  async revoke(
    { document }: OpenedDocument,
    caller: Caller,
    kind: GuestLink["kind"],
    linkId: string,
  ): Promise<void> {
    const links = await guestLinksOf(this.#driver, document.id);
    const link = links.find(({ id }) => id === linkId);
    if (!link || kindOf(link) !== kind) throw nothingHere();
    if (link.revokedAt !== null) return;
    await this.#driver.write([
      revokeGuestLink(linkId, this.#clock()),
      this.#audit.entry(caller, "guest-link-revoked", {
        documentId: document.id,
        details: { kind, link: linkId },
      }),
    ]);
  }

  proposals({ document }: OpenedDocument): Promise<Proposal[]> {
    return proposalsOf(this.#driver, document.id);
  }

  async decide(
    { document }: OpenedDocument,
    { personId }: Caller,
    proposalId: string,
    state: Proposal["state"],
  ): Promise<void> {
    const decision = { state, at: this.#clock(), personId };
    try {
      await this.#driver.write([
        nextReviewVersion(document.id),
        decideProposal(document.id, proposalId, decision),
        followProposal(document.id, proposalId, state, { by: personId, at: decision.at }),
      ]);
    } catch (error) {
      if (error instanceof WriteConflict) throw nothingHere();
      throw error;
    }
    this.#answersChanged(document.id);
  }

  async #make(opened: OpenedDocument, caller: Caller, link: NewLink): Promise<NewGuestLinkAnswer> {
    const { answer, statements } = this.#newLink(opened, caller, link);
    await this.#driver.write(statements);
    return answer;
  }

  #newLink(
    { document }: OpenedDocument,
    caller: Caller,
    { revisionId, address, note, days }: NewLink,
  ): { readonly answer: NewGuestLinkAnswer; readonly statements: readonly Statement[] } {
    const [id, token, createdAt] = [newId(), newToken(), this.#clock()];
    const kind = address === null ? "document" : "question";
    const link = {
      id,
      tokenHash: hashToken(token),
      documentId: document.id,
      revisionId,
      address,
      note,
      createdAt,
      createdBy: caller.personId,
      expiresAt: createdAt + days * dayMs,
    };
    const statements = [
      insertGuestLink(link),
      this.#audit.entry(caller, "guest-link-made", {
        documentId: document.id,
        details: { kind, link: id, days: String(days) },
      }),
    ];
    // Behind the hash, a browser keeps the secret to itself.
    const url = `${this.#ownOrigin.url}/${pages[kind]}#klucz=${token}`;
    return { answer: { id, link: url, expiresAt: link.expiresAt }, statements };
  }
}

function toGuestLink(link: StoredGuestLink, state: GuestLink["state"]): GuestLink {
  const { id, revision, address, note, createdAt, createdBy, expiresAt, uses } = link;
  return {
    id,
    kind: kindOf(link),
    ...(revision === null ? {} : { revision }),
    ...(address === null ? {} : { address }),
    note,
    createdAt,
    createdBy,
    expiresAt,
    state,
    uses,
  };
}

function nothingHere(): AppError {
  return new AppError("not-found", "There is no such link or answer here");
}
