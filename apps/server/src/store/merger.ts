import { Worker } from "node:worker_threads";

export interface ToMerger {
  readonly id: number;
  readonly updates: readonly Uint8Array[];
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
      this.#worker.postMessage({ id, updates } satisfies ToMerger);
    });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL("./merge-worker.ts", import.meta.url));
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
