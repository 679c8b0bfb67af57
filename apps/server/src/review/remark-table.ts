/**
 * The *tabela uwag*: what was remarked on a document and what came of it, as a file to keep, print and send.
 *
 * Pages are those of the full PDF of the text that a round froze, as it is without personal data, with its pictures and all
 * that stands before them: its print tree is marked where remarks are, and the process that sets type says on which pages the
 * marks come to stand.
 */
import { type AssetBytes, markPlaces, type PrintDocument } from "@brudnopis/export";
import { AppError, type RemarkTableQuery, type Thread } from "@brudnopis/schema";
import type { Caller, OpenedDocument } from "../access/access.ts";
import { fileName } from "../documents/file-name.ts";
import type { Library } from "../documents/library.ts";
import type { PdfWriter } from "../export/pdf-writer.ts";
import { recordExport, type RecordingDeps } from "../export/record-export.ts";
import { OwnTurns } from "../export/turns.ts";
import type { PagesOfPlaces } from "../export/typst-messages.ts";
import type { Revisions } from "../history/revisions.ts";
import type { ExportedFile } from "../http/http.ts";
import { polishDay } from "../polish-time.ts";
import type { Driver } from "../store/driver.ts";
import { historyPeople } from "../store/history-people.ts";
import { roundsOf, type StoredRound } from "../store/review-rounds.ts";
import type { Templates } from "../templates.ts";
import { peopleIn } from "./feed.ts";
import { readThreads } from "./read-threads.ts";
import { scopeText } from "./remark-table-scope.ts";
import { placeToFind, placeWords, type RemarkedText } from "./remark-table-places.ts";
import { numbered, remarkRows } from "./remark-table-rows.ts";
import type { RemarkTable, TableWriter } from "./remark-table-model.ts";
import { remarkWords } from "./remark-table-words.ts";
import { viewerOf } from "./viewer.ts";

export interface RemarkTableOptions extends RecordingDeps {
  readonly driver: Driver;
  readonly templates: Templates;
  readonly writer: Pick<PdfWriter, "locate">;
  readonly clock: () => number;
  readonly library: Pick<Library, "content">;
  readonly revisions: Pick<Revisions, "exported">;
  /** What the full PDF of a revision is made of. */
  fullPrint(
    opened: OpenedDocument,
    caller: Caller,
    revision: string,
  ): Promise<{ readonly print: PrintDocument; readonly assets: AssetBytes }>;
  readonly writers: Readonly<Record<RemarkTableQuery["format"], TableWriter>>;
}

/** One after the other for each person: all who set type wait in one queue. */
export function createRemarkTable(options: RemarkTableOptions) {
  const turns = new OwnTurns();
  return async (
    opened: OpenedDocument,
    caller: Caller,
    query: RemarkTableQuery,
    signal: AbortSignal,
  ): Promise<ExportedFile> => {
    const file = await turns.run(caller.personId, signal, () =>
      remarkTableFile(options, opened, caller, query),
    );
    await recordExport(options, opened, caller, { format: query.format, what: "remarks" });
    return file;
  };
}

/** For who writes down by themselves that it leaves. */
export async function remarkTableFile(
  options: RemarkTableOptions,
  opened: OpenedDocument,
  caller: Caller,
  query: RemarkTableQuery,
): Promise<ExportedFile> {
  const table = await new Reading(options, opened, caller, query).table();
  const { format } = query;
  const bytes = await options.writers[format](table);
  return { name: fileName(table.shortTitle, table.fileTitle, format), bytes };
}

/** The making of one table. */
class Reading {
  readonly #options: RemarkTableOptions;
  readonly #opened: OpenedDocument;
  readonly #caller: Caller;
  readonly #query: RemarkTableQuery;
  /** By round; the document as it is under `undefined`. */
  readonly #texts = new Map<string | undefined, RemarkedText>();
  /** The revisions that rounds froze, where they are still there. */
  readonly #revisions = new Map<string, string>();

  constructor(
    options: RemarkTableOptions,
    opened: OpenedDocument,
    caller: Caller,
    query: RemarkTableQuery,
  ) {
    this.#options = options;
    this.#opened = opened;
    this.#caller = caller;
    this.#query = query;
  }

