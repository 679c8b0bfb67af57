/**
 * Suggestions that are being written. They are kept in this browser until they are sent, so that a reload or a lost
 * connection takes nothing away.
 *
 *   W1  There is one draft of a place.
 *   W2  Drafts are their author's: whoever signs in here afterwards does not find them.
 *   W3  What cannot be kept (a full or blocked storage) is still there until the page goes.
 */
import type { FieldContent, RichNode } from "@brudnopis/schema";
import { createStore, type Store } from "../../ui/store.ts";

interface Drafted {
  /** Why, in the author's words. */
  readonly note: string;
}

export interface TextDraft extends Drafted {
  readonly type: "text";
  readonly address: string;
  /** The text as it was when the draft was begun: what changed since is not this draft's. */
  readonly base: readonly RichNode[];
  readonly edited: readonly RichNode[];
}

export interface ValueDraft extends Drafted {
  readonly type: "value";
  readonly address: string;
  readonly before: FieldContent | undefined;
  readonly after: FieldContent | undefined;
}

export interface AdditionDraft extends Drafted {
  readonly type: "add-record";
  readonly collection: string;
  /** Of the record to be. */
  readonly record: string;
  readonly parent: string | undefined;
  readonly fields: Readonly<Record<string, FieldContent>>;
}

export interface RemovalDraft extends Drafted {
  readonly type: "remove-record";
  readonly collection: string;
  readonly record: string;
}

export type Draft = TextDraft | ValueDraft | AdditionDraft | RemovalDraft;

/** By place; a draft keeps its identity while it does not change. */
export type Drafts = ReadonlyMap<string, Draft>;

export interface DraftStore extends Pick<Store<Drafts>, "get" | "subscribe"> {
  put(draft: Draft): void;
  drop(draft: Draft): void;
}

/** The address of a field, and for a record that should come or go its place. */
export function draftPlace(draft: Draft): string {
  return "address" in draft ? draft.address : `${draft.collection}/${draft.record}`;
}

export function openDrafts(
  key: { readonly documentId: string; readonly personId: string },
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem">,
): DraftStore {
  const name = `suggestions/${key.documentId}/${key.personId}`;
  const store = createStore<Drafts>(stored(storage, name));
  const change = (edit: (drafts: Map<string, Draft>) => void) => {
    store.set((drafts) => {
      const next = new Map(drafts);
      edit(next);
      return next;
    });
    keep(storage, name, store.get());
  };
  return {
    get: store.get,
    subscribe: store.subscribe,
    put: (draft) => change((drafts) => drafts.set(draftPlace(draft), draft)),
    drop: (draft) => change((drafts) => drafts.delete(draftPlace(draft))),
  };
}

function keep(
  storage: Pick<Storage, "setItem" | "removeItem">,
  name: string,
  drafts: Drafts,
): void {
  try {
    if (drafts.size === 0) storage.removeItem(name);
    else storage.setItem(name, JSON.stringify([...drafts.values()]));
  } catch {
    // W3
  }
}

function stored(storage: Pick<Storage, "getItem">, name: string): Drafts {
  try {
    const kept: unknown = JSON.parse(storage.getItem(name) ?? "[]");
    const drafts: readonly unknown[] = Array.isArray(kept) ? kept : [];
    return new Map(drafts.filter(isDraft).map((draft) => [draftPlace(draft), draft]));
  } catch {
    return new Map();
  }
}

/** Another version of this page may have kept something else. What it holds is judged by the server. */
function isDraft(value: unknown): value is Draft {
  if (typeof value !== "object" || value === null) return false;
  const { type, note, address, base, edited, collection, record, fields } = value as Partial<
    Record<string, unknown>
  >;
  if (typeof note !== "string") return false;
  switch (type) {
    case "text":
      return typeof address === "string" && Array.isArray(base) && Array.isArray(edited);
    case "value":
      return typeof address === "string";
    case "add-record":
      return isPlace(collection, record) && typeof fields === "object" && fields !== null;
    case "remove-record":
      return isPlace(collection, record);
    default:
      return false;
  }
}

function isPlace(collection: unknown, record: unknown): boolean {
  return typeof collection === "string" && typeof record === "string";
}
