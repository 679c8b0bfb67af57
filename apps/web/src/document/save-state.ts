/**
 * Whether what was typed here is safe, from the server's own word.
 *
 *   S1  „Zapisano” comes only from the server's acknowledgement, after the commit.
 *   S2  Every local change is counted, deletions too; state vectors cannot see those.
 *   S3  What is not acknowledged is counted as kept in this tab, whatever the socket says.
 *   S4  Where there are such changes is known too, so that a person can copy what the server will not take.
 *   S5  So is where anything was changed at all: a server that was set back may lack what it once acknowledged.
 */
import { FrameType, type StorageTrouble } from "@brudnopis/schema";
import { createEncoder, toUint8Array, writeVarUint } from "lib0/encoding";
import { readVarUint } from "lib0/decoding";
import type { WebsocketProvider } from "y-websocket";
import type { Doc, Transaction } from "yjs";
import { createStore, type Store } from "../ui/store.ts";
import { changedPlaces } from "./changed-places.ts";
import { isTyped } from "./content-store.ts";
import { KnownHistory } from "./known-history.ts";
import { onStorageNews } from "./storage-news.ts";

export type SaveState =
  | { readonly phase: "connecting" }
  | { readonly phase: "saved"; readonly at: Date | undefined }
  | { readonly phase: "saving"; readonly changes: number }
  /** The reason is the server's word for why it ended, if it said one. */
  | { readonly phase: "offline"; readonly changes: number; readonly reason: string }
  /** The server can store nothing at the moment. */
  | { readonly phase: "held"; readonly changes: number; readonly trouble: StorageTrouble }
  | (Refusal & { readonly phase: "refused"; readonly changes: number });

/** Why the server closed the door for good: its code and one word. */
export interface Refusal {
  readonly code: number;
  readonly reason: string;
}

/** When to ask: one question for all that one event changed, right behind it; and one for several letters. */
const askDelayMs = { soon: 0, later: 250 } as const;
type Asking = keyof typeof askDelayMs;

