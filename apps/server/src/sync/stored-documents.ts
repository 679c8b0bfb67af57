/**
 * Documents that nobody has open, loaded from the log to be read. Loading one is the most that a single request can make
 * this thread do, so all who ask for the same state share one loading.
 *
 *   L1  Whoever asks is given all that the log had when they asked.
 *   L2  A state of a document is loaded once, however many ask for it together or soon after one another.
 *   L3  What is kept for those who come next is bounded, in time and in bytes.
 */
import type { DocumentContent } from "./document-content.ts";
import { loadContent } from "./load-doc.ts";
import type { Log, UpdateLog } from "./ports.ts";

export interface StoredDocumentsOptions {
  readonly log: UpdateLog;
  readonly logger: Log;
  readonly clock: () => number;
  /** See L3. */
  readonly maxBytes?: number;
}

interface Kept {
  /** Where the log was before it was loaded, so that all up to here is surely in it. */
  readonly position: number;
  readonly content: Promise<DocumentContent | undefined>;
  /** Of the log; none while it loads. */
  bytes: number;
  usedAt: number;
}

/** How long a document waits for its next reader. */
const keptMs = 10_000;

/** In memory a document takes several times its bytes. */
const usualMaxBytes = 8 * 1024 * 1024;

export class StoredDocuments {
  readonly #options: StoredDocumentsOptions;
  /** In the order in which they were loaded. */
  readonly #kept = new Map<string, Kept>();

  constructor(options: StoredDocumentsOptions) {
    this.#options = options;
  }

  /** Shared by all its readers: nobody changes it. Undefined when there is no such document. */
  async get(documentId: string): Promise<DocumentContent | undefined> {
    const { log, clock } = this.#options;
    const position = await log.position(documentId);
    if (position === undefined) return undefined;
    const known = this.#kept.get(documentId);
    // L1. Positions only grow, and what another asked for after us has all that we need.
    const kept = known && known.position >= position ? known : this.#load(documentId, position);
    kept.usedAt = clock();
    return kept.content;
  }

  /** L1. A history that is replaced may be as long as the one before it: its position says nothing. */
  forget(documentId: string): void {
    this.#kept.delete(documentId);
  }

  /** L3. Lets go of what nobody has read for a while. */
  sweep(): void {
    const oldest = this.#options.clock() - keptMs;
    for (const [documentId, { usedAt }] of this.#kept)
      if (usedAt <= oldest) this.#kept.delete(documentId);
  }

  #load(documentId: string, position: number): Kept {
    const { log, logger, clock } = this.#options;
    const content = loadContent(log, documentId, logger);
    const kept: Kept = { position, content, bytes: 0, usedAt: clock() };
    this.#kept.delete(documentId);
    this.#kept.set(documentId, kept);
    content.then(
      (loaded) => {
        kept.bytes = loaded?.size ?? 0;
        this.#letGoOfOldest();
      },
      // Those who wait are told; who comes next tries again.
      () => this.#kept.get(documentId) === kept && this.#kept.delete(documentId),
    );
    return kept;
  }

  /** L3. The newest stays, however large: letting go of it would mean loading it for every reader. */
  #letGoOfOldest(): void {
    const { maxBytes = usualMaxBytes } = this.#options;
    let bytes = [...this.#kept.values()].reduce((sum, kept) => sum + kept.bytes, 0);
    for (const [documentId, kept] of this.#kept) {
      if (bytes <= maxBytes || this.#kept.size === 1) return;
      if (kept.bytes === 0) continue;
      bytes -= kept.bytes;
      this.#kept.delete(documentId);
    }
  }
}
