/**
 * Moving a document to another version of its template, there and back.
 *
 *   V1  Nothing that was written is dropped: what the other version has no place for stays in the document and is shown
 *       apart, and comes back when the document moves back.
 *   V2  A copy of the document as it was before is stored in the same write as the move.
 *   V3  Nobody has the document open meanwhile: a room judges updates by one version, and so do the pages in it.
 */
import {
  compareTemplates,
  formatField,
  isTextField,
  metaOf,
  plainText,
  progressOf,
  readDocument,
  readOrphans,
  type StoredOrphan,
  textAt,
  totalProgress,
} from "@brudnopis/document";
import {
  AppError,
  type DocumentContent,
  type Field,
  type FieldContent,
  type Orphan,
  type Template,
  type TemplateMovePreview,
  type TemplateRef,
} from "@brudnopis/schema";
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, XmlElement, XmlText } from "yjs";
import type { Caller, OpenedDocument } from "../access/access.ts";
import type { Audit } from "../access/audit.ts";
import { newId } from "../ids.ts";
import { polishDay } from "../polish-time.ts";
import { insertAuthorship } from "../store/authorship.ts";
import { insertDocument, type StoredDocument } from "../store/documents.ts";
import { type Driver, WriteConflict } from "../store/driver.ts";
import { copyOrganisations, insertTemplateMove } from "../store/template-moves.ts";
import { appendUpdates } from "../store/append-statements.ts";
import type { Templates } from "../templates.ts";
import type { LiveDocuments } from "./live-documents.ts";

export interface TemplateMovesOptions {
  readonly driver: Driver;
  readonly audit: Audit;
  readonly templates: Templates;
  readonly live: LiveDocuments & AloneWith;
  /** Everything that a document's log has; undefined when there is none. */
  readonly load: (documentId: string) => Promise<readonly Uint8Array[] | undefined>;
  /** Keeps the document as it is in its history. */
  readonly keep: (documentId: string, by: string) => Promise<void>;
  /** Who wrote what, for a copy of the document. */
  readonly authorsForCopy: (documentId: string) => Promise<Uint8Array>;
  /** Title and progress in the lists have to be read again. */
  readonly changed: (documentId: string) => void;
  readonly clock: () => number;
}

/** Runs something while nobody has a document open. Sync keeps this promise. */
export interface AloneWith {
  alone<T>(documentId: string, work: () => Promise<T>): Promise<T>;
}

export class TemplateMoves {
  readonly #options: TemplateMovesOptions;

  constructor(options: TemplateMovesOptions) {
    this.#options = options;
  }

  /** What lies in the document without a place in its template. */
  async orphans({ document }: OpenedDocument): Promise<Orphan[]> {
    const { live, templates } = this.#options;
    const template = templates.templateOf(document);
    const versions = this.#versionsFor(document, template.version);
    const found = await live.read(document.id, (doc) => readOrphans(doc, template, versions));
    return (found ?? []).map(toOrphan);
  }

