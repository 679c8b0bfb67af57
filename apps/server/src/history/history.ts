/** The history of documents: its parts, put together. */
import type { Access } from "../access/access.ts";
import type { Audit } from "../access/audit.ts";
import type { Epochs } from "../documents/epochs.ts";
import type { Schedule } from "../schedule.ts";
import type { Driver } from "../store/driver.ts";
import type { Log } from "../sync/ports.ts";
import type { Templates } from "../templates.ts";
import type { LiveDocuments } from "../documents/live-documents.ts";
import { AutoRevisions } from "./auto-revisions.ts";
import { Authors } from "./authors.ts";
import { Blames } from "./blame.ts";
import { Changes } from "./compare.ts";
import { HistoryThread } from "./history-thread.ts";
import { NewsReader } from "./news.ts";
import { Purges } from "./purge.ts";
import { Restores } from "./restores.ts";
import { RevisionMaker } from "./revision-maker.ts";
import { Revisions } from "./revisions.ts";
import { thin } from "./thin.ts";
import { tidy } from "./tidy.ts";

export interface HistoryOptions {
  readonly driver: Driver;
  readonly access: Access;
  readonly audit: Audit;
  readonly templates: Templates;
  readonly clock: () => number;
  readonly schedule: Schedule;
  readonly epochs: Epochs;
  readonly live: LiveDocuments;
  /** For how many days the log of updates is kept; for ever when absent. */
  readonly historyDays: number | undefined;
  /** Title, progress and last edit in the lists have to be read again. */
  purged(documentId: string): void;
  readonly log: Log;
}

export interface History {
  readonly revisions: Revisions;
  readonly maker: RevisionMaker;
  readonly authors: Authors;
  readonly blames: Blames;
  readonly changes: Changes;
  readonly news: NewsReader;
  readonly restores: Restores;
  readonly purges: Purges;
  readonly auto: AutoRevisions;
  /** Lets go of what is too old. */
  tidy(): Promise<void>;
  /** Starts the thread of history before anybody waits for it. */
  warmUp(): void;
  /** What is under way is stored first. */
  close(): Promise<void>;
}

export function createHistory(options: HistoryOptions): History {
  const { driver, audit, templates, clock, log, historyDays } = options;
  const thread = new HistoryThread();
  const authors = new Authors({
    driver,
    index: (encoded, stretch) => thread.ask("index", { encoded, stretch }),
  });
  const maker = new RevisionMaker({
    driver,
    thread,
    clock,
    made: (documentId) => {
      // In the background: whoever asks before finds out for themselves.
      authors.authorshipOf(documentId).catch((cause: unknown) => {
        log.warn(
          { documentId, err: cause },
          "Who wrote a document could not be brought up to date",
        );
      });
    },
  });
  const revisions = new Revisions({ ...options, thread, maker });
  const changes = new Changes({
    driver,
    templates,
    revisions,
    thread,
    authorship: (documentId, upTo) => authors.encodedFor(documentId, upTo),
  });
  const auto = new AutoRevisions({
    driver,
    clock,
    schedule: options.schedule,
    log,
    make: async (documentId, kind) => {
      await maker.make(documentId, kind);
      await thin(driver, documentId, clock());
    },
  });
  return {
    revisions,
    maker,
    authors,
    blames: new Blames({ ...options, authors }),
    changes,
    news: new NewsReader({ driver, templates, changes, revisions, clock }),
    restores: new Restores({ revisions, maker, audit }),
    purges: new Purges({ ...options, thread }),
    auto,
    tidy: () => tidy({ driver, authors, maker, thread, clock, log, historyDays }),
    warmUp: () => thread.warmUp(),
    close: async () => {
      await auto.stop();
      await thread.close();
    },
  };
}
