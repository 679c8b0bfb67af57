/** The parts of making files, put together. */
import type { OpenedDocument } from "../access/access.ts";
import type { OwnOrigin } from "../access/own-origin.ts";
import type { LiveDocuments } from "../documents/live-documents.ts";
import type { Revisions } from "../history/revisions.ts";
import { remarkTableFile, type RemarkTableOptions } from "../review/remark-table.ts";
import type { Suggestions } from "../review/suggestions.ts";
import type { Schedule } from "../schedule.ts";
import type { StoredDocument } from "../store/documents.ts";
import type { Driver } from "../store/driver.ts";
import { editionNameOf } from "../store/networks.ts";
import { sectionPlansOf } from "../store/plan.ts";
import type { Templates } from "../templates.ts";
import { ExportFiles, type ExportFilesDeps } from "./export-files.ts";
import { createExportPictures } from "./export-pictures.ts";
import { sourceOf } from "./export-source.ts";
import { openReview } from "./export-review.ts";
import { ExportThread } from "./export-thread.ts";
import { Exports } from "./exports.ts";
import { ExportJobs, type ExportJobsOptions } from "./jobs.ts";
import type { PdfWriter } from "./pdf-writer.ts";
import { Previews } from "./previews.ts";
import type { RecordingDeps } from "./record-export.ts";
import { WordTemplates } from "./word-templates.ts";

export interface CreateExportsDeps {
  readonly driver: Driver;
  readonly live: LiveDocuments;
  readonly revisions: Revisions;
  readonly templates: Templates;
  readonly suggestions: Pick<Suggestions, "since">;
  /** All that tables of remarks need but the making of prints, which is here. */
  readonly remarkTable: Omit<RemarkTableOptions, "fullPrint">;
  readonly writer: PdfWriter;
  readonly audit: RecordingDeps["audit"];
  readonly ownOrigin: OwnOrigin;
  readonly clock: () => number;
  readonly schedule: Schedule;
  readonly log: RecordingDeps["log"] & ExportJobsOptions["log"];
  readonly ended: ExportJobsOptions["ended"] | undefined;
}

export interface MadeExports {
  readonly remarkTable: RemarkTableOptions;
  readonly exports: Exports;
  readonly previews: Previews;
  readonly wordTemplates: WordTemplates;
}

export function createExports(all: CreateExportsDeps): MadeExports {
  const { driver, suggestions, ended, ...deps } = all;
  const thread = new ExportThread(deps);
  const wordTemplates = new WordTemplates({ ...deps, driver, thread });
  const remarkTable: RemarkTableOptions = {
    ...all.remarkTable,
    fullPrint: (opened, caller, revision) => files.fullPrint(opened, caller, revision),
  };
  const filesDeps: ExportFilesDeps = {
    ...deps,
    thread,
    pictures: createExportPictures(driver),
    editionOf: (networkId) => editionNameOf(driver, networkId),
    dueOf: async (documentId) => {
      const plans = await sectionPlansOf(driver, documentId);
      return plans.flatMap(({ section, due }) => (due === null ? [] : [{ section, date: due }]));
    },
    reviewOf: (opened, caller) => openReview(driver, suggestions, opened, caller),
    remarksOf: (opened, caller, language) =>
      remarkTableFile(remarkTable, opened, caller, { format: "xlsx", language }),
    wordTemplateOf: async ({ document }) => (await wordTemplates.file(ownerOf(document)))?.bytes,
  };
  const files = new ExportFiles(filesDeps);
  const previews = new Previews({
    ...deps,
    files,
    sourceOf: (opened, caller, request) => sourceOf(filesDeps, opened, caller, request),
  });
  const jobs = new ExportJobs({ ...deps, ...(ended ? { ended } : {}) });
  const hasOwnTemplate = ({ document }: OpenedDocument) => wordTemplates.isThere(ownerOf(document));
  const exports = new Exports({ ...deps, jobs, files, thread, hasOwnTemplate });
  return { exports, previews, wordTemplates, remarkTable };
}

/** Whose template its files are written into. */
function ownerOf({ organisations }: StoredDocument): string {
  return organisations.find(({ part }) => part === "owner")?.id ?? "";
}
