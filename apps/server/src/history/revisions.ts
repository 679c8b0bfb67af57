/**
 * Revisions of documents: made by themselves or because somebody asks, listed, named, read.
 *
 *   Y1  A revision is made from what is stored, never from an open document, and says the number up to which it has it.
 *   Y2  What one revision of a document says of its contributors, no other says: each edit counts once.
 *   Y3  Nothing is made by itself where nothing has changed.
 */
import { withoutPersonalFields } from "@brudnopis/document";
import {
  AppError,
  type DocumentContent,
  type Revision,
  type RevisionContent,
  type RevisionKind,
  type RevisionList,
  type RevisionName,
  type Template,
} from "@brudnopis/schema";
import type { Access, Caller, OpenedDocument } from "../access/access.ts";
import type { Audit } from "../access/audit.ts";
import { newId } from "../ids.ts";
import { findDocument, lastEditOf, type StoredDocument } from "../store/documents.ts";
import type { Driver, Statement } from "../store/driver.ts";
import {
  contributionsBetween,
  type DocumentFacts,
  documentFacts,
  encodedRevision,
  findRevision,
  insertRevision,
  newestRevision,
  type NewRevision,
  renameRevision,
  revisionsOf,
  storedTimes,
  type StoredRevision,
} from "../store/revisions.ts";
import { partsOf, type StateParts, stateParts } from "../store/states.ts";
import type { Templates } from "../templates.ts";
import type { HistoryThread } from "./history-thread.ts";
import { historyPeople } from "../store/history-people.ts";

export interface RevisionsOptions {
  readonly driver: Driver;
  readonly access: Pick<Access, "mayUse">;
  readonly audit: Audit;
  readonly templates: Templates;
  readonly thread: HistoryThread;
  readonly clock: () => number;
  /** Called when one is stored. */
  made(documentId: string): void;
}

/** A revision that somebody asks for. */
export interface AskedRevision {
  readonly by: string;
  readonly name?: string;
  readonly description?: string;
}

/** One end of a comparison. */
export interface Moment {
  readonly revision?: string;
  readonly seq: number;
  readonly at: number;
  readonly templateVersion: number;
}

/** Kinds that nobody asks for: they are made only when there is something new (Y3). */
const automatic: ReadonlySet<RevisionKind> = new Set(["pause", "work", "left"]);

export class Revisions {
  readonly #options: RevisionsOptions;
  /** Y2. The last revision under way, by document. */
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(options: RevisionsOptions) {
    this.#options = options;
  }

  async list(opened: OpenedDocument, caller: Caller): Promise<RevisionList> {
    const { driver, access, thread } = this.#options;
    const { id } = opened.document;
    // Whoever sees the list opens something of it next.
    thread.warmUp();
    const revisions = await revisionsOf(driver, id);
    const facts = await this.#facts(id);
    const now = await this.#newSince(id, facts, revisions[0]);
    return {
      revisions: revisions.map((revision) => toRevision(revision, opened.document)),
      ...(now ? { now } : {}),
      people: await historyPeople(driver, [
        ...revisions.flatMap(peopleIn),
        ...(now?.contributors ?? []).map(({ person }) => person),
      ]),
      canName: opened.permissions.includes("edit"),
      canRestore: opened.permissions.includes("edit"),
      canPurge: access.mayUse(caller, "administer"),
      ...(facts.logFromAt === null ? {} : { logFrom: facts.logFromAt }),
    };
  }

