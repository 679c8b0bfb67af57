/**
 * The files that the server makes of a document for this person, as far as this page knows.
 *
 *   J1  Every file that is not ready yet is followed until it is, has failed or is gone; one question waits for each.
 *   J2  A network that breaks off is waited for: the server goes on making the file.
 *   J3  What was asked for here is told of once, when it is ready.
 *   J4  After `close` nothing is asked and nothing told.
 */
import type { ExportJob, ExportJobs, ExportRequest } from "@brudnopis/schema";
import { ApiError } from "../api.ts";
import { createStore, type Store } from "../ui/store.ts";

export interface JobsApi {
  ask(request: ExportRequest): Promise<ExportJob>;
  mine(): Promise<ExportJobs>;
  /** Answers when the file is further than it was. */
  next(job: string, signal: AbortSignal): Promise<ExportJob>;
  cancel(job: string): Promise<unknown>;
}

export interface FilesState {
  /** Newest first. */
  readonly jobs: readonly ExportJob[];
  readonly hasOwnTemplate: boolean;
}

/** Resolves after a while, or at once when it is called off. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

const tryAgainMs = 2000;

export class FileJobs {
  readonly state: Store<FilesState> = createStore<FilesState>({ jobs: [], hasOwnTemplate: false });
  readonly #api: JobsApi;
  readonly #pause: Pause;
  readonly #onReady: (job: ExportJob) => void;
  readonly #followed = new Set<string>();
  readonly #askedHere = new Set<string>();
  readonly #closing = new AbortController();

  constructor(api: JobsApi, pause: Pause, onReady: (job: ExportJob) => void) {
    this.#api = api;
    this.#pause = pause;
    this.#onReady = onReady;
  }

  /** @throws ApiError when the server does not say. */
  async load(): Promise<void> {
    const { jobs, hasOwnTemplate = false } = await this.#api.mine();
    if (this.#isClosed) return;
    this.state.set((state) => ({ ...state, hasOwnTemplate }));
    for (const job of jobs) this.#took(job);
  }

  /** @throws ApiError when the server does not take it on. */
  async start(request: ExportRequest): Promise<ExportJob> {
    const job = await this.#api.ask(request);
    this.#askedHere.add(job.id);
    if (!this.#isClosed) this.#took(job);
    return job;
  }

  /** @throws ApiError when it could not be called off. */
  async cancel(id: string): Promise<void> {
    await this.#api.cancel(id);
    this.#askedHere.delete(id);
    this.#forget(id);
  }

  close(): void {
    this.#closing.abort();
  }

  get #isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  #took(job: ExportJob): void {
    this.state.set((state) => ({ ...state, jobs: withJob(state.jobs, job) }));
    if (!isEnded(job)) void this.#follow(job.id);
    else if (job.phase === "done" && this.#askedHere.delete(job.id)) this.#onReady(job);
  }

  async #follow(id: string): Promise<void> {
    if (this.#followed.has(id)) return;
    this.#followed.add(id);
    while (!this.#isClosed && this.#isGoingOn(id)) await this.#step(id);
    this.#followed.delete(id);
  }

  async #step(id: string): Promise<void> {
    const { signal } = this.#closing;
    try {
      const job = await this.#api.next(id, signal);
      if (!this.#isClosed && this.#isGoingOn(id)) this.#took(job);
    } catch (cause) {
      if (signal.aborted) return;
      if (isGone(cause)) this.#forget(id);
      else await this.#pause(tryAgainMs, signal);
    }
  }

  /** Who cancels forgets it, whatever an answer on its way says. */
  #isGoingOn(id: string): boolean {
    const job = this.state.get().jobs.find((each) => each.id === id);
    return job !== undefined && !isEnded(job);
  }

  #forget(id: string): void {
    this.state.set((state) => ({ ...state, jobs: state.jobs.filter((job) => job.id !== id) }));
  }
}

export function isEnded({ phase }: ExportJob): boolean {
  return phase === "done" || phase === "failed" || phase === "cancelled";
}

function withJob(jobs: readonly ExportJob[], job: ExportJob): readonly ExportJob[] {
  const others = jobs.filter(({ id }) => id !== job.id);
  return [...others, job].toSorted((a, b) => b.askedAt - a.askedAt);
}

function isGone(cause: unknown): boolean {
  return cause instanceof ApiError && cause.code === "not-found";
}
