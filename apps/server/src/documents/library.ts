/** Listing, starting and reading documents, as HTTP asks for it. */
import { createDocument, progressOf, readDocument, totalProgress } from "@brudnopis/document";
import {
  AppError,
  type DocumentContent,
  type DocumentDetails,
  type DocumentSummary,
  type NewDocument,
  type Permission,
} from "@brudnopis/schema";
import { encodeStateAsUpdate } from "yjs";
import type { Access, Caller, OpenedDocument } from "../access/access.ts";
import type { Audit } from "../access/audit.ts";
import { findStartPlace } from "../access/start-places.ts";
import { newId } from "../ids.ts";
import {
  documentsInScopeOf,
  findDocument,
  insertDocument,
  type StoredDocument,
} from "../store/documents.ts";
import type { Driver } from "../store/driver.ts";
import { openThreadCounts } from "../store/review-threads.ts";
import { lastMoveOf } from "../store/template-moves.ts";
import type { Templates } from "../templates.ts";
import type { LiveDocuments } from "./live-documents.ts";

export interface LibraryOptions {
  readonly driver: Driver;
  readonly access: Access;
  readonly audit: Audit;
  readonly templates: Templates;
  readonly live: LiveDocuments;
  readonly clock: () => number;
}

export class Library {
  readonly #driver: Driver;
  readonly #access: Access;
  readonly #audit: Audit;
  readonly #templates: Templates;
  readonly #live: LiveDocuments;
  readonly #clock: () => number;

  constructor({ driver, access, audit, templates, live, clock }: LibraryOptions) {
    this.#driver = driver;
    this.#access = access;
    this.#audit = audit;
    this.#templates = templates;
    this.#live = live;
    this.#clock = clock;
  }

  /** What this person may read, last edited first. */
  async list(caller: Caller): Promise<DocumentSummary[]> {
    const documents = await documentsInScopeOf(this.#driver, caller.personId);
    const decisions = await this.#access.decideAll(caller.grants, documents);
    const openRemarks = await openThreadCounts(this.#driver);
    return documents.flatMap((document, index) => {
      const permissions = decisions[index]?.permissions ?? [];
      if (!permissions.includes("read")) return [];
      const summary = this.#summary(document, permissions);
      if (!permissions.includes("comment")) return [summary];
      return [{ ...summary, openRemarks: openRemarks.get(document.id) ?? 0 }];
    });
  }

  /** @throws AppError `invalid-input` for an unknown template or an organisation that is not theirs. */
  async start(
    caller: Caller,
    { template: ref, organisation, title }: NewDocument,
  ): Promise<DocumentSummary> {
    const place = await findStartPlace(this.#driver, caller.grants, organisation);
    if (!place) throw invalid("organisation", "You cannot start documents for this organisation");
    const pack = this.#templates.packFor(place.network?.pack ?? undefined);
    const template = this.#templates.find(ref, pack);
    if (!template) throw invalid("template", "There is no such template");
    const doc = createDocument(template, {
      language: "pl",
      networkKind: place.network?.kind ?? "planning",
      pack,
      title,
    });
    const id = newId();
    await this.#driver.write([
      ...insertDocument({
        id,
        templateId: template.id,
        templateVersion: template.version,
        pack: pack ?? null,
        networkId: place.network?.id ?? null,
        organisationIds: [place.organisation.id],
        title,
        illustrative: false,
        progress: totalProgress(progressOf(template, readDocument(doc, template))),
        createdAt: this.#clock(),
        createdBy: caller.personId,
        state: encodeStateAsUpdate(doc),
      }),
      this.#audit.entry(caller, "document-started", {
        documentId: id,
        organisationId: place.organisation.id,
        networkId: place.network?.id,
      }),
    ]);
    const document = await findDocument(this.#driver, id);
    if (!document) throw new Error("A document that was just stored is not there");
    const { permissions } = await this.#access.decide(caller.grants, document);
    return this.#summary(document, permissions);
  }

  async details({ document, permissions }: OpenedDocument): Promise<DocumentDetails> {
    const template = this.#templates.templateOf(document);
    const pack = document.pack === null ? undefined : this.#templates.pack(template, document.pack);
    const newest = this.#templates.newestOf(template.id)?.version ?? template.version;
    const move = await lastMoveOf(this.#driver, document.id);
    return {
      document: this.#summary(document, permissions),
      template,
      ...(pack
        ? { pack: { id: pack.id, title: pack.title, catalogues: Object.keys(pack.catalogues) } }
        : {}),
      ...(newest > template.version ? { newerVersion: newest } : {}),
      ...(move
        ? { lastMove: { fromVersion: move.fromVersion, copyId: move.copyId, at: move.movedAt } }
        : {}),
    };
  }

  /** What the document says right now. */
  async content({ document }: OpenedDocument): Promise<DocumentContent> {
    const template = this.#templates.templateOf(document);
    return present(await this.#live.read(document.id, (doc) => readDocument(doc, template)));
  }

  async state({ document }: OpenedDocument): Promise<Uint8Array> {
    return present(await this.#live.encodedState(document.id));
  }

  #summary(document: StoredDocument, permissions: readonly Permission[]): DocumentSummary {
    const { id, title, state, createdAt, editedAt, editedBy, networkName } = document;
    const template = this.#templates.templateOf(document);
    return {
      id,
      title,
      template: { id: template.id, version: template.version },
      templateTitle: template.title.pl,
      state,
      illustrative: document.illustrative === 1,
      progress: { filled: document.progressFilled, required: document.progressRequired },
      organisations: document.organisations.map(({ name }) => name),
      ...(networkName === null ? {} : { network: networkName }),
      permissions: [...permissions],
      createdAt,
      editedAt,
      ...(editedBy === null ? {} : { editedBy }),
    };
  }
}

function invalid(path: string, message: string): AppError {
  return new AppError("invalid-input", message, { issues: [{ path, message }] });
}

/** The document was there when access was decided; a log that has since lost it is a bug. */
function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("An opened document cannot be read");
  return value;
}
