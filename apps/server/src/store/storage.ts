/** Whether anything can be stored, said by what stores to whoever has to know. */
import type { StorageTrouble } from "@brudnopis/schema";
import type { Storage } from "../sync/ports.ts";

/** What is known of the file that keeps space free for who puts a full disk right. */
export type ReserveState = "kept" | "released" | "none";

export class StorageState implements Storage {
  readonly #listeners = new Set<() => void>();
  #trouble: StorageTrouble | undefined;

  get trouble(): StorageTrouble | undefined {
    return this.#trouble;
  }

  set(trouble: StorageTrouble | undefined): void {
    if (trouble === this.#trouble) return;
    this.#trouble = trouble;
    for (const listener of this.#listeners) listener();
  }

  watch(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
