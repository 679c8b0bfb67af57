/** What the store tells whoever measures it. */
export interface StoreMeters {
  /** One transaction of so many writes is on disk; it took so long from when the writer thread was given it. */
  committed(writes: number, ms: number): void;
  /** A transaction could not be stored, and all that waited behind it failed with it. */
  failed(): void;
}

/** What is not on disk yet. */
export interface Backlog {
  readonly writes: number;
  /** For how long the oldest of them has waited; 0 when there is none. */
  readonly oldestMs: number;
}
