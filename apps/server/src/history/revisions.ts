/** Revisions of documents: listed, named, read. */
import { withoutPersonalFields } from "@brudnopis/document";
import {
  AppError,
  type DocumentContent,
  type Revision,
  type RevisionContent,
  type RevisionList,
  type RevisionName,
  type Template,
} from "@brudnopis/schema";
import type { Access, Caller, OpenedDocument } from "../access/access.ts";
import type { Audit } from "../access/audit.ts";
import type { StoredDocument } from "../store/documents.ts";
import { historyPeople } from "../store/history-people.ts";
import type { Driver } from "../store/driver.ts";
import {
  contributionsBetween,
  type DocumentFacts,
  documentFacts,
  encodedRevision,
  findRevision,
  newestRevision,
  renameRevision,
  revisionsOf,
  storedTimes,
  type StoredRevision,
} from "../store/revisions.ts";
import { partsOf, type StateParts, stateParts } from "../store/states.ts";
import type { Templates } from "../templates.ts";
import type { HistoryThread } from "./history-thread.ts";
import type { RevisionMaker } from "./revision-maker.ts";

export interface RevisionsOptions {
  readonly driver: Driver;
  readonly access: Pick<Access, "mayUse">;
  readonly audit: Audit;
  readonly templates: Templates;
  readonly thread: HistoryThread;
  readonly maker: RevisionMaker;
}

/** One end of a comparison. */
export interface Moment {
  readonly revision?: string;
  readonly seq: number;
  readonly at: number;
  readonly templateVersion: number;
}

export class Revisions {
  readonly #options: RevisionsOptions;

  constructor(options: RevisionsOptions) {
    this.#options = options;
  }

  async list(opened: OpenedDocument, caller: Caller): Promise<RevisionList> {
    const { driver, access, thread } = this.#options;
    const { id } = opened.document;
    // Whoever sees the list opens something of it next.
    thread.warmUp();
    const revisions = await this.#begun(id);
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

  /** Whoever looks before the first pause has something to compare with. */
  async #begun(documentId: string): Promise<readonly StoredRevision[]> {
    const { driver, maker } = this.#options;
    const revisions = await revisionsOf(driver, documentId);
    if (revisions.length > 0) return revisions;
    // A disk that takes nothing keeps nobody from reading.
    await maker.begin(documentId).catch(() => {});
    return revisionsOf(driver, documentId);
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
    const id = await this.#options.maker.make(documentId, "named", asked, (revisionId) => [
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
  async contentOf(
    { document }: OpenedDocument,
    { personId }: Caller,
    id: string,
  ): Promise<RevisionContent> {
    const { driver, thread } = this.#options;
    const { revision, gather, template } = await this.#stateAndTemplate(document, id);
    const content = await thread.askFor(personId, "read", async () => ({
      state: await gather(),
      template,
    }));
    const people = revision.contributors.map(({ person }) => person);
    if (revision.namedBy !== undefined) people.push(revision.namedBy);
    return { revision, content, people: await historyPeople(driver, people) };
  }

  /** The same for a file: fields with personal data are in it only when they are asked for. */
  async exported(
    { document }: OpenedDocument,
    { personId }: Caller,
    id: string,
    withPersonalData: boolean,
  ): Promise<{ revision: Revision; content: DocumentContent; template: Template }> {
    const { revision, gather, template: whole } = await this.#stateAndTemplate(document, id);
    const template = withPersonalData ? whole : withoutPersonalFields(whole);
    const content = await this.#options.thread.askFor(personId, "read", async () => ({
      state: await gather(),
      template,
    }));
    return { revision, content, template };
  }

  /** The state of a revision, or of `now`, as one Yjs update. @throws AppError `not-found` */
  async stateOf(
    { document }: OpenedDocument,
    { personId }: Caller,
    id: string,
  ): Promise<Uint8Array> {
    const { gather } = await this.#stateAndTemplate(document, id);
    return this.#options.thread.askFor(personId, "merge", async () => ({ state: await gather() }));
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
  ): Promise<{ revision: Revision; gather: () => Promise<StateParts>; template: Template }> {
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
      gather: () => this.partsAt(document.id, moment),
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
