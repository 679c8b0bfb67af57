/**
 * What the document says now, for components to watch.
 *
 *   C1  Read again at most once a frame, and only the texts that changed.
 *   C2  What did not change keeps its identity, so a remote keystroke re-renders one field.
 */
import { readDocument, type TextCache } from "@brudnopis/document";
import type { DocumentContent, FieldContent, Template } from "@brudnopis/schema";
import { replaceEqualDeep } from "@tanstack/react-query";
import type { Doc, Transaction } from "yjs";

/** A root of the document or something inside one. */
type SharedType = NonNullable<ReturnType<Doc["share"]["get"]>>;

export class ContentStore {
  readonly #doc: Doc;
  readonly #template: Template;
  readonly #schedule: (run: () => void) => void;
  readonly #texts: TextCache = new Map();
  readonly #listeners = new Set<() => void>();
  readonly #nameByRoot = new WeakMap<SharedType, string>();
  #content: DocumentContent;
  #isScheduled = false;

  /** `schedule` runs a function once, soon: at the next frame in a page. */
  constructor(doc: Doc, template: Template, schedule: (run: () => void) => void) {
    this.#doc = doc;
    this.#template = template;
    this.#schedule = schedule;
    this.#content = readDocument(doc, template, this.#texts);
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

  /** The text of a line or rich field; undefined while it is empty. */
  text(address: string): FieldContent | undefined {
    return this.#texts.get(address);
  }

  readonly #onTransaction = (transaction: Transaction): void => {
    const { changed, changedParentTypes } = transaction;
    if (changed.size === 0 && changedParentTypes.size === 0) return;
    // A root that nobody here has asked for yet is only in `changed`: Yjs does not know what type it is.
    for (const type of [...changed.keys(), ...changedParentTypes.keys()]) {
      const name = this.#rootName(type);
      if (name !== undefined) this.#texts.delete(name);
    }
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#schedule(() => this.#refresh());
  };

  #rootName(type: SharedType): string | undefined {
    if (type._item !== null) return undefined;
    const known = this.#nameByRoot.get(type);
    if (known !== undefined) return known;
    for (const [name, root] of this.#doc.share) this.#nameByRoot.set(root, name);
    return this.#nameByRoot.get(type);
  }

  #refresh(): void {
    this.#isScheduled = false;
    const read = readDocument(this.#doc, this.#template, this.#texts);
    const next = replaceEqualDeep(this.#content, read);
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
