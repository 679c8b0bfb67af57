import { Worker } from "node:worker_threads";
import { smallHeap } from "./small-heap.ts";

export interface ToMerger {
  readonly id: number;
  /** The updates, one after the other: tens of thousands of small buffers would take long to be sent. */
  readonly bytes: Uint8Array;
  readonly lengths: readonly number[];
}

export type FromMerger =
  | { readonly id: number; readonly ok: true; readonly merged: Uint8Array }
  | { readonly id: number; readonly ok: false; readonly problem: string };

interface Pending {
  resolve(merged: Uint8Array): void;
  reject(error: Error): void;
}

/** Merges updates in a thread of its own, started when it is first needed. */
export class Merger {
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #lastId = 0;

  merge(updates: readonly Uint8Array[]): Promise<Uint8Array> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#worker ??= this.#start();
      const bytes = joined(updates);
      const lengths = updates.map(({ length }) => length);
      this.#worker.postMessage({ id, bytes, lengths } satisfies ToMerger, [bytes.buffer]);
    });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const file = new URL("./merge-worker.ts", import.meta.url);
    const worker = new Worker(file, { name: "merge", resourceLimits: smallHeap });
    // It must not keep a process alive that has nothing else to do.
    worker.unref();
    worker.on("message", (answer: FromMerger) => {
      const pending = this.#pending.get(answer.id);
      this.#pending.delete(answer.id);
      if (answer.ok) pending?.resolve(answer.merged);
      else pending?.reject(new Error(answer.problem));
    });
    const onEnd = (cause: unknown) => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      for (const { reject } of this.#pending.values()) {
        reject(new Error("The merging thread ended", { cause }));
      }
      this.#pending.clear();
    };
    worker.on("error", onEnd);
    worker.on("exit", onEnd);
    return worker;
  }
}

/** In a buffer of its own, which can be handed over. */
function joined(updates: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(updates.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const update of updates) {
    bytes.set(update, at);
    at += update.length;
  }
  return bytes;
}