  /** @throws AppError `not-found` */
  async find({ document }: OpenedDocument, id: string): Promise<Revision> {
    return toRevision(await this.#found(document.id, id), document);
  }

  /** The state as it is now, under a name. One that nobody has named and that says the same gets the name instead. */
  async nameNow(
    opened: OpenedDocument,
    caller: Caller,
    { name, description }: RevisionName,
  ): Promise<Revision> {
    const { driver } = this.#options;
    if (name === null) throw noName();
    const documentId = opened.document.id;
    const [facts, newest] = [
      await this.#facts(documentId),
      await newestRevision(driver, documentId),
    ];
    if (newest && newest.seq === facts.position && newest.name === "")
      return this.rename(opened, caller, newest.id, { name, description });
    const asked = { by: caller.personId, name, description: description ?? "" };
    const id = await this.make(documentId, "named", asked, (revisionId) => [
      this.#options.audit.entry(caller, "revision-named", {
        documentId,
        details: { revision: revisionId },
      }),
    ]);
    return this.find(opened, id ?? "");
  }

  /** @throws AppError `not-found` */
  async rename(
    opened: OpenedDocument,
    caller: Caller,
    id: string,
    { name, description }: RevisionName,
  ): Promise<Revision> {
    const { driver, audit } = this.#options;
    const { document } = opened;
    const before = await this.#found(document.id, id);
    const named =
      name === null
        ? { name: "", description: "", namedBy: null }
        : { name, description: description ?? before.description, namedBy: caller.personId };
    await driver.write([
      renameRevision(id, named),
      audit.entry(caller, name === null ? "revision-unnamed" : "revision-named", {
        documentId: document.id,
        details: { revision: id },
      }),
    ]);
    return this.find(opened, id);
  }

  /** A revision, or `now`, as it reads. @throws AppError `not-found` */
  async contentOf({ document }: OpenedDocument, id: string): Promise<RevisionContent> {
    const { driver } = this.#options;
    const { revision, state, template } = await this.#stateAndTemplate(document, id);
    const content = await this.#options.thread.ask("read", { state, template });
    const people = revision.contributors.map(({ person }) => person);
    if (revision.namedBy !== undefined) people.push(revision.namedBy);
    return { revision, content, people: await historyPeople(driver, people) };
  }

  /** The same for a file: fields with personal data are in it only when they are asked for. */
  async exported(
    { document }: OpenedDocument,
    id: string,
    withPersonalData: boolean,
  ): Promise<{ revision: Revision; content: DocumentContent; template: Template }> {
    const { revision, state, template: whole } = await this.#stateAndTemplate(document, id);
    const template = withPersonalData ? whole : withoutPersonalFields(whole);
    const content = await this.#options.thread.ask("read", { state, template });
    return { revision, content, template };
  }

  /** The state of a revision, or of `now`, as one Yjs update. @throws AppError `not-found` */
  async stateOf({ document }: OpenedDocument, id: string): Promise<Uint8Array> {
    const { state } = await this.#stateAndTemplate(document, id);
    return this.#options.thread.ask("merge", { state });
  }

  /** What a revision, or `now`, is called in a comparison. @throws AppError `not-found` */
  async momentOf({ document }: OpenedDocument, id: string): Promise<Moment> {
    if (id === "now") return this.momentAt(document.id, (await this.#facts(document.id)).position);
    const { seq, createdAt, templateVersion } = await this.#found(document.id, id);
    return { revision: id, seq, at: createdAt, templateVersion };
  }

  /** The state at a number of the log, or the first after it that the history still has. */
  async momentAt(documentId: string, asked: number): Promise<Moment> {
    const { driver } = this.#options;
    const { templateVersion, logFrom, logFromAt } = await this.#facts(documentId);
    const seq = Math.max(asked, logFrom - 1);
    const at = (await storedTimes(driver, documentId, [seq])).get(seq);
    return { seq, at: at ?? logFromAt ?? 0, templateVersion };
  }

  /** What has to be applied to have the document as it was then. @throws AppError `not-found` */
  async partsAt(documentId: string, { revision, seq }: Moment): Promise<StateParts> {
    const { driver } = this.#options;
    if (revision !== undefined) {
      const stored = await encodedRevision(driver, revision);
      if (stored) return partsOf(stored);
    }
    const parts = await stateParts(driver, documentId, seq);
    if (!parts) throw new AppError("not-found", "The history does not reach back so far");
    return parts;
  }

  /**
   * Keeps the state as it is now, with what `also` says in the same write. Returns the revision's id; undefined when one
   * that nobody asked for would say nothing new.
   */
  make(
    documentId: string,
    kind: RevisionKind,
    asked?: AskedRevision,
    also: (revisionId: string) => readonly Statement[] = () => [],
  ): Promise<string | undefined> {
    return this.#inTurn(documentId, () => this.#make(documentId, kind, asked, also));
  }

  /** Keeps an older state, from which the log goes on when what is before it is let go of. */
  async makeAt(documentId: string, seq: number): Promise<void> {
    const facts = await this.#facts(documentId);
    // The contributors are told by the revision after it (Y2).
    const revision = await this.#revisionAt(documentId, facts, { kind: "pause", after: seq, seq });
    const at = (await storedTimes(this.#options.driver, documentId, [seq])).get(seq);
    if (!revision) return;
    await this.#options.driver.write(
      insertRevision({ ...revision, createdAt: at ?? revision.createdAt }),
    );
  }

  /** The same for a write that says more. */
  async prepare(
    { document }: OpenedDocument,
    kind: RevisionKind,
    asked: AskedRevision,
  ): Promise<{ revision: string; statements: readonly Statement[] }> {
    const facts = await this.#facts(document.id);
    const newest = await newestRevision(this.#options.driver, document.id);
    const wish = { kind, after: newest?.seq ?? 0, seq: facts.position, asked };
    const revision = await this.#revisionAt(document.id, facts, wish);
    if (!revision) throw new Error("An opened document cannot be kept");
    return { revision: revision.id, statements: insertRevision(revision) };
  }

  async #make(
    documentId: string,
    kind: RevisionKind,
    asked: AskedRevision | undefined,
    also: (revisionId: string) => readonly Statement[],
  ): Promise<string | undefined> {
    const { driver } = this.#options;
    const [document, facts] = [
      await findDocument(driver, documentId),
      await this.#facts(documentId),
    ];
    const newest =
      (await newestRevision(driver, documentId)) ?? (await this.#begin(document, facts));
    if (automatic.has(kind) && newest !== undefined && newest.seq >= facts.position)
      return undefined;
    const revision = await this.#revisionAt(documentId, facts, {
      kind,
      after: newest?.seq ?? 0,
      seq: facts.position,
      asked,
    });
    if (!revision) return undefined;
    await driver.write([...insertRevision(revision), ...also(revision.id)]);
    this.#options.made(documentId);
    return revision.id;
  }

  /** What the first changes are compared with: the document as it began, where the log still has that. */
  async #begin(
    document: StoredDocument | undefined,
    facts: DocumentFacts,
  ): Promise<{ seq: number } | undefined> {
    if (!document || facts.logFrom > 1) return undefined;
    const revision = await this.#revisionAt(document.id, facts, {
      kind: "start",
      after: 0,
      seq: 1,
    });
    if (!revision) return undefined;
    await this.#options.driver.write(
      insertRevision({ ...revision, createdAt: document.createdAt }),
    );
    return { seq: 1 };
  }

  async #revisionAt(
    documentId: string,
    { epoch, templateVersion }: DocumentFacts,
    { kind, after, seq, asked }: RevisionWish,
  ): Promise<NewRevision | undefined> {
    const { driver, thread, clock } = this.#options;
    const state = await stateParts(driver, documentId, seq);
    const contributors = await contributionsBetween(driver, documentId, after, seq);
    const createdBy =
      asked?.by ?? contributors[0]?.personId ?? (await lastAuthor(driver, documentId));
    if (!state || createdBy === undefined) return undefined;
    return {
      id: newId(),
      documentId,
      kind,
      name: asked?.name ?? "",
      description: asked?.description ?? "",
      namedBy: asked?.name === undefined ? null : asked.by,
      createdAt: clock(),
      createdBy,
      seq,
      templateVersion,
      epoch,
      data: await thread.ask("compress", { state }),
      encoding: "v2-gzip",
      contributors,
    };
  }

  async #newSince(
    documentId: string,
    { position }: DocumentFacts,
    newest: StoredRevision | undefined,
  ): Promise<RevisionList["now"]> {
    const { driver } = this.#options;
    const after = newest?.seq ?? 0;
    if (after >= position) return undefined;
    const contributors = await contributionsBetween(driver, documentId, after, position);
    const at = (await storedTimes(driver, documentId, [position])).get(position);
    return at === undefined
      ? undefined
      : { seq: position, at, contributors: contributors.map(toContributor) };
  }

  async #stateAndTemplate(
    document: StoredDocument,
    id: string,
  ): Promise<{ revision: Revision; state: StateParts; template: Template }> {
    const revision =
      id === "now"
        ? await this.#now(document)
        : toRevision(await this.#found(document.id, id), document);
    const { version } = revision.template;
    const moment = {
      ...(id === "now" ? {} : { revision: id }),
      seq: revision.seq,
      at: revision.at,
      templateVersion: version,
    };
    return {
      revision,
      state: await this.partsAt(document.id, moment),
      template: this.#options.templates.templateOf({ ...document, templateVersion: version }),
    };
  }

  /** The document as it is, in the shape of a revision. */
  async #now(document: StoredDocument): Promise<Revision> {
    const { driver } = this.#options;
    const facts = await this.#facts(document.id);
    const now = await this.#newSince(document.id, facts, await newestRevision(driver, document.id));
    const { at } = await this.momentAt(document.id, facts.position);
    return {
      id: "now",
      kind: "work",
      at,
      seq: facts.position,
      template: { id: document.templateId, version: facts.templateVersion },
      contributors: now?.contributors ?? [],
    };
  }

  async #facts(documentId: string): Promise<DocumentFacts> {
    const facts = await documentFacts(this.#options.driver, documentId);
    if (!facts) throw nothingHere();
    return facts;
  }

  async #found(documentId: string, id: string): Promise<StoredRevision> {
    const revision = await findRevision(this.#options.driver, documentId, id);
    if (!revision) throw nothingHere();
    return revision;
  }

  /** Y2 */
  #inTurn<T>(documentId: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(documentId) ?? Promise.resolve()).then(work, work);
    this.#turns.set(documentId, turn);
    const done = () => {
      if (this.#turns.get(documentId) === turn) this.#turns.delete(documentId);
    };
    turn.then(done, done);
    return turn;
  }
}

