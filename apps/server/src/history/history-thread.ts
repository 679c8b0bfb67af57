/**
 * What takes long with states of documents, done in a thread of its own, so that nobody's typing waits for it.
 *
 *   J1  One job after the other, and what one needs is fetched when its turn comes: who waits holds no states in memory.
 *   J2  People take turns, and between any two of them the server's own work has one: whoever asks for much waits for it.
 *   J3  Only so many jobs of people wait; more are refused.
 *   J4  A job of a person's that takes too long is ended, and the next is done by a new thread.
 *   J5  A thread without work is ended after a while: a heap that has read large states is not given back otherwise.
 */
import type { Comparison, SuggestedRange } from "@brudnopis/document";
import { AppError, type DocumentContent, type Template, type TextAnchor } from "@brudnopis/schema";
import { Worker } from "node:worker_threads";
import { FairQueue } from "../access/fair-queue.ts";
import { smallHeap } from "../store/small-heap.ts";
import type { AnchoredText } from "../store/review-purge.ts";
import type { StateParts } from "../store/states.ts";
import type { LogStretch } from "./index-updates.ts";

export interface FreshState {
  readonly state: Uint8Array;
  readonly compressed: Uint8Array;
  /** All that it says, to look for words in. */
  readonly text: string;
  /** The letters of its texts, one a line, as quotes of remarks have them: without anything between blocks. */
  readonly letters: string;
  /** Ids of the pictures that it still shows. */
  readonly images: readonly string[];
  /** Keys of all that the document check finds in it. */
  readonly findings: ReadonlySet<string>;
  /** By id: the same words by the ids that their letters have in it. Those whose words are not found are left out. */
  readonly anchors: ReadonlyMap<string, TextAnchor>;
}

/** What the thread can be asked for, and what it answers. */
export interface HistoryJobs {
  /** The state as one Yjs update. */
  merge: { readonly ask: { readonly state: StateParts }; readonly answer: Uint8Array };
  /** The same, compressed. */
  compress: { readonly ask: { readonly state: StateParts }; readonly answer: Uint8Array };
  read: {
    readonly ask: { readonly state: StateParts; readonly template: Template };
    readonly answer: DocumentContent;
  };
  compare: {
    readonly ask: {
      readonly from: StateParts;
      readonly to: StateParts;
      readonly template: Template;
      /** Encoded `Authorship`. */
      readonly authorship: Uint8Array;
      readonly suggested: readonly SuggestedRange[];
    };
    readonly answer: Comparison;
  };
  /** The document without its past; fails when it would not read the same. */
  fresh: {
    readonly ask: {
      readonly state: StateParts;
      readonly template: Template;
      readonly anchored: readonly AnchoredText[];
    };
    readonly answer: FreshState;
  };
  /** Adds a stretch of the log to encoded `Authorship`. */
  index: {
    readonly ask: { readonly encoded: Uint8Array; readonly stretch: LogStretch };
    readonly answer: Uint8Array;
  };
}

type JobType = keyof HistoryJobs;

export type ToHistoryThread = {
  [Type in JobType]: { readonly id: number; readonly type: Type } & HistoryJobs[Type]["ask"];
}[JobType];

export type FromHistoryThread =
  | { readonly id: number; readonly ok: true; readonly answer: unknown }
  | { readonly id: number; readonly ok: false; readonly problem: string };

interface Answer {
  resolve(answer: unknown): void;
  reject(cause: unknown): void;
}

interface Job extends Answer {
  readonly type: JobType;
  readonly isOwn: boolean;
  /** J1 */
  gather(): Promise<object>;
}

export interface HistoryThreadOptions {
  /** J4 */
  readonly deadlineMs?: number;
  /** J5 */
  readonly idleMs?: number;
  /** By default a thread of the program beside this file. */
  spawn?(): Worker;
}

/** J3. Who steps through revisions quickly leaves some behind. */
const waiting = { perNetwork: 30, all: 300 } as const;

/** J4. Of twenty megabytes, the most that a document has, everything takes a few seconds. */
const usualDeadlineMs = 30_000;

/** J5. Who looks at the history goes from revision to revision. */
const usualIdleMs = 60_000;

export function spawnHistoryWorker(): Worker {
  const file = new URL("./history-worker.ts", import.meta.url);
  return new Worker(file, { name: "history", resourceLimits: smallHeap });
}

