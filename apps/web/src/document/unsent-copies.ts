/**
 * What this tab had of a document and the server did not take, kept as text. It is never sent again by itself: the person
 * reads it, copies it or downloads it.
 *
 *   D1  A copy outlives the document being loaded again, and the page, as long as the browser keeps it for the tab.
 *   D2  Only the person whose text it is sees it.
 *   D3  It goes when the person says so.
 */
import type { Language } from "@brudnopis/schema";
import { createStore, type Store } from "../ui/store.ts";
import type { DocumentSession } from "./document-session.ts";
import { type UnsentText, unsentTexts } from "./unsent.ts";

export interface UnsentCopy {
  readonly personId: string;
  /** Milliseconds since the epoch of clocks. */
  readonly keptAt: number;
  readonly why: KeptWhy;
  /** How many the server has not acknowledged. */
  readonly changes: number;
  readonly texts: readonly UnsentText[];
}

const reasons = ["other-epoch", "older-history", "refused"] as const;
/** The document has another history now, or an older one, or the server refused what was written. */
export type KeptWhy = (typeof reasons)[number];

/** What of `sessionStorage` is used: it belongs to the tab, and outlives a reload. */
export type TabStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export class UnsentCopies {
  readonly state: Store<readonly UnsentCopy[]> = createStore<readonly UnsentCopy[]>([]);
  readonly #key: string;
  readonly #storage: TabStorage;
  #covered: DocumentSession | undefined;

  constructor(documentId: string, storage: TabStorage) {
    this.#key = `unsent/${documentId}`;
    this.#storage = storage;
    this.state.set(() => this.#stored());
  }

  /** D2. Somebody else's are forgotten: whoever signs in afterwards must not find them. */
  belongTo(personId: string): void {
    const all = this.state.get();
    const own = all.filter((copy) => copy.personId === personId);
    if (own.length !== all.length) this.#set(own);
  }

  get hasTexts(): boolean {
    return this.state.get().some(({ texts }) => texts.length > 0);
  }

  /** Whether closing this session loses nothing: its text is in a copy that outlives it. */
  covers(session: DocumentSession): boolean {
    return this.#covered === session;
  }

  /** Keeps what a session has and the server does not; news alone when that is nothing. */
  keepFrom(session: DocumentSession, why: KeptWhy, language: Language): void {
    const { doc, details, me, save } = session;
    const places = why === "older-history" ? save.touchedPlaces : save.unsavedPlaces;
    const isStored = this.#keep({
      personId: me.id,
      keptAt: Date.now(),
      why,
      changes: save.unsaved,
      texts: unsentTexts(doc, details.template, places, language),
    });
    if (isStored) this.#covered = session;
  }

  /** D3 */
  forget(): void {
    this.#set([]);
  }

  /** Whether it will outlive a reload too: browsers may refuse to store. */
  #keep(copy: UnsentCopy): boolean {
    return this.#set([...this.state.get(), copy]);
  }

  #set(copies: readonly UnsentCopy[]): boolean {
    this.state.set(() => copies);
    try {
      if (copies.length === 0) this.#storage.removeItem(this.#key);
      else this.#storage.setItem(this.#key, JSON.stringify(copies));
      return true;
    } catch {
      // Full, or switched off: the copies are in memory.
      return false;
    }
  }

  #stored(): readonly UnsentCopy[] {
    try {
      const stored: unknown = JSON.parse(this.#storage.getItem(this.#key) ?? "[]");
      return Array.isArray(stored) ? stored.filter(isCopy) : [];
    } catch {
      return [];
    }
  }
}

/** A version of this page before or after may have stored something else. */
function isCopy(value: unknown): value is UnsentCopy {
  if (typeof value !== "object" || value === null) return false;
  const { personId, keptAt, why, changes, texts } = value as Partial<Record<string, unknown>>;
  return (
    typeof personId === "string" &&
    typeof keptAt === "number" &&
    reasons.some((reason) => reason === why) &&
    typeof changes === "number" &&
    Array.isArray(texts) &&
    texts.every(isText)
  );
}

function isText(value: unknown): value is UnsentText {
  if (typeof value !== "object" || value === null) return false;
  const { place, label, text } = value as Partial<Record<string, unknown>>;
  return typeof place === "string" && typeof label === "string" && typeof text === "string";
}