  /** @throws AppError `invalid-input` when there is no such version of the document's template. */
  async preview({ document }: OpenedDocument, to: TemplateRef): Promise<TemplateMovePreview> {
    const { live, templates } = this.#options;
    const [from, next] = [templates.templateOf(document), this.#target(document, to)];
    const { added, removed, changed } = compareTemplates(from, next);
    const versions = [from, ...this.#versionsFor(document, next.version)];
    const read = await live.read(document.id, (doc) => ({
      orphans: readOrphans(doc, next, versions).map(toOrphan),
      unread: newlyUnread(readDocument(doc, from), readDocument(doc, next), next),
    }));
    return {
      from: { id: from.id, version: from.version },
      to: { id: next.id, version: next.version },
      added: [...added],
      removed: [...removed],
      changed: changed.map(({ what, ...place }) => ({ ...place, what: [...what] })),
      orphans: read?.orphans ?? [],
      unread: read?.unread ?? [],
    };
  }

  /**
   * Moves the document, and returns the id of the copy that was made first.
   * @throws AppError `invalid-input` as above, `conflict` when somebody else has moved it meanwhile.
   */
  async move(caller: Caller, { document }: OpenedDocument, to: TemplateRef): Promise<string> {
    const next = this.#target(document, to);
    const copyId = newId();
    await this.#options.live.alone(document.id, async () => {
      await this.#options.keep(document.id, caller.personId);
      const doc = await this.#loaded(document.id);
      const copy = this.#copyOf(doc, document);
      const before = encodeStateVector(doc);
      metaOf(doc).set("templateVersion", next.version);
      await this.#store(caller, document, next, copyId, {
        copy,
        update: encodeStateAsUpdate(doc, before),
      });
    });
    this.#options.changed(document.id);
    return copyId;
  }

  async #store(
    caller: Caller,
    document: StoredDocument,
    next: Template,
    copyId: string,
    { copy, update }: { readonly copy: Copy; readonly update: Uint8Array },
  ): Promise<void> {
    const { driver, audit, clock } = this.#options;
    const { id: documentId, templateId, templateVersion: fromVersion, pack, networkId } = document;
    const [movedAt, movedBy] = [clock(), caller.personId];
    const authors = await this.#options.authorsForCopy(documentId);
    try {
      await driver.write([
        ...insertDocument({
          id: copyId,
          templateId,
          templateVersion: fromVersion,
          pack,
          networkId,
          organisationIds: [],
          title: copy.title,
          illustrative: document.illustrative === 1,
          progress: copy.progress,
          createdAt: movedAt,
          createdBy: movedBy,
          state: copy.state,
        }),
        copyOrganisations(documentId, copyId),
        insertAuthorship(copyId, authors),
        ...appendUpdates(documentId, [{ personId: movedBy, update }], movedAt),
        ...insertTemplateMove({
          id: newId(),
          documentId,
          fromVersion,
          toVersion: next.version,
          copyId,
          movedBy,
          movedAt,
        }),
        audit.entry(caller, "template-moved", {
          documentId,
          details: { from: String(fromVersion), to: String(next.version) },
        }),
      ]);
    } catch (cause) {
      if (!(cause instanceof WriteConflict)) throw cause;
      throw new AppError("conflict", "Somebody else has moved this document in the meantime");
    }
  }

  async #loaded(documentId: string): Promise<Doc> {
    const updates = await this.#options.load(documentId);
    if (!updates) throw new Error("A document that was opened has no log");
    const doc = new Doc();
    doc.transact(() => {
      for (const update of updates) applyUpdate(doc, update);
    });
    return doc;
  }

  #copyOf(original: Doc, document: StoredDocument): Copy {
    const template = this.#options.templates.templateOf(document);
    const doc = new Doc();
    applyUpdate(doc, encodeStateAsUpdate(original));
    const day = polishDay(this.#options.clock());
    const { language } = readDocument(doc, template);
    appendToLine(doc, template.titleField, copyMark[language](day));
    const content = readDocument(doc, template);
    return {
      title: content.title,
      progress: totalProgress(progressOf(template, content)),
      state: encodeStateAsUpdate(doc),
    };
  }

  #target(document: StoredDocument, { id, version }: TemplateRef): Template {
    const template =
      id === document.templateId && version !== document.templateVersion
        ? this.#options.templates.find({ id, version }, document.pack)
        : undefined;
    if (template) return template;
    const message = "There is no such other version of the document's template";
    throw new AppError("invalid-input", message, { issues: [{ path: "to", message }] });
  }

  /** The other versions of its template, the newest before `version` first: they know what a place was called. */
  #versionsFor(document: StoredDocument, version: number): Template[] {
    const { templates } = this.#options;
    return templates
      .versionsOf(document.templateId)
      .filter((other) => other !== version)
      .sort((a, b) => Math.abs(a - version) - Math.abs(b - version) || a - b)
      .flatMap(
        (other) => templates.find({ id: document.templateId, version: other }, document.pack) ?? [],
      );
  }
}

interface Copy {
  readonly title: string;
  readonly progress: { readonly filled: number; readonly required: number };
  readonly state: Uint8Array;
}

const copyMark = {
  pl: (day: string) => ` (kopia sprzed zmiany wzoru, ${day})`,
  en: (day: string) => ` (copy from before the change of template, ${day})`,
} as const;

function appendToLine(doc: Doc, address: string, words: string): void {
  const line = textAt(doc, address).get(0);
  const text = line instanceof XmlElement ? line.get(line.length - 1) : undefined;
  if (text instanceof XmlText) text.insert(text.length, words);
}

function toOrphan({ address, content, field, within }: StoredOrphan): Orphan {
  return {
    address,
    label: field?.label ?? { pl: address, en: address },
    ...(within ? { within } : {}),
    content,
    text: textOf(content, field),
  };
}

function textOf(content: FieldContent, field: Field | undefined): string {
  if (content.type === "rich") return plainText(content.doc).trim();
  if (content.type === "unparsed" || !field) return content.type === "unparsed" ? content.raw : "";
  return formatField(field, content, { language: "pl", nameOf: (_collection, id) => id });
}

/** Values that can be read now and could not be read then, by the next version's own fields. */
function newlyUnread(
  before: DocumentContent,
  after: DocumentContent,
  next: Template,
): TemplateMovePreview["unread"] {
  const found: TemplateMovePreview["unread"] = [];
  const compare = (
    address: string,
    field: Field,
    now: FieldContent | undefined,
    then: FieldContent | undefined,
  ) => {
    if (then?.type === "unparsed" && now?.type !== "unparsed" && !isTextField(field))
      found.push({ address, label: field.label, text: then.raw });
  };
  for (const { key, parts } of next.sections) {
    for (const part of parts) {
      if (part.type === "collection" || part.type === "summary" || part.type === "view") continue;
      const address = `${key}.${part.key}`;
      compare(address, part, before.fields[address], after.fields[address]);
    }
  }
  for (const { key, fields } of next.collections) {
    for (const record of after.collections[key] ?? []) {
      const earlier = before.collections[key]?.find(({ id }) => id === record.id);
      for (const field of fields)
        compare(
          `${key}/${record.id}.${field.key}`,
          field,
          earlier?.fields[field.key],
          record.fields[field.key],
        );
    }
  }
  return found;
}
