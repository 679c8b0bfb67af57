/**
 * Makes revisions of documents, by itself or because somebody asks.
 *
 *   Y1  A revision is made from what is stored, never from an open document, and says the number up to which it has it.
 *   Y2  What one revision of a document says of its contributors, no other says: each edit counts once.
 *   Y3  Nothing is made by itself where nothing has changed.
 *   Y4  However often a restore is begun and not done, the state before it is kept once: it may be large.
 */
import type { RevisionKind } from "@brudnopis/schema";
import { newId } from "../ids.ts";
import { findDocument, lastEditOf } from "../store/documents.ts";
import type { Driver, Statement } from "../store/driver.ts";
import {
  contributionsBetween,
  type DocumentFacts,
  documentFacts,
  insertRevision,
  newestRevision,
  type NewRevision,
  storedTimes,
} from "../store/revisions.ts";
import { stateParts } from "../store/states.ts";
import { templateVersionAt } from "../store/template-moves.ts";
import type { HistoryThread } from "./history-thread.ts";

export interface RevisionMakerOptions {
  readonly driver: Driver;
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

interface RevisionWish {
  readonly kind: RevisionKind;
  /** The number of the revision before. */
  readonly after: number;
  readonly seq: number;
  readonly asked?: AskedRevision | undefined;
}

/** Kinds that nobody asks for (Y3). */
const automatic: ReadonlySet<RevisionKind> = new Set(["pause", "work", "left"]);

export class RevisionMaker {
  readonly #options: RevisionMakerOptions;
  /** Y2. The last revision under way, by document. */
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(options: RevisionMakerOptions) {
    this.#options = options;
  }

  /**
   * Keeps the state as it is now, with what `also` says in the same write. Returns the revision's id, or that of the one
   * before where it would say the same again (Y4); undefined when one that nobody asked for would say nothing new.
   */
  make(
    documentId: string,
    kind: RevisionKind,
    asked?: AskedRevision,
    also: (revisionId: string) => readonly Statement[] = () => [],
  ): Promise<string | undefined> {
    return this.#inTurn(documentId, async () => {
      const known = await this.#keptAlready(documentId, kind);
      if (known !== undefined) {
        await this.#options.driver.write(also(known));
        return known;
      }
      const revision = await this.#revisionOfNow(documentId, kind, asked);
      if (!revision) return undefined;
      await this.#options.driver.write([...insertRevision(revision), ...also(revision.id)]);
      this.#options.made(documentId);
      return revision.id;
    });
  }

  /** Keeps how a document began, where nothing else is kept of it yet, so that there is something to compare with. */
  async begin(documentId: string): Promise<void> {
    await this.#inTurn(documentId, async () => {
      const { driver, made } = this.#options;
      const facts = await documentFacts(driver, documentId);
      const isUntouched = !facts || facts.position <= 1;
      if (isUntouched || (await newestRevision(driver, documentId))) return;
      if ((await this.#begin(documentId, facts)) > 0) made(documentId);
    });
  }

  /** Keeps an older state, from which the log goes on when what is before it is let go of. */
  async makeAt(documentId: string, seq: number): Promise<void> {
    const { driver } = this.#options;
    const facts = await documentFacts(driver, documentId);
    // The contributors are told by the revision after it (Y2).
    const wish = { kind: "pause", after: seq, seq } as const;
    const revision = facts && (await this.#revisionAt(documentId, facts, wish));
    if (revision) await driver.write(insertRevision(revision));
  }

  /** Y4 */
  async #keptAlready(documentId: string, kind: RevisionKind): Promise<string | undefined> {
    if (kind !== "before-restore") return undefined;
    const { driver } = this.#options;
    const newest = await newestRevision(driver, documentId);
    const facts = await documentFacts(driver, documentId);
    return newest?.kind === kind && newest.seq === facts?.position ? newest.id : undefined;
  }

  async #revisionOfNow(
    documentId: string,
    kind: RevisionKind,
    asked: AskedRevision | undefined,
  ): Promise<NewRevision | undefined> {
    const { driver } = this.#options;
    const facts = await documentFacts(driver, documentId);
    if (!facts) return undefined;
    const newest = await newestRevision(driver, documentId);
    const seq = facts.position;
    // A document's beginning is no change.
    if (automatic.has(kind) && (newest?.seq ?? 1) >= seq) return undefined;
    const after = newest?.seq ?? (await this.#begin(documentId, facts));
    return this.#revisionAt(documentId, facts, { kind, after, seq, asked });
  }

  /** What the first changes are compared with: the document as it began, where the log still has that. */
  async #begin(documentId: string, facts: DocumentFacts): Promise<number> {
    const { driver } = this.#options;
    const document = await findDocument(driver, documentId);
    if (!document || facts.logFrom > 1) return 0;
    const revision = await this.#revisionAt(documentId, facts, { kind: "start", after: 0, seq: 1 });
    if (!revision) return 0;
    await driver.write(insertRevision({ ...revision, createdAt: document.createdAt }));
    return 1;
  }

  async #revisionAt(
    documentId: string,
    { epoch, templateVersion, position }: DocumentFacts,
    { kind, after, seq, asked }: RevisionWish,
  ): Promise<NewRevision | undefined> {
    const { driver, thread, clock } = this.#options;
    const state = await stateParts(driver, documentId, seq);
    const contributors = await contributionsBetween(driver, documentId, after, seq);
    const createdBy =
      asked?.by ?? contributors[0]?.personId ?? (await lastEditOf(driver, documentId))?.personId;
    if (!state || createdBy === undefined) return undefined;
    const at =
      seq === position ? undefined : (await storedTimes(driver, documentId, [seq])).get(seq);
    const versionThen =
      at === undefined ? undefined : await templateVersionAt(driver, documentId, at);
    return {
      id: newId(),
      documentId,
      kind,
      name: asked?.name ?? "",
      description: asked?.description ?? "",
      namedBy: asked?.name === undefined ? null : asked.by,
      createdAt: at ?? clock(),
      createdBy,
      seq,
      templateVersion: versionThen ?? templateVersion,
      epoch,
      data: await thread.ask("compress", { state }),
      encoding: "v2-gzip",
      contributors,
    };
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
