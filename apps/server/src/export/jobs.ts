/**
 * Files that people wait for: a queue in memory, which a restart forgets.
 *
 *   X1  One person has at most two being made or waiting; more are refused, as is everybody's when too many wait.
 *   X2  Whoever has fewest under way is next, so that who asks for much waits behind who asks for little.
 *   X3  What is called off or takes too long stops, and whoever waits takes its place.
 *   X4  A job and its file are for who asked for them, and for nobody else.
 *   X5  Files are kept for ten minutes, and only so many bytes of all and so many of one person: the oldest go first.
 *   X6  A job that has ended stays as it ended.
 *
 * What a file is made of is nobody's business here: whoever starts a job brings its work.
 */
import { AppError, type ExportJob, exportLimits, type ExportPhase } from "@brudnopis/schema";
import { newId } from "../ids.ts";
import type { Schedule } from "../schedule.ts";
import {
  isActive,
  isEnd,
  type Job,
  type JobOrder,
  type JobRun,
  type MadeFile,
  tell,
  toExportJob,
} from "./job.ts";
import { sha256 } from "./sha256.ts";

export interface ExportStats {
  readonly waiting: number;
  readonly running: number;
  /** Of files that are done. */
  readonly keptBytes: number;
}

export interface KeptFile extends Required<Pick<JobOrder, "request" | "shownTo">> {
  readonly file: MadeFile;
}

export interface ExportJobsOptions {
  readonly clock: () => number;
  readonly schedule: Schedule;
  readonly log: { error(fields: Record<string, unknown>, message: string): void };
  /** Of the files that are kept (X5). */
  readonly keptBytes?: number;
  /** How long a file took, with the time that it waited, or that it failed. */
  ended?(outcome: "done" | "failed", ms: number): void;
}

/** How many are made at once: one is set in type while another is read. */
const slots = 2;
/** X5 */
const usualKeptBytes = 256 * 2 ** 20;
const keptOfPerson = 20;

export class ExportJobs {
  readonly #options: ExportJobsOptions;
  /** In the order in which they were asked for. */
  readonly #jobs = new Map<string, Job>();
  readonly #running = new Set<Promise<void>>();
  #isClosed = false;

  constructor(options: ExportJobsOptions) {
    this.#options = options;
  }

  /** @throws AppError `too-many-requests` (X1), `unavailable` once it is closed. */
  start(order: JobOrder): ExportJob {
    if (this.#isClosed) throw stopping();
    this.#forget();
    const active = [...this.#jobs.values()].filter(isActive);
    const own = active.filter((job) => job.order.personId === order.personId);
    if (own.length >= exportLimits.perPerson)
      throw refused("Two files are being made for you already; wait for one or call it off.");
    if (active.length >= exportLimits.waiting)
      throw refused("Too many files are being made; try again in a minute.");
    const job: Job = {
      id: newId(),
      order,
      askedAt: this.#options.clock(),
      calling: new AbortController(),
      phase: "queued",
      watchers: new Set(),
    };
    this.#jobs.set(job.id, job);
    this.#goOn();
    return toExportJob(job, this.#ahead(job));
  }

  /** Newest first. */
  list(documentId: string, personId: string): ExportJob[] {
    this.#forget();
    return [...this.#jobs.values()]
      .filter(({ order }) => order.documentId === documentId && order.personId === personId)
      .toReversed()
      .map((job) => toExportJob(job, this.#ahead(job)));
  }

  /** At its next change, at the latest after the time given. @throws AppError `not-found` (X4) */
  async look(
    documentId: string,
    personId: string,
    id: string,
    waitMs: number,
    signal?: AbortSignal,
  ): Promise<ExportJob> {
    const job = this.#found(documentId, personId, id);
    if (waitMs > 0 && isActive(job) && !signal?.aborted) await this.#change(job, waitMs, signal);
    return toExportJob(job, this.#ahead(job));
  }

  /** @throws AppError `not-found`, `conflict` while there is no file. */
  file(documentId: string, personId: string, id: string): KeptFile {
    const job = this.#found(documentId, personId, id);
    if (!job.file) throw new AppError("conflict", "There is no file yet, or there never will be");
    const { request, shownTo = [] } = job.order;
    return { file: job.file, request, shownTo };
  }

  /** X3. One that has ended already is forgotten with its file. @throws AppError `not-found` */
  cancel(documentId: string, personId: string, id: string): void {
    const job = this.#found(documentId, personId, id);
    if (!isActive(job)) this.#jobs.delete(id);
    else this.#end(job, "cancelled");
  }

  /** Forgets it with its file; one that is under way is called off. */
  drop(id: string): void {
    const job = this.#jobs.get(id);
    if (job && isActive(job)) this.#end(job, "cancelled");
    this.#jobs.delete(id);
  }

  /** All of a document's: those under way are called off. */
  forget(documentId: string): void {
    for (const { id, order } of this.#jobs.values())
      if (order.documentId === documentId) this.drop(id);
  }

  /** Settles when it has ended. @throws AppError for one that has no file. */
  async ended(documentId: string, personId: string, id: string): Promise<MadeFile> {
    const job = this.#found(documentId, personId, id);
    while (isActive(job)) await this.#change(job, exportLimits.keptMs);
    if (job.file) return job.file;
    const { code = "export-failed", section } = job.problem ?? {};
    const details = section === undefined ? {} : { section };
    throw new AppError(code, "The file could not be made.", details);
  }

  /** Calls off everything under way, and waits until it has stopped. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const job of this.#jobs.values()) if (isActive(job)) this.#end(job, "cancelled");
    await Promise.all(this.#running);
    this.#jobs.clear();
  }

  stats(): ExportStats {
    const jobs = [...this.#jobs.values()];
    const waiting = jobs.filter(({ phase }) => phase === "queued").length;
    const keptBytes = jobs.reduce((sum, { file }) => sum + (file?.bytes.length ?? 0), 0);
    return { waiting, running: this.#running.size, keptBytes };
  }

  #goOn(): void {
    while (this.#running.size < slots && !this.#isClosed) {
      const [next] = this.#queue();
      if (!next) return;
      this.#begin(next);
    }
    // Who still waits has come nearer.
    for (const job of this.#queue()) tell(job);
  }

  /** X2. Whose turn it is, first to last. */
  #queue(): Job[] {
    const before = new Map<string, number>();
    const ranked = [...this.#jobs.values()].filter(isActive).map((job) => {
      const { personId } = job.order;
      const rank = before.get(personId) ?? 0;
      before.set(personId, rank + 1);
      return { job, rank };
    });
    return ranked
      .filter(({ job }) => job.phase === "queued")
      .sort((one, other) => one.rank - other.rank)
      .map(({ job }) => job);
  }

  #begin(job: Job): void {
    this.#enter(job, "reading");
    const { order, calling } = job;
    const deadline = this.#options.schedule(
      () => calling.abort(new AppError("export-timeout", "Making the file took too long.")),
      order.deadlineMs,
    );
    const run: JobRun = {
      signal: calling.signal,
      phase: (phase) => this.#enter(job, phase),
    };
    const done = this.#work(job, run).finally(() => {
      deadline();
      this.#running.delete(done);
      this.#goOn();
    });
    this.#running.add(done);
  }

  async #work(job: Job, run: JobRun): Promise<void> {
    try {
      const file = await job.order.work(run);
      const sum = await sha256(file.bytes);
      if (!isActive(job)) return;
      job.file = file;
      job.sum = sum;
      this.#end(job, "done");
      this.#forget();
    } catch (cause) {
      if (isActive(job)) this.#fail(job, cause);
    }
  }

  #fail(job: Job, cause: unknown): void {
    if (!(cause instanceof AppError)) {
      const { documentId } = job.order;
      this.#options.log.error({ err: cause, documentId, jobId: job.id }, "An export failed");
    }
    const { code, details } =
      cause instanceof AppError ? cause : { code: "internal" as const, details: {} };
    job.problem = {
      code,
      ...(details.section === undefined ? {} : { section: details.section }),
    };
    this.#end(job, "failed");
  }