interface RevisionWish {
  readonly kind: RevisionKind;
  /** The number of the revision before. */
  readonly after: number;
  readonly seq: number;
  readonly asked?: AskedRevision | undefined;
}

/** Of a document in which nothing is new: whoever wrote last. */
async function lastAuthor(driver: Driver, documentId: string): Promise<string | undefined> {
  return (await lastEditOf(driver, documentId))?.personId;
}

function peopleIn({ contributors, namedBy }: StoredRevision): string[] {
  return [...contributors.map(({ personId }) => personId), ...(namedBy === null ? [] : [namedBy])];
}

function toContributor({ personId, edits }: { personId: string; edits: number }) {
  return { person: personId, edits };
}

function toRevision(stored: StoredRevision, { templateId }: StoredDocument): Revision {
  const { id, kind, name, description, namedBy, createdAt, seq, templateVersion } = stored;
  return {
    id,
    kind,
    ...(name === "" ? {} : { name }),
    ...(description === "" ? {} : { description }),
    ...(namedBy === null ? {} : { namedBy }),
    at: createdAt,
    seq,
    template: { id: templateId, version: templateVersion },
    contributors: stored.contributors.map(toContributor),
  };
}

function noName(): AppError {
  const message = "A state that is kept needs a name";
  return new AppError("invalid-input", message, { issues: [{ path: "name", message }] });
}

export function nothingHere(): AppError {
  return new AppError("not-found", "There is no such revision");
}
