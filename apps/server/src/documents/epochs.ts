/**
 * Epochs of documents. Yjs merges whatever it is given, so what was purged, or is newer than a backup that was restored,
 * comes back with the first tab that still has it. Whoever replaces a document's history begins an epoch with it.
 *
 *   E1  Nobody has the document open while its epoch changes.
 *   E2  The epoch changes in the same write as the history, so that neither is stored without the other.
 *   E3  Whoever says an older epoch afterwards is closed before anything of theirs is read (P20).
 */
import { CloseCode } from "@brudnopis/schema";
import { nextEpoch } from "../store/documents.ts";
import type { Driver, Statement } from "../store/driver.ts";
import type { Farewell } from "../sync/rooms.ts";

export interface EpochsOptions {
  readonly driver: Driver;
  readonly live: AloneWithFarewell;
}

/** Runs something while nobody has a document open. Sync keeps this promise. */
interface AloneWithFarewell {
  alone<T>(documentId: string, work: () => Promise<T>, farewell: Farewell): Promise<T>;
}

export class Epochs {
  readonly #options: EpochsOptions;

  constructor(options: EpochsOptions) {
    this.#options = options;
  }

  /** `replace` says what becomes of the history; it is asked while the document is open to nobody. */
  async begin(
    documentId: string,
    replace: () => Promise<readonly Statement[]> = async () => [],
  ): Promise<void> {
    const { driver, live } = this.#options;
    await live.alone(
      documentId,
      async () => driver.write([...(await replace()), nextEpoch(documentId)]),
      { code: CloseCode.otherEpoch, reason: "other-epoch" },
    );
  }
}
