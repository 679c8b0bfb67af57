/**
 * What the document says now, for components to watch.
 *
 *   C1  Read again at most once a frame, and only what changed.
 *   C2  What did not change keeps its identity, so a remote keystroke re-renders one field.
 *   C3  What somebody types here is in their editor at once; everywhere else it follows a moment later, once for several
 *       letters, and at the latest when the editor goes.
 */
import { DocumentReader } from "@brudnopis/document";
import type { DocumentContent, FieldContent, Template } from "@brudnopis/schema";
import { replaceEqualDeep } from "@tanstack/react-query";
import { type Doc, Map as YMap, type Transaction, UndoManager } from "yjs";

/** A root of the document or something inside one. */
type SharedType = NonNullable<ReturnType<Doc["share"]["get"]>>;

/** What components watch. */
export interface ContentSource {
  readonly get: () => DocumentContent;
  readonly subscribe: (listener: () => void) => () => void;
  /** The text of a line or rich field; undefined while it is empty. */
  text(address: string): FieldContent | undefined;
  /** Reads what was typed by now (C3). */
  settle(): void;
}

/** When to read again: at the next frame, or a little later while somebody types. */
export type Schedule = (run: () => void, isTyping: boolean) => void;

export class ContentStore implements ContentSource {
  readonly #doc: Doc;
  readonly #schedule: Schedule;
  readonly #reader: DocumentReader;
  readonly #listeners = new Set<() => void>();
  readonly #nameByRoot = new WeakMap<SharedType, string>();
  #content: DocumentContent;
  /** Whether it is to be read again, and how soon. */
  #scheduled: "soon" | "later" | undefined;

  constructor(doc: Doc, template: Template, schedule: Schedule) {
    this.#doc = doc;
    this.#schedule = schedule;
    this.#reader = new DocumentReader(doc, template);
    this.#content = this.#reader.read();
    doc.on("afterTransaction", this.#onTransaction);
  }

  destroy(): void {
    this.#doc.off("afterTransaction", this.#onTransaction);
  }

  readonly get = (): DocumentContent => this.#content;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  text(address: string): FieldContent | undefined {
    return this.#reader.text(address);
  }

  settle(): void {
    if (this.#scheduled !== undefined) this.#refresh();
  }

  readonly #onTransaction = (transaction: Transaction): void => {
    const { changed } = transaction;
    if (changed.size === 0) return;
    for (const [type, keys] of changed) this.#noteChange(type, keys);
    const isTyping = isTyped(transaction);
    if (this.#scheduled === "soon" || (isTyping && this.#scheduled === "later")) return;
    this.#scheduled = isTyping ? "later" : "soon";
    this.#schedule(() => this.settle(), isTyping);
  };

  /** `keys` are those of a map that changed: in the root of a collection, ids of records that came. */
  #noteChange(type: SharedType, keys: ReadonlySet<string | null>): void {
    const path: SharedType[] = [type];
    for (let item = type._item; item !== null;) {
      // The parent of an item that is in a document is a type, never the name or the id of one.
      const parent = item.parent as SharedType;
      path.unshift(parent);
      item = parent._item;
    }
    const [root, inside] = path;
    const name = root && this.#rootName(root);
    if (name === undefined) return;
    const record = inside?._item?.parentSub;
    if (record != null) return this.#reader.changed(name, record);
    const ids = inside ? [] : [...keys].filter((key) => key !== null);
    if (ids.length === 0) this.#reader.changed(name);
    for (const id of ids) this.#reader.changed(name, id);
  }

  #rootName(root: SharedType): string | undefined {
    const known = this.#nameByRoot.get(root);
    if (known !== undefined) return known;
    for (const [name, other] of this.#doc.share) this.#nameByRoot.set(other, name);
    return this.#nameByRoot.get(root);
  }

  #refresh(): void {
    this.#scheduled = undefined;
    const next = replaceEqualDeep(this.#content, this.#reader.read());
    if (next === this.#content) return;
    this.#content = next;
    for (const listener of this.#listeners) listener();
  }
}

/** Whether an editor of this page has written it: they write texts only, as an origin that is no word of ours. */
export function isTyped({ local, origin, changed }: Transaction): boolean {
  const isByEditor = local && typeof origin === "object" && !(origin instanceof UndoManager);
  return isByEditor && origin !== null && ![...changed.keys()].some((type) => type instanceof YMap);
}

/** Long enough for several letters of who types fast, and shorter than one notices beside what one writes. */
const typingMs = 150;

/** A hidden tab gets no frames; it still has to follow the document. */
export function nextFrame(run: () => void, isTyping: boolean): void {
  if (document.visibilityState !== "visible") setTimeout(run, 250);
  else if (isTyping) setTimeout(run, typingMs);
  else requestAnimationFrame(run);
}
