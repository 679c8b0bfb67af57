/**
 * What the document says now, for components to watch.
 *
 *   C1  Read again at most once a frame, and only what changed.
 *   C2  What did not change keeps its identity, so a remote keystroke re-renders one field.
 */
import { DocumentReader } from "@brudnopis/document";
import type { DocumentContent, FieldContent, Template } from "@brudnopis/schema";
import { replaceEqualDeep } from "@tanstack/react-query";
import type { Doc, Transaction } from "yjs";

/** A root of the document or something inside one. */
type SharedType = NonNullable<ReturnType<Doc["share"]["get"]>>;

/** What components watch. */
export interface ContentSource {
  readonly get: () => DocumentContent;
  readonly subscribe: (listener: () => void) => () => void;
  /** The text of a line or rich field; undefined while it is empty. */
  text(address: string): FieldContent | undefined;
}

export class ContentStore implements ContentSource {
  readonly #doc: Doc;
  readonly #schedule: (run: () => void) => void;
  readonly #reader: DocumentReader;
  readonly #listeners = new Set<() => void>();
  readonly #nameByRoot = new WeakMap<SharedType, string>();
  #content: DocumentContent;
  #isScheduled = false;

  /** `schedule` runs a function once, soon: at the next frame in a page. */
  constructor(doc: Doc, template: Template, schedule: (run: () => void) => void) {
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

  readonly #onTransaction = ({ changed }: Transaction): void => {
    if (changed.size === 0) return;
    for (const [type, keys] of changed) this.#noteChange(type, keys);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#schedule(() => this.#refresh());
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
    this.#isScheduled = false;
    const next = replaceEqualDeep(this.#content, this.#reader.read());
    if (next === this.#content) return;
    this.#content = next;
    for (const listener of this.#listeners) listener();
  }
}

/** A hidden tab gets no frames; it still has to follow the document. */
export function nextFrame(run: () => void): void {
  if (document.visibilityState === "visible") requestAnimationFrame(run);
  else setTimeout(run, 250);
}
