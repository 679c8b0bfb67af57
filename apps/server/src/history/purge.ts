/**
 * Letting go of a document's history, for who has the right to be forgotten in it.
 *
 *   G1  The document says afterwards what it said before, in a state that holds nothing else.
 *   G2  Nobody has it open meanwhile, and whoever had it open loads it anew: what was purged does not come back with them.
 *   G3  What was deleted is gone from the disk, not only from the tables.
 *   G4  Who purged, when and why is in the audit log, which says nothing of what the document said.
 */
import { AppError, type MutedFinding, type Purge } from "@brudnopis/schema";
import type { Caller } from "../access/access.ts";
import type { Audit } from "../access/audit.ts";
import type { Epochs } from "../documents/epochs.ts";
import { newId } from "../ids.ts";
import { findDocument, type StoredDocument } from "../store/documents.ts";
import { type Driver, type Statement, WriteFailed } from "../store/driver.ts";
import { mutedIn, unmuteFinding } from "../store/plan.ts";
import { replaceHistory } from "../store/purge.ts";
import { anchoredThreads, forgetInThreads } from "../store/review-purge.ts";
import { documentFacts, insertRevision } from "../store/revisions.ts";
import { stateParts } from "../store/states.ts";
import { keepOnlyImages } from "../store/stored-files.ts";
import { anchoredSuggestions, forgetInSuggestions } from "../store/suggestion-purge.ts";
import type { Log } from "../sync/ports.ts";
import type { Templates } from "../templates.ts";
import type { FreshState, HistoryThread } from "./history-thread.ts";
import { nothingHere } from "./revisions.ts";

export interface PurgesOptions {
  readonly driver: Driver;
  readonly audit: Audit;
  readonly templates: Templates;
  readonly epochs: Epochs;
  readonly thread: HistoryThread;
  readonly clock: () => number;
  readonly log: Log;
  /** Called when it is done. */
  purged(documentId: string): void;
}

export class Purges {
  readonly #options: PurgesOptions;

  constructor(options: PurgesOptions) {
    this.#options = options;
  }

  /** @throws AppError `not-found`, or `invalid-input` when the title is another. */
  async purge(caller: Caller, documentId: string, { title, reason }: Purge): Promise<void> {
    const { driver, audit, epochs } = this.#options;
    const document = await findDocument(driver, documentId);
    if (!document) throw nothingHere();
    if (oneLine(title) !== oneLine(document.title)) throw otherTitle();
    await epochs.begin(documentId, async () => [
      ...(await this.#replacement(document, caller.personId)),
      audit.entry(caller, "history-purged", { documentId, details: { reason } }),
    ]);
    this.#options.purged(documentId);
    await this.#forgetOnDisk(documentId);
  }

  async #replacement(document: StoredDocument, personId: string): Promise<Statement[]> {
    const { driver, templates, thread, clock } = this.#options;
    const documentId = document.id;
    const facts = await documentFacts(driver, documentId);
    const state = facts && (await stateParts(driver, documentId, facts.position));
    if (!facts || !state) throw new Error("An opened document has no state");
    const { templateVersion, epoch } = facts;
    const template = templates.templateOf({ ...document, templateVersion });
    const anchored = [
      ...(await anchoredThreads(driver, documentId)),
      ...(await anchoredSuggestions(driver, documentId)),
    ];
    const fresh = await thread.ask("fresh", { state, template, anchored });
    const [seq, at] = [facts.position + 1, clock()];
    return [
      ...replaceHistory({ documentId, seq, at, personId, state: fresh.state }),
      keepOnlyImages(documentId, fresh.images),
      ...unmute(documentId, await mutedIn(driver, documentId), fresh),
      ...(await forgetInThreads(driver, documentId, fresh)),
      ...(await forgetInSuggestions(driver, documentId, fresh)),
      ...insertRevision({
        id: newId(),
        documentId,
        kind: "after-purge",
        name: "",
        description: "",
        namedBy: null,
        createdAt: at,
        createdBy: personId,
        seq,
        templateVersion,
        epoch,
        data: fresh.compressed,
        encoding: "v2-gzip",
        contributors: [],
      }),
    ];
  }

  /** G3. It is purged all the same when a program that reads the data folder is in the way. */
  async #forgetOnDisk(documentId: string): Promise<void> {
    const { driver, log } = this.#options;
    try {
      await driver.forget?.();
    } catch (error) {
      if (!(error instanceof WriteFailed)) throw error;
      const what =
        "What was purged is still in the database's log until it is written over or the server stops";
      log.warn({ documentId, err: error }, what);
    }
  }
}

/** A muted finding can quote the document. A quote that is in it no more goes with it. */
function unmute(
  documentId: string,
  muted: readonly MutedFinding[],
  fresh: FreshState,
): Statement[] {
  return muted
    .filter((finding) => !isAboutWhatStays(finding, fresh))
    .map(({ key }) => unmuteFinding(documentId, key));
}

/** The check may quote words with a code before them, and cuts long ones: then only the finding itself tells. */
function isAboutWhatStays({ key, rule, place }: MutedFinding, { text, findings }: FreshState) {
  const subject = `${rule} ${place}`;
  // Whoever asks the server by hand may call it anything.
  const isFinding = key === subject || key.startsWith(`${subject} `);
  return findings.has(key) || (isFinding && text.includes(key.slice(subject.length + 1)));
}

function oneLine(title: string): string {
  return title.replace(/\s+/g, " ").trim();
}

function otherTitle(): AppError {
  const message = "This is not the title of the document";
  return new AppError("invalid-input", message, { issues: [{ path: "title", message }] });
}
