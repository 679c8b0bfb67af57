/**
 * Tells the server where anchored words are now.
 *
 *   P1  Not before the edit that moved them is on the server's disk: nobody could find them there.
 *   P2  In batches, one under way at a time; of several repairs of one anchor the last one.
 *   P3  Each says from which anchor it was made, so that of two people who repair at once one is heard.
 */
import type { AnchorRepairs, TextAnchor } from "@brudnopis/schema";
import type { Anchored } from "./anchored.ts";
import { isSameAnchor } from "./anchored.ts";
import type { Repair } from "./anchors.ts";

export interface RepairsOptions {
  /** Resolves when all that was edited by now is stored. */
  readonly whenSaved: () => Promise<void>;
  /** @returns Whether to try again later: the server could not be asked. */
  readonly send: (body: AnchorRepairs) => Promise<"done" | "later">;
  /** Calls back after a while; returns what calls it off. */
  readonly later: (run: () => void) => () => void;
  /** Calls off what is waited for. */
  readonly onStop: () => void;
}

/** As many as a request takes. */
const batchSize = 200;

export class Repairs {
  readonly #options: RepairsOptions;
  readonly #waiting = new Map<string, Repair>();
  /** What the server has by us, as long as the page has not heard it back. */
  readonly #sent = new Map<string, Repair>();
  #isSending = false;
  #cancel: (() => void) | undefined;

  constructor(options: RepairsOptions) {
    this.#options = options;
  }

  readonly add = (repair: Repair): void => {
    this.#waiting.set(repair.found.id, repair);
    this.#sendLater();
  };

  stop(): void {
    this.#cancel?.();
    this.#waiting.clear();
    this.#options.onStop();
  }

  #sendLater(): void {
    if (this.#isSending) return;
    this.#cancel ??= this.#options.later(() => {
      this.#cancel = undefined;
      void this.#sendAll();
    });
  }

  async #sendAll(): Promise<void> {
    this.#isSending = true;
    const batch = [...this.#waiting.values()].slice(0, batchSize);
    try {
      // P1
      await this.#options.whenSaved();
      if ((await this.#options.send({ repairs: batch.map(this.#toRequest) })) === "done")
        this.#sentAll(batch);
    } catch {
      // The page is closing: `whenSaved` was called off.
      this.#waiting.clear();
    } finally {
      this.#isSending = false;
    }
    if (this.#waiting.size > 0) this.#sendLater();
  }

  #sentAll(batch: readonly Repair[]): void {
    for (const repair of batch) {
      const { id } = repair.found;
      this.#sent.set(id, repair);
      if (this.#waiting.get(id) === repair) this.#waiting.delete(id);
    }
  }

  /** P3 */
  readonly #toRequest = ({ stored, found }: Repair): AnchorRepairs["repairs"][number] => {
    const sent = this.#sent.get(found.id);
    const base = sent && isSameAnchor(sent.stored.anchor, stored.anchor) ? sent.found : stored;
    return {
      id: found.id,
      from: ends(base.anchor),
      ...(isMoved(stored, found) || isMoved(base, found) ? { address: found.address } : {}),
      anchor: found.anchor,
    };
  };
}

function ends({ start, end }: TextAnchor): Pick<TextAnchor, "start" | "end"> {
  return { start, end };
}

function isMoved(from: Anchored, to: Anchored): boolean {
  return from.address !== to.address;
}
