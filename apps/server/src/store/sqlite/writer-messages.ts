/** What the main thread and the writer thread say to each other. Both are ours, so these are types, not schemas. */
import type { StorageTrouble } from "@brudnopis/schema";
import type { Statement } from "../driver.ts";

/** One write: its statements are stored together or not at all. */
export type Unit = readonly Statement[];

export interface WriterData {
  readonly path: string;
  /** Whether the thread before it ended by itself, so that nobody knows what it has left. */
  readonly isSuspect: boolean;
}

export type ToWriter =
  | { readonly type: "commit"; readonly units: readonly Unit[] }
  /** Everything into the database's own file, and its log emptied. */
  | { readonly type: "checkpoint" }
  /** Whether it can write, found out by writing. */
  | { readonly type: "probe" }
  | { readonly type: "close" };

export type UnitOutcome = { readonly ok: true } | { readonly ok: false; readonly problem: string };

export type FromWriter =
  /** It can be asked to write, or else to probe. */
  | ({ readonly type: "ready" } & Partial<Failure>)
  /** The database cannot be used, said in words for the person who starts the server. */
  | { readonly type: "refused"; readonly problem: string }
  | { readonly type: "committed"; readonly outcomes: readonly UnitOutcome[] }
  /** The answer to `checkpoint`: whether nobody who reads kept it from being done. */
  | { readonly type: "checkpointed"; readonly isDone: boolean }
  /** The answer to `probe`; without a problem it can write. */
  | ({ readonly type: "probed" } & Partial<Failure>)
  /** None of the batch is stored. */
  | ({ readonly type: "failed" } & Failure);

export interface Failure {
  readonly problem: string;
  /** Set when it is the disk's, not the batch's: nothing else can be stored either. */
  readonly trouble: StorageTrouble | undefined;
}
