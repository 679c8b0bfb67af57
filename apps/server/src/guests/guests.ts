/**
 * What whoever has a link may do without an account.
 *
 *   G1  A link that is unknown, expired, revoked or of the other kind is the same refusal, and so is one whose maker may
 *       no longer give what it gives.
 *   G2  A guest reads no field that holds personal data, and nothing that came after a fixed state.
 *   G3  An answer is kept for the editors; it changes nothing in the document.
 *   G4  A link is used only so often, whatever for.
 */
import {
  AppError,
  type GuestAnswer,
  type GuestDocument,
  type GuestLink,
  type GuestOffer,
} from "@brudnopis/schema";
import type { Access } from "../access/access.ts";
import type { Actor, Audit } from "../access/audit.ts";
import { hashToken } from "../access/tokens.ts";
import { newId } from "../ids.ts";
import { findDocument, type StoredDocument } from "../store/documents.ts";
import { type Driver, WriteConflict } from "../store/driver.ts";
import {
  countAnswer,
  findGuestLinkByToken,
  insertProposal,
  type StoredGuestLink,
} from "../store/guests.ts";
import type { Templates } from "../templates.ts";
import type { GuestReadings } from "./guest-readings.ts";
import { kindOf, mayMakerStill } from "./link-kind.ts";
import type { LinkLimit } from "./link-limit.ts";
import type { Openings } from "./openings.ts";
import { type Question, toQuestion } from "./question.ts";

export interface GuestsOptions {
  readonly driver: Driver;
  readonly access: Access;
  readonly audit: Audit;
  readonly templates: Templates;
  readonly readings: GuestReadings;
  readonly limit: LinkLimit;
  readonly openings: Openings;
  readonly clock: () => number;
  /** Called when an answer is stored. */
  answersChanged(documentId: string): void;
}

/** One link is for one colleague, and those whom they ask. */
const answersPerLink = 20;

interface Visit {
  readonly link: StoredGuestLink;
  readonly document: StoredDocument;
}

export class Guests {
  readonly #driver: Driver;
  readonly #access: Access;
  readonly #audit: Audit;
  readonly #templates: Templates;
  readonly #readings: GuestReadings;
  readonly #limit: LinkLimit;
  readonly #openings: Openings;
  readonly #clock: () => number;
  readonly #answersChanged: (documentId: string) => void;

  constructor({
    driver,
    access,
    audit,
    templates,
    readings,
    limit,
    openings,
    clock,
    answersChanged,
  }: GuestsOptions) {
    this.#driver = driver;
    this.#access = access;
    this.#audit = audit;
    this.#templates = templates;
    this.#readings = readings;
    this.#limit = limit;
    this.#openings = openings;
    this.#clock = clock;
    this.#answersChanged = answersChanged;
  }

  /** Says what a link is for, and counts that it was opened. */
  async look(token: string, actor: Actor): Promise<GuestOffer> {
    const visit = await this.#visit(token);
    const { link, document } = visit;
    const reading = await this.#read(visit);
    const question =
      link.address === null ? undefined : this.#question(link.address, visit, reading);
    await this.#openings.looked(link, actor);
    return {
      kind: question ? "question" : "document",
      title: reading.content.title,
      organisations: document.organisations.map(({ name }) => name),
      ...(link.revision === null ? {} : { revision: link.revision }),
      note: link.note,
      askedBy: link.createdBy,
      expiresAt: link.expiresAt,
      ...(question ? { question } : {}),
    };
  }

  /** What a link shows. */
  async document(token: string, actor: Actor): Promise<GuestDocument> {
    const visit = await this.#visit(token, "document");
    const reading = await this.#read(visit);
    await this.#openings.read(visit.link, actor);
    return reading;
  }

  /** @throws AppError `conflict` when the link was answered often enough. */
  async answer({ token, name, text }: GuestAnswer, actor: Actor): Promise<void> {
    const { link, document } = await this.#visit(token, "question");
    const { id: guestLinkId, address } = link;
    if (address === null) throw invalidLink();
    if (link.answers >= answersPerLink) throw answeredOften();
    const [id, createdAt, documentId] = [newId(), this.#clock(), document.id];
    try {
      await this.#driver.write([
        countAnswer(guestLinkId, createdAt, answersPerLink),
        insertProposal({ id, guestLinkId, documentId, address, name, text, createdAt }),
        this.#audit.entry(actor, "question-answered", {
          documentId,
          details: { link: guestLinkId, address },
        }),
      ]);
    } catch (error) {
      // It ended, or was answered once more, while this answer was on its way.
      if (error instanceof WriteConflict) throw invalidLink();
      throw error;
    }
    this.#answersChanged(documentId);
  }

  async #visit(token: string, kind?: GuestLink["kind"]): Promise<Visit> {
    const link = await findGuestLinkByToken(this.#driver, hashToken(token));
    if (!link || link.revokedAt !== null || link.expiresAt <= this.#clock()) throw invalidLink();
    if (kind !== undefined && kindOf(link) !== kind) throw invalidLink();
    // G4. Not sooner: only links that there are fill its memory.
    this.#limit.take(link.id);
    const document = await findDocument(this.#driver, link.documentId);
    if (!document || !(await mayMakerStill(this.#access, link, document))) throw invalidLink();
    return { link, document };
  }

  #question(address: string, { document }: Visit, { content }: GuestDocument): Question {
    const template = this.#templates.templateOf(document);
    const question = toQuestion(address, { template, content });
    // A published template never changes: what could be asked about once can be for ever.
    if (!question) throw new Error("A question is about nothing");
    return question;
  }

  #read({ link, document }: Visit): Promise<GuestDocument> {
    return this.#readings.read(document, link.revisionId);
  }
}

function invalidLink(): AppError {
  return new AppError("link-invalid", "This link does not work, or does not work any more");
}

function answeredOften(): AppError {
  return new AppError("conflict", "This question was answered often enough");
}
