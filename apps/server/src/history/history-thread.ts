/** What takes long with states of documents, done in a thread of its own, so that nobody's typing waits for it. */
import type { DocumentContent, SectionChanges, Template } from "@brudnopis/schema";
import { Worker } from "node:worker_threads";
import type { StateParts } from "../store/states.ts";
import type { LogStretch } from "./index-updates.ts";

export interface Comparison {
  readonly sections: SectionChanges[];
  readonly names: Record<string, string>;
}

export interface FreshState {
  readonly state: Uint8Array;
  readonly compressed: Uint8Array;
  /** All that it says, to look for words in. */
  readonly text: string;
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
    };
    readonly answer: Comparison;
  };
  /** The document without its past; fails when it would not read the same. */
  fresh: {
    readonly ask: { readonly state: StateParts; readonly template: Template };
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

interface Pending {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** Started when it is first needed, which takes half a second. */
export class HistoryThread {
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #lastId = 0;

  async ask<Type extends JobType>(
    type: Type,
    what: HistoryJobs[Type]["ask"],
  ): Promise<HistoryJobs[Type]["answer"]> {
    const id = ++this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#pending.set(id, { resolve, reject });
    this.#worker ??= this.#start();
    this.#worker.postMessage({ id, type, ...what });
    // What the thread answers to a question of this type is declared beside it.
    return (await promise) as HistoryJobs[Type]["answer"];
  }

  /** Starts it for who will ask soon. */
  warmUp(): void {
    this.#worker ??= this.#start();
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL("./compare-worker.ts", import.meta.url), { name: "history" });
    // It must not keep a process alive that has nothing else to do.
    worker.unref();
    worker.on("message", (message: FromHistoryThread) => {
      const pending = this.#pending.get(message.id);
      this.#pending.delete(message.id);
      if (message.ok) pending?.resolve(message.answer);
      else pending?.reject(new Error(message.problem));
    });
    const onEnd = (cause: unknown) => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      for (const { reject } of this.#pending.values())
        reject(new Error("The thread of history ended", { cause }));
      this.#pending.clear();
    };
    worker.on("error", onEnd);
    worker.on("exit", onEnd);
    return worker;
  }
}
