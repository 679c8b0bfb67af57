/** Documents as files: who may have which, made one after the other, and told to the audit log. */
import {
  AppError,
  type ExportJob,
  type ExportJobs as JobList,
  exportLimits,
  type ExportRequest,
  type Permission,
  type Preflight,
} from "@brudnopis/schema";
import type { Caller, OpenedDocument } from "../access/access.ts";
import { recordExport, type RecordingDeps } from "./record-export.ts";
import type { ExportFiles } from "./export-files.ts";
import type { ExportThread } from "./export-thread.ts";
import type { MadeFile } from "./job.ts";
import type { ExportJobs, ExportStats } from "./jobs.ts";
import { OwnTurns } from "./turns.ts";

export interface ExportsDeps extends RecordingDeps {
  readonly jobs: ExportJobs;
  readonly files: ExportFiles;
  readonly thread: Pick<ExportThread, "warmUp" | "close">;
  /** Whether who owns the document has given a Word template. */
  hasOwnTemplate(opened: OpenedDocument): Promise<boolean>;
}

export class Exports {
  readonly #deps: ExportsDeps;
  readonly #looking = new OwnTurns();

  constructor(deps: ExportsDeps) {
    this.#deps = deps;
  }

  /** @throws AppError `forbidden`, `not-found`, `too-many-requests` */
  start(opened: OpenedDocument, caller: Caller, request: ExportRequest): ExportJob {
    assertMay(opened, request);
    return this.#deps.jobs.start({
      personId: caller.personId,
      documentId: opened.document.id,
      request,
      shownTo: shownTo(opened, request),
      deadlineMs: request.format === "zip" ? bundleDeadlineMs : exportLimits.deadlineMs,
      work: async (run) => {
        const file = await this.#deps.files.make(opened, caller, request, run);
        await recordExport(this.#deps, opened, caller, detailsOf(request));
        return file;
      },
    });
  }

  async list(opened: OpenedDocument, { personId }: Caller): Promise<JobList> {
    // Who looks here asks for a file next.
    this.#deps.thread.warmUp();
    return {
      jobs: this.#deps.jobs.list(opened.document.id, personId),
      hasOwnTemplate: await this.#deps.hasOwnTemplate(opened),
    };
  }

  /** At its next change, or when the time is over. @throws AppError `not-found` */
  look(
    { document }: OpenedDocument,
    { personId }: Caller,
    id: string,
    waitMs: number,
    signal: AbortSignal,
  ): Promise<ExportJob> {
    return this.#deps.jobs.look(document.id, personId, id, waitMs, signal);
  }

  /** @throws AppError `not-found` */
  cancel({ document }: OpenedDocument, { personId }: Caller, id: string): void {
    this.#deps.jobs.cancel(document.id, personId, id);
  }

  /** Rights are asked for again: they may have gone since. @throws AppError */
  file(opened: OpenedDocument, { personId }: Caller, id: string): MadeFile {
    const {
      request,
      shownTo: needed,
      file,
    } = this.#deps.jobs.file(opened.document.id, personId, id);
    assertMay(opened, request);
    if (!needed.every((permission) => opened.permissions.includes(permission)))
      throw new AppError("not-found", "What you may see has changed since; ask for the file again");
    return file;
  }

  /** A document's history is let go of: so are files with what it said, also those just being made. */
  forget(documentId: string): void {
    this.#deps.jobs.forget(documentId);
  }

  stats(): ExportStats {
    return this.#deps.jobs.stats();
  }

  async close(): Promise<void> {
    await Promise.all([this.#deps.jobs.close(), this.#deps.thread.close()]);
  }

  /** What readers of such a file will miss. @throws AppError */
  preflight(
    opened: OpenedDocument,
    caller: Caller,
    request: ExportRequest,
    signal: AbortSignal,
  ): Promise<Preflight> {
    assertMay(opened, request);
    return this.#looking.run(caller.personId, signal, () =>
      this.#deps.files.preflight(opened, caller, request, signal),
    );
  }

  /** For who waits for the file itself: called off when they go away. @throws AppError */
  async once(
    opened: OpenedDocument,
    caller: Caller,
    request: ExportRequest,
    signal: AbortSignal,
  ): Promise<MadeFile> {
    const { jobs } = this.#deps;
    const { id, documentId } = this.start(opened, caller, request);
    const { personId } = caller;
    const onAbort = () => jobs.cancel(documentId, personId, id);
    signal.addEventListener("abort", onAbort, { once: true });
    try {
      return await jobs.ended(documentId, personId, id);
    } finally {
      signal.removeEventListener("abort", onAbort);
      // Nobody comes back for it.
      jobs.drop(id);
    }
  }
}

/** It is several files. */
const bundleDeadlineMs = 4 * exportLimits.deadlineMs;

/** @throws AppError `forbidden`, `not-found` */
function assertMay({ permissions }: OpenedDocument, request: ExportRequest): void {
  const { withPersonalData, withReview, preset, revision } = request;
  if (withPersonalData && !permissions.includes("edit"))
    throw new AppError("forbidden", "Only those who write in it export its personal data");
  if ((withReview || preset === "review") && !permissions.includes("comment"))
    throw new AppError("forbidden", "Only those who may remark on it export its remarks");
  // Who only reads does not learn what there was (H3).
  if (revision !== undefined && !permissions.includes("suggest"))
    throw new AppError("not-found", "There is no such revision");
}

/** What is handed over has in it what the person who asks may see: who may no longer see it does not get it. */
function shownTo(
  { permissions }: OpenedDocument,
  { format }: ExportRequest,
): readonly Permission[] {
  const seen = ["comment", "suggest"] as const;
  return format === "zip" ? seen.filter((permission) => permissions.includes(permission)) : [];
}

function detailsOf(request: ExportRequest): Record<string, string> {
  const { format, preset, revision, withPersonalData, withReview } = request;
  return {
    format,
    ...(preset === "full" ? {} : { preset }),
    ...(revision === undefined ? {} : { revision }),
    ...(withReview ? { review: "yes" } : {}),
    ...(withPersonalData ? { personal: "yes" } : {}),
  };
}
