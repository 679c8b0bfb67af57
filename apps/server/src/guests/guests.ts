/**
 * What whoever has a link may do without an account.
 *
 *   G1  A link that is unknown, expired, revoked or of the other kind is the same refusal, and so is one whose maker may
 *       no longer give what it gives.
 *   G2  A guest reads no field that holds personal data, and nothing that came after a fixed state.
 *   G3  An answer is kept for the editors; it changes nothing in the document.
 *   G4  A link is used only so often, whatever for.
 */
import { imagesIn } from "@brudnopis/document";
import {
  AppError,
  type DocumentContent,
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
import type { Notifier } from "../review/notifier.ts";
import { sectionOfChange, suggestionLimits } from "../review/suggestion-places.ts";
import { type Driver, type Statement, WriteConflict } from "../store/driver.ts";
import {
  countAnswer,
  findGuestLinkByToken,
  insertProposal,
  type StoredGuestLink,
} from "../store/guests.ts";
import { insertSuggestion } from "../store/review-suggestions.ts";
import { fileBytes, type FileBytes } from "../store/stored-files.ts";
import { nextReviewVersion } from "../store/review-version.ts";
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
  /** For pictures, of which a page may have many. */
  readonly pictureLimit: LinkLimit;
  readonly openings: Openings;
  readonly notifier: Notifier;
  readonly clock: () => number;
  /** Called when an answer is stored. */
  answersChanged(documentId: string): void;
}

/** One link is for one colleague, and those whom they ask. */
const answersPerLink = 20;

interface GivenAnswer {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly createdAt: number;
}

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
  readonly #pictureLimit: LinkLimit;
  readonly #openings: Openings;
  readonly #notifier: Notifier;
  readonly #clock: () => number;
  readonly #answersChanged: (documentId: string) => void;

  constructor({
    driver,
    access,
    audit,
    templates,
    readings,
    limit,
    pictureLimit,
    openings,
    notifier,
    clock,
    answersChanged,
  }: GuestsOptions) {
    this.#driver = driver;
    this.#access = access;
    this.#audit = audit;
    this.#templates = templates;
    this.#readings = readings;
    this.#limit = limit;
    this.#pictureLimit = pictureLimit;
    this.#openings = openings;
    this.#notifier = notifier;
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

  /** G2. Only a picture that stands in what the link shows. */
  async picture(token: string, image: string): Promise<FileBytes> {
    const visit = await this.#visit(token, "document", this.#pictureLimit);
    const { content } = await this.#read(visit);
    const file = shows(content, image)
      ? await fileBytes(this.#driver, "image", visit.document.id, image)
      : undefined;
    if (!file) throw new AppError("not-found", "What this link shows has no such picture");
    return file;
  }

  /** @throws AppError `conflict` when the link was answered often enough. */
  async answer({ token, name, text }: GuestAnswer, actor: Actor): Promise<void> {
    const visit = await this.#visit(token, "question");
    const { link, document } = visit;
    const { id: guestLinkId, address } = link;
    if (address === null) throw invalidLink();
    if (link.answers >= answersPerLink) throw answeredOften();
    const [id, createdAt, documentId] = [newId(), this.#clock(), document.id];
    try {
      await this.#driver.write([
        countAnswer(guestLinkId, createdAt, answersPerLink),
        insertProposal({ id, guestLinkId, documentId, address, name, text, createdAt }),
        ...(await this.#asSuggestion(visit, { id, name, text, createdAt })),
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
    this.#notifier.told();
  }

  /** G3. Where suggestions are, the city decides about answers too. */
  async #asSuggestion(
    { link, document }: Visit,
    { id, name, text, createdAt }: GivenAnswer,
  ): Promise<readonly Statement[]> {
    const { address, makerId } = link;
    if (address === null) return [];
    const [documentId, change] = [document.id, { type: "answer", place: address, text } as const];
    const section = sectionOfChange(this.#templates.templateOf(document), change);
    return [
      nextReviewVersion(documentId),
      insertSuggestion(
        {
          id,
          documentId,
          batch: id,
          change,
          label: "",
          note: "",
          createdAt,
          by: { proposalId: id, guest: name },
        },
        suggestionLimits.perDocument,
      ),
      ...(await this.#notifier.tell({
        event: "answered",
        documentId,
        at: createdAt,
        suggestionId: id,
        ...(section === undefined ? {} : { section }),
        concerned: [makerId],
        isInternal: true,
      })),
    ];
  }

  async #visit(
    token: string,
    kind?: GuestLink["kind"],
    limit: LinkLimit = this.#limit,
  ): Promise<Visit> {
    const link = await findGuestLinkByToken(this.#driver, hashToken(token));
    if (!link || link.revokedAt !== null || link.expiresAt <= this.#clock()) throw invalidLink();
    if (kind !== undefined && kindOf(link) !== kind) throw invalidLink();
    // G4. Not sooner: only links that there are fill its memory.
    limit.take(link.id);
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

function shows({ fields, collections }: DocumentContent, image: string): boolean {
  const records = Object.values(collections).flat();
  return [fields, ...records.map((record) => record.fields)]
    .flatMap((ofOne) => Object.values(ofOne))
    .some(
      (content) =>
        content.type === "rich" &&
        imagesIn(content.doc.content).some(({ attrs }) => attrs?.["asset"] === image),
    );
}

function invalidLink(): AppError {
  return new AppError("link-invalid", "This link does not work, or does not work any more");
}

function answeredOften(): AppError {
  return new AppError("conflict", "This question was answered often enough");
}