  /** @throws AppError `not-found` for a round of something else. */
  async table(): Promise<RemarkTable> {
    const { driver, clock } = this.#options;
    const { document } = this.#opened;
    const { language } = this.#query;
    const rounds = await roundsOf(driver, document.id);
    const round = rounds.find(({ id }) => id === this.#query.round);
    if (this.#query.round !== undefined && !round) {
      throw new AppError("not-found", "There is no such round");
    }
    const all = await this.#threads();
    await this.#readTexts(all, rounds);
    const threads = all.filter((thread) => this.#isWanted(thread));
    const people = await historyPeople(driver, peopleIn(all));
    const pages = await this.#pages(threads);
    const now = this.#textOf(undefined);
    const title = now.content.title.trim() || remarkWords[language].untitled;
    const roundsById = new Map(rounds.map((each) => [each.id, each.number]));
    const rows = remarkRows(threads, numbered(all), {
      language,
      people,
      textOf: ({ round: id }) => this.#textOf(id),
      pageOf: ({ id }) => pages[id],
      roundNumberOf: ({ round: id }) => (id === undefined ? undefined : roundsById.get(id)),
    });
    const words = remarkWords[language];
    const part = round ? `, ${words.round} ${round.number}` : "";
    return {
      language,
      document: title,
      shortTitle: now.template.shortTitle[language],
      fileTitle: `${title}, ${words.title.toLowerCase()}${part}`,
      organisations: document.organisations.map(({ name }) => name),
      network: document.networkName ?? undefined,
      scope: scopeText(this.#query, { round, people, template: now.template }),
      date: polishDay(clock()),
      rows,
    };
  }

  /** B1. Also who may see notes within the team gets a table without them: it leaves the house. */
  #threads(): Promise<Thread[]> {
    const viewer = { ...viewerOf(this.#opened, this.#caller), isTeam: false };
    return readThreads(this.#options.driver, this.#opened.document.id, viewer, new Map());
  }

  #isWanted(thread: Thread): boolean {
    const { round, kind, state, author, section } = this.#query;
    const { language } = this.#query;
    return (
      !thread.isRemoved &&
      (round === undefined || thread.round === round) &&
      (kind === undefined || thread.kind === kind) &&
      (state === undefined || thread.state === state) &&
      (author === undefined || thread.author === author) &&
      (section === undefined ||
        placeWords(thread, this.#textOf(thread.round), language).section === section)
    );
  }

  #textOf(round: string | undefined): RemarkedText {
    const text = this.#texts.get(round) ?? this.#texts.get(undefined);
    if (!text) throw new Error("The document was not read");
    return text;
  }

  /** A round whose history was let go of speaks of the document as it is. */
  async #readTexts(threads: readonly Thread[], rounds: readonly StoredRound[]): Promise<void> {
    const { library, revisions, templates } = this.#options;
    const { document } = this.#opened;
    const content = await library.content(this.#opened);
    this.#texts.set(undefined, { content, template: templates.templateOf(document) });
    const used = new Set(threads.map(({ round }) => round));
    for (const { id, revisionId } of rounds) {
      if (!used.has(id) || revisionId === null) continue;
      const frozen = await revisions.exported(this.#opened, this.#caller, revisionId, false);
      const { version: templateVersion } = frozen.revision.template;
      const template = templates.templateOf({ ...document, templateVersion });
      this.#texts.set(id, { content: frozen.content, template });
      this.#revisions.set(id, revisionId);
    }
  }

  async #pages(threads: readonly Thread[]): Promise<PagesOfPlaces> {
    const pages: Record<string, number> = {};
    for (const [round, own] of Map.groupBy(threads, (thread) => thread.round)) {
      const revision = round === undefined ? undefined : this.#revisions.get(round);
      if (revision === undefined) continue;
      Object.assign(pages, await this.#pagesIn(revision, this.#textOf(round), own));
    }
    return pages;
  }

  /** A text that cannot be set as a PDF has no pages, and a table all the same. */
  async #pagesIn(
    revision: string,
    text: RemarkedText,
    threads: readonly Thread[],
  ): Promise<PagesOfPlaces> {
    const { writer, log, fullPrint } = this.#options;
    const { language } = text.content;
    const places = threads.flatMap((thread) => placeToFind(thread, text, language) ?? []);
    try {
      const { print, assets } = await fullPrint(this.#opened, this.#caller, revision);
      return await writer.locate(markPlaces(print, places), assets);
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause;
      const { id: documentId } = this.#opened.document;
      log.warn({ documentId, code: cause.code }, "A table of remarks is without pages");
      return {};
    }
  }
}
