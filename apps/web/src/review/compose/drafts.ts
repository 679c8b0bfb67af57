/**
 * What somebody has begun to write and not sent, kept in this browser: per person and document, so that nobody else at the
 * same machine is shown it.
 */
import { type RemarkKind, remarkKinds, type ReviewPlace } from "@brudnopis/schema";

export interface RemarkDraft {
  readonly place: ReviewPlace;
  readonly kind: RemarkKind;
  readonly text: string;
  readonly isInternal: boolean;
  readonly assignee?: string;
  readonly due?: string;
  /** The remark of one's kit that it began as. */
  readonly kit?: string;
}

interface Stored {
  readonly format: 1;
  /** The last that was begun is the last. */
  readonly remarks: readonly RemarkDraft[];
  /** By thread. */
  readonly replies: Readonly<Record<string, string>>;
}

const none: Stored = { format: 1, remarks: [], replies: {} };

/** Who leaves more than these behind does not come back to them. */
const mostRemarks = 20;

export interface DraftStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export class Drafts {
  readonly #storage: DraftStorage | undefined;
  readonly #key: string;

  constructor(storage: DraftStorage | undefined, person: string, documentId: string) {
    this.#storage = storage;
    this.#key = `brudnopis-review:${person}:${documentId}`;
  }

  get remarks(): readonly RemarkDraft[] {
    return this.#read().remarks;
  }

  remark(place: ReviewPlace): RemarkDraft | undefined {
    return this.remarks.find((each) => isSamePlace(each.place, place));
  }

  keep(remark: RemarkDraft): void {
    const { remarks, replies } = this.#read();
    const others = remarks.filter(({ place }) => !isSamePlace(place, remark.place));
    this.#write({ format: 1, remarks: [...others, remark].slice(-mostRemarks), replies });
  }

  /** Of a place: there is nothing left to keep. */
  forget(gone: ReviewPlace): void {
    const { remarks, replies } = this.#read();
    const others = remarks.filter(({ place }) => !isSamePlace(place, gone));
    this.#write({ format: 1, remarks: others, replies });
  }

  reply(thread: string): string {
    return this.#read().replies[thread] ?? "";
  }

  setReply(thread: string, text: string): void {
    const stored = this.#read();
    const { [thread]: _, ...others } = stored.replies;
    const replies = text.trim() === "" ? others : { ...others, [thread]: text };
    this.#write({ ...stored, replies });
  }

  /** A browser may keep nothing at all, or something that is not ours. */
  #read(): Stored {
    try {
      const text = this.#storage?.getItem(this.#key) ?? null;
      return (text === null ? undefined : readStored(JSON.parse(text))) ?? none;
    } catch {
      return none;
    }
  }

  #write(stored: Stored): void {
    try {
      const isEmpty = stored.remarks.length === 0 && Object.keys(stored.replies).length === 0;
      if (isEmpty) this.#storage?.removeItem(this.#key);
      else this.#storage?.setItem(this.#key, JSON.stringify(stored));
    } catch {
      // It is there as long as the page is.
    }
  }
}

function readStored(value: unknown): Stored | undefined {
  if (!isObject(value) || value["format"] !== 1 || !isObject(value["replies"])) return undefined;
  const replies = Object.fromEntries(
    Object.entries(value["replies"]).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  );
  const stored: unknown = value["remarks"];
  const remarks = (Array.isArray(stored) ? stored : []).flatMap((each) => readRemark(each) ?? []);
  return { format: 1, remarks, replies };
}

function readRemark(value: unknown): RemarkDraft | undefined {
  if (!isObject(value) || typeof value["text"] !== "string") return undefined;
  const { place, text, isInternal, assignee, due, kit } = value;
  const kind = remarkKinds.find((known) => known === value["kind"]);
  if (!isPlace(place) || kind === undefined) return undefined;
  return {
    place,
    kind,
    text,
    isInternal: isInternal === true,
    ...(typeof assignee === "string" ? { assignee } : {}),
    ...(typeof due === "string" ? { due } : {}),
    ...(typeof kit === "string" ? { kit } : {}),
  };
}

function isSamePlace(a: ReviewPlace, b: ReviewPlace): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** We wrote it ourselves; the server judges it when it is sent. */
function isPlace(value: unknown): value is ReviewPlace {
  return isObject(value) && typeof value["type"] === "string";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