  /** X6 */
  #end(job: Job, phase: "done" | "failed" | "cancelled"): void {
    job.endedAt = this.#options.clock();
    this.#enter(job, phase);
    if (phase === "cancelled") {
      job.problem = { code: this.#isClosed ? "unavailable" : "conflict" };
      job.calling.abort(
        this.#isClosed ? stopping() : new AppError("conflict", "It was called off"),
      );
    } else this.#options.ended?.(phase, job.endedAt - job.askedAt);
    // For who never asks again: a file does not lie around for longer than it is said to.
    this.#options.schedule(() => this.#forget(), exportLimits.keptMs + 1);
    this.#goOn();
  }

  #enter(job: Job, phase: ExportPhase): void {
    if (job.phase === phase || (job.endedAt !== undefined && !isEnd(phase))) return;
    job.phase = phase;
    tell(job);
  }

  #change(job: Job, waitMs: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const callOff = this.#options.schedule(() => settle(), waitMs);
      const settle = () => {
        callOff();
        job.watchers.delete(settle);
        signal?.removeEventListener("abort", settle);
        resolve();
      };
      job.watchers.add(settle);
      signal?.addEventListener("abort", settle);
    });
  }

  /** X4 */
  #found(documentId: string, personId: string, id: string): Job {
    this.#forget();
    const job = this.#jobs.get(id);
    if (job?.order.documentId !== documentId || job.order.personId !== personId)
      throw new AppError("not-found", "There is no such file; it may have been kept long enough");
    return job;
  }

  /** X5 */
  #forget(): void {
    const now = this.#options.clock();
    const keptBytes = this.#options.keptBytes ?? usualKeptBytes;
    const byPerson = new Map<string, number>();
    let bytes = 0;
    for (const job of [...this.#jobs.values()].toReversed()) {
      if (job.endedAt === undefined) continue;
      const { personId } = job.order;
      const count = (byPerson.get(personId) ?? 0) + 1;
      byPerson.set(personId, count);
      const own = job.file?.bytes.length ?? 0;
      const isFirst = bytes === 0;
      bytes += own;
      const isTooMuch = count > keptOfPerson || (bytes > keptBytes && !isFirst);
      if (isTooMuch || now - job.endedAt >= exportLimits.keptMs) this.#jobs.delete(job.id);
    }
  }

  #ahead(job: Job): number {
    return this.#running.size + this.#queue().indexOf(job);
  }
}

function refused(message: string): AppError {
  return new AppError("too-many-requests", message);
}

function stopping(): AppError {
  return new AppError("unavailable", "The server is stopping.");
}