/** Started when it is first needed, which takes half a second. */
export class HistoryThread {
  readonly #deadlineMs: number;
  readonly #idleMs: number;
  readonly #spawn: () => Worker;
  /** By who asked (J2). */
  readonly #peoples = new FairQueue<Job>(waiting);
  readonly #own: Job[] = [];
  #isOwnNext = true;
  #running: Job | undefined;
  #answer: (Answer & { readonly id: number }) | undefined;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #lastId = 0;
  #isClosed = false;

  constructor(options: HistoryThreadOptions = {}) {
    this.#deadlineMs = options.deadlineMs ?? usualDeadlineMs;
    this.#idleMs = options.idleMs ?? usualIdleMs;
    this.#spawn = options.spawn ?? spawnHistoryWorker;
  }

  /** For the server itself. */
  ask<Type extends JobType>(
    type: Type,
    what: HistoryJobs[Type]["ask"],
  ): Promise<HistoryJobs[Type]["answer"]> {
    return this.#add(type, async () => what);
  }

  /**
   * For a person. What is needed must be there without asking this thread.
   * @throws AppError `too-many-requests` (J3), `unavailable` (J4)
   */
  askFor<Type extends JobType>(
    personId: string,
    type: Type,
    gather: () => Promise<HistoryJobs[Type]["ask"]>,
  ): Promise<HistoryJobs[Type]["answer"]> {
    return this.#add(type, gather, personId);
  }

  /** Starts it for who will ask soon. */
  warmUp(): void {
    this.#worker ??= this.#start();
    if (!this.#running) this.#rest();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
  }

  async #add<Type extends JobType>(
    type: Type,
    gather: () => Promise<HistoryJobs[Type]["ask"]>,
    personId?: string,
  ): Promise<HistoryJobs[Type]["answer"]> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const job = { type, gather, resolve, reject, isOwn: personId === undefined };
    if (personId === undefined) this.#own.push(job);
    else if (!this.#peoples.add(personId, job)) throw tooMuch();
    this.#goOn();
    // What the thread answers to a question of this type is declared beside it.
    return (await promise) as HistoryJobs[Type]["answer"];
  }

  #goOn(): void {
    if (this.#running) return;
    this.#running = this.#next();
    clearTimeout(this.#idle);
    if (this.#running) void this.#run(this.#running);
    else this.#rest();
  }

  /** J2 */
  #next(): Job | undefined {
    const own = this.#isOwnNext ? this.#own.shift() : undefined;
    const job = own ?? this.#peoples.next() ?? this.#own.shift();
    this.#isOwnNext = job?.isOwn !== true;
    return job;
  }

  async #run(job: Job): Promise<void> {
    try {
      job.resolve(await this.#answerTo(job));
    } catch (cause) {
      job.reject(cause);
    } finally {
      this.#running = undefined;
      this.#goOn();
    }
  }

  async #answerTo({ type, gather, isOwn }: Job): Promise<unknown> {
    const what = await gather();
    if (this.#isClosed) throw new AppError("unavailable", "The server is stopping");
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const id = ++this.#lastId;
    this.#answer = { id, resolve, reject };
    this.#worker ??= this.#start();
    this.#worker.postMessage({ id, type, ...what });
    const deadline = isOwn ? undefined : setTimeout(() => this.#giveUp(), this.#deadlineMs);
    try {
      return await promise;
    } finally {
      clearTimeout(deadline);
      this.#answer = undefined;
    }
  }

  /** J4 */
  #giveUp(): void {
    this.#answer?.reject(new AppError("unavailable", "This takes too long; compare less at once"));
    this.#end();
  }

  /** J5 */
  #rest(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#end(), this.#idleMs).unref();
  }

  #end(): void {
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
  }

  #start(): Worker {
    const worker = this.#spawn();
    // It must not keep a process alive that has nothing else to do.
    worker.unref();
    worker.on("message", (message: FromHistoryThread) => {
      if (this.#answer?.id !== message.id) return;
      if (message.ok) this.#answer.resolve(message.answer);
      else this.#answer.reject(new Error(message.problem));
    });
    const onEnd = (cause: unknown) => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      this.#answer?.reject(new Error("The thread of history ended", { cause }));
    };
    worker.on("error", onEnd);
    worker.on("exit", onEnd);
    return worker;
  }
}

function tooMuch(): AppError {
  return new AppError("too-many-requests", "Too much is being compared; try again in a minute");
}