export class SaveTracker {
  readonly state: Store<SaveState> = createStore<SaveState>({ phase: "connecting" });
  /** What of all this the server is known to have. */
  readonly known: KnownHistory;
  readonly #provider: WebsocketProvider;
  readonly #now: () => Date;
  #made = 0;
  #saved = 0;
  /** How often was asked anew: counters on the wire are ahead of our own by that. */
  #again = 0;
  /** Up to here counters were asked too early, and prove nothing. */
  #void = 0;
  #savedAt: Date | undefined;
  #refusal: Refusal | undefined;
  #trouble: StorageTrouble | undefined;
  readonly #stopNews: () => void;
  /** How many changes had been made when a place was changed last, by place. */
  readonly #madeByPlace = new Map<string, number>();
  readonly #touched = new Set<string>();
  #hasFailed = false;
  #failure = "";
  #asking: Asking | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(provider: WebsocketProvider, now: () => Date) {
    this.known = new KnownHistory(provider.doc);
    this.#provider = provider;
    this.#now = now;
    provider.messageHandlers[FrameType.saved] = (_encoder, decoder) =>
      this.#acknowledged(readVarUint(decoder));
    // Registered after the provider's own listener, so the question follows the update it asks about.
    provider.doc.on("update", this.#onUpdate);
    provider.on("sync", this.#onSync);
    provider.on("status", this.#show);
    provider.on("connection-close", this.#onClose);
    this.#stopNews = onStorageNews(provider, (trouble) => {
      this.#trouble = trouble;
      this.#show();
    });
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#provider.doc.off("update", this.#onUpdate);
    this.#provider.off("sync", this.#onSync);
    this.#provider.off("status", this.#show);
    this.#provider.off("connection-close", this.#onClose);
    this.#stopNews();
  }

  /** Changes of this tab that the server has not acknowledged. */
  get unsaved(): number {
    return this.#made - this.#saved;
  }

  /** Where they are: addresses of fields, `collection/recordId` of records, in the order of the last change. */
  get unsavedPlaces(): readonly string[] {
    return [...this.#madeByPlace.keys()];
  }

  /** S5. In the order of the first change. */
  get touchedPlaces(): readonly string[] {
    return [...this.#touched];
  }

  /** Resolves when all that was typed so far is on the server's disk. */
  async whenSaved(signal: AbortSignal): Promise<void> {
    const goal = this.#made;
    if (this.#saved >= goal) return;
    this.#askIn("soon");
    await new Promise<void>((resolve, reject) => {
      const stop = this.state.subscribe(() => {
        if (this.#saved < goal) return;
        stop();
        resolve();
      });
      signal.addEventListener("abort", () => {
        stop();
        reject(new DOMException("Aborted", "AbortError"));
      });
    });
  }

  /**
   * All that the server lacks leaves in several frames. What was asked before it comes to be answered with the first of
   * them (P6), so it is asked again behind the last.
   */
  askAnew(): void {
    this.#void = this.#made + this.#again;
    this.#again += 1;
    this.#askIn("soon");
  }

  /** The server closed the door for good; a new attempt of the person's own opens it again. */
  refuse(refusal: Refusal | undefined): void {
    this.#refusal = refusal;
    this.#show();
  }

  readonly #onUpdate = (
    _update: Uint8Array,
    origin: unknown,
    doc: Doc,
    transaction: Transaction,
  ): void => {
    if (origin === this.#provider) return;
    this.#made += 1;
    for (const place of changedPlaces(doc, transaction.changedParentTypes)) {
      this.#madeByPlace.delete(place);
      this.#madeByPlace.set(place, this.#made);
      this.#touched.add(place);
    }
    this.#askIn(isTyped(transaction) ? "later" : "soon");
    this.#show();
  };

  /** After a reconnect the provider has just sent what the server lacked: ask about all of it. */
  readonly #onSync = (isSynced: boolean): void => {
    if (isSynced) this.#ask();
    else this.#show();
  };

  readonly #onClose = (event: CloseEvent | null): void => {
    this.#hasFailed = true;
    this.#failure = event?.reason ?? "";
    this.#show();
  };

  #askIn(asking: Asking): void {
    if (this.#asking === "soon" || this.#asking === asking) return;
    clearTimeout(this.#timer);
    this.#asking = asking;
    this.#timer = setTimeout(() => this.#ask(), askDelayMs[asking]);
  }

  #ask(): void {
    clearTimeout(this.#timer);
    this.#asking = undefined;
    const { ws, synced } = this.#provider;
    if (ws === null || ws.readyState !== ws.OPEN || !synced || this.unsaved === 0)
      return this.#show();
    const counter = this.#made + this.#again;
    const encoder = createEncoder();
    writeVarUint(encoder, FrameType.saved);
    writeVarUint(encoder, counter);
    ws.send(toUint8Array(encoder));
    this.known.asked(counter);
    this.#show();
  }

  #acknowledged(counter: number): void {
    const count = counter - this.#again;
    if (counter <= this.#void || count <= this.#saved || count > this.#made) return;
    this.#saved = count;
    this.known.acknowledged(counter);
    this.#savedAt = this.#now();
    for (const [place, made] of this.#madeByPlace) {
      if (made <= count) this.#madeByPlace.delete(place);
    }
    this.#show();
  }

  readonly #show = (): void => {
    const next = this.#current();
    this.state.set((last) => (isSame(last, next) ? last : next));
  };

  #current(): SaveState {
    const changes = this.unsaved;
    if (this.#refusal !== undefined) return { phase: "refused", ...this.#refusal, changes };
    if (!this.#provider.wsconnected) {
      return this.#hasFailed || changes > 0
        ? { phase: "offline", changes, reason: this.#failure }
        : { phase: "connecting" };
    }
    if (this.#trouble !== undefined) return { phase: "held", changes, trouble: this.#trouble };
    return changes === 0 ? { phase: "saved", at: this.#savedAt } : { phase: "saving", changes };
  }
}

function isSame(a: SaveState, b: SaveState): boolean {
  const [before, after] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    before.length === after.size &&
    before.every(([key, value]) => after.has(key) && Object.is(value, after.get(key)))
  );
}
