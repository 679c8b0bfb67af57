/** Whether anything can be stored, said by what stores to whoever has to know. */

/** Why nothing can be stored. `not-answering`: the thread that writes ended, or the disk has not answered for seconds. */
export type StorageTrouble = "disk-full" | "io-error" | "not-answering";

export interface Storage {
  /** Undefined while what people write can be stored. */
  readonly trouble: StorageTrouble | undefined;
  /** Calls the listener after every change; what it returns ends that. */
  watch(listener: () => void): () => void;
}

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
