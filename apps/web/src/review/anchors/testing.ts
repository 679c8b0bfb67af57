/**
 * A city's two editors and a reader, each with a copy of the document, and a server that keeps where their remarks are. The
 * editors are TipTap's with our binding and plugins; only drawing is left out, for which there would have to be a browser.
 */
import {
  anchorAt,
  flatText,
  isLocated,
  keepUndoSound,
  localEdit,
  paragraphs,
  resolveAnchor,
  type Resolved,
  textAt,
  writeRichText,
} from "@brudnopis/document";
import { lineExtensions, richTextExtensions } from "@brudnopis/document/editor-schema";
import type { RichNode, TextAnchor, Thread } from "@brudnopis/schema";
import { Editor, Extension } from "@tiptap/core";
import type { EditorState, PluginView } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { Awareness } from "y-protocols/awareness";
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, UndoManager } from "yjs";
import { sharedText } from "../../editor/shared-text.ts";
import { tableCells } from "../../editor/table-cells.ts";
import { createStore } from "../../ui/store.ts";
import { type ReviewStore, startReview } from "../review-state.ts";
import { anchorKey, anchorPlugin } from "./anchor-plugin.ts";
import { isSameAnchor } from "./anchored.ts";
import { Anchoring } from "./anchoring.ts";
import type { Repair } from "./anchors.ts";
import { lettersBetween } from "./letters.ts";

export const field = "city.challenge";
export const otherField = "city.risks";

const fromOutside = "network";

/** Somebody with the document open. */
export class Person {
  readonly doc = new Doc();
  readonly undo: UndoManager;
  readonly review: ReviewStore = createStore(startReview);
  readonly anchoring: Anchoring;
  readonly repaired: Repair[] = [];
  /** The field in which they are. */
  place: string | undefined;
  #editor: Editor | undefined;
  #close: (() => void) | undefined;

  constructor(clientId: number, mayEdit: boolean) {
    this.doc.clientID = clientId;
    keepUndoSound(this.doc);
    this.undo = new UndoManager(this.doc, { trackedOrigins: new Set([localEdit]) });
    this.anchoring = new Anchoring({
      review: this.review,
      round: undefined,
      textAt: (address) => textAt(this.doc, address),
      labelOf: () => "",
      later: () => () => {},
      ...(mayEdit
        ? { repairs: { doc: this.doc, add: (repair) => this.repaired.push(repair) } }
        : {}),
    });
  }

  get editor(): Editor {
    if (!this.#editor) throw new Error("No editor is open");
    return this.#editor;
  }

  /** Goes into a field, and out of the one in which they were. */
  enter(address: string): Editor {
    this.leave();
    const editor = new Editor({
      element: null,
      // A string would be read as HTML, by the browser.
      content: { type: "doc", content: [] },
      extensions: [
        ...(address.endsWith(".title")
          ? lineExtensions()
          : [...richTextExtensions(), tableCells()]),
        sharedText({
          fragment: textAt(this.doc, address),
          undoManager: this.undo,
          awareness: new Awareness(this.doc),
          undo: () => this.undo.undo(),
          redo: () => this.undo.redo(),
        }),
        Extension.create({
          name: "marks",
          priority: 1,
          addProseMirrorPlugins: () => [
            anchorPlugin({
              address,
              fragment: textAt(this.doc, address),
              anchoring: this.anchoring,
            }),
          ],
        }),
      ],
      enableCoreExtensions: { delete: false },
      // They listen to the window.
      enableInputRules: false,
      enablePasteRules: false,
    });
    const unmount = mountWithoutPage(editor);
    this.undo.stopCapturing();
    this.#editor = editor;
    this.place = address;
    this.#close = () => {
      this.undo.stopCapturing();
      unmount();
    };
    return editor;
  }

  leave(): void {
    this.#close?.();
    this.#close = undefined;
    this.#editor = undefined;
    this.place = undefined;
  }

  /** The typing pauses. */
  settle(): void {
    this.anchoring.refresh();
  }

  /** The words at which this person sees a remark; undefined for an orphan. */
  sees(id: string): string | undefined {
    const at = this.anchoring.anchors.of(id);
    return at && wordsAt(this.doc, at.address, this.anchoring.anchors.find(id));
  }

  /** The same in the editor that is open, by what it draws. */
  seesInEditor(id: string): string | undefined {
    const span = anchorKey.getState(this.editor.state)?.spans.get(id);
    if (!span) return undefined;
    const { doc } = this.editor.state;
    const from = lettersBetween(doc, 0, span.from).length;
    const to = from + lettersBetween(doc, span.from, span.to).length;
    return spot(lettersBetween(doc, 0, doc.content.size), from, to);
  }
}

function wordsAt(doc: Doc, address: string, found: Resolved | undefined) {
  if (!found || !isLocated(found)) return undefined;
  return spot(flatText(textAt(doc, address)).text, found.from, found.to);
}

/** The words, with where they are, so that two places that read alike are told apart. */
function spot(text: string, from: number, to: number): string {
  return `${text.slice(from, to)}@${text.slice(0, from).length}`;
}

/** What y-tiptap and our plugins need of a view: it takes states, and tells the plugins of them. */
function mountWithoutPage(editor: Editor): () => void {
  let views: PluginView[] = [];
  const view = {
    state: editor.state,
    composing: false,
    isDestroyed: false,
    editable: true,
    dragging: null,
    hasFocus: () => false,
    dispatch: (transaction: EditorState["tr"]) =>
      view.updateState(view.state.applyTransaction(transaction).state),
    updateState(next: EditorState) {
      const before = view.state;
      view.state = next;
      for (const each of views) each.update?.(asView, before);
    },
    dom: Object.assign(new EventTarget(), { classList: { contains: () => false } }),
    destroy: () => {},
  };
  // It has every member that is asked for here; the compiler cannot know which those are.
  const asView = view as unknown as EditorView;
  Object.assign(editor, { editorView: asView });
  view.state = editor.state.reconfigure({ plugins: editor.extensionManager.plugins });
  views = view.state.plugins.flatMap((plugin) => plugin.spec.view?.(asView) ?? []);
  return () => {
    for (const each of views) each.destroy?.();
    view.isDestroyed = true;
  };
}

/** Everybody around one document. */
export class Meeting {
  readonly lead = new Person(101, true);
  readonly colleague = new Person(202, true);
  readonly reader = new Person(303, false);
  readonly #threads = new Map<string, Thread>();
  #isApart = false;

  constructor(texts: Readonly<Record<string, readonly RichNode[]>>) {
    const origin = new Doc();
    origin.clientID = 1;
    for (const [address, content] of Object.entries(texts))
      writeRichText(textAt(origin, address), { type: "doc", content: [...content] });
    for (const { doc } of this.people) {
      applyUpdate(doc, encodeStateAsUpdate(origin), fromOutside);
      doc.on("update", (update: Uint8Array, cause: unknown) => {
        if (cause === fromOutside || this.#isApart) return;
        for (const other of this.people)
          if (other.doc !== doc) applyUpdate(other.doc, update, fromOutside);
      });
    }
  }

  get named(): Readonly<Record<string, Person>> {
    return { lead: this.lead, colleague: this.colleague, reader: this.reader };
  }

  get people(): readonly Person[] {
    return Object.values(this.named);
  }

  /** The reader remarks on words of a field; the nth time that they stand there. */
  remark(id: string, address: string, words: string, nth = 0): TextAnchor {
    const fragment = textAt(this.reader.doc, address);
    const { text } = flatText(fragment);
    let from = text.indexOf(words);
    for (let left = nth; left > 0; left -= 1) from = text.indexOf(words, from + words.length);
    if (from < 0) throw new Error(`The text has no "${words}"`);
    const anchor = anchorAt(fragment, from, from + words.length);
    this.#threads.set(id, threadAt(id, address, anchor));
    this.tellAll();
    return anchor;
  }

  /** The network is gone: everybody edits for themselves. */
  apart(): void {
    this.#isApart = true;
  }

  together(): void {
    for (const from of this.people)
      for (const to of this.people) {
        const missing = encodeStateAsUpdate(from.doc, encodeStateVector(to.doc));
        applyUpdate(to.doc, missing, fromOutside);
      }
    this.#isApart = false;
  }

  /** The typing pauses, repairs reach the server, everybody hears of them. Of two of one anchor the first one counts. */
  settle(): void {
    for (const person of this.people) person.settle();
    for (const { repaired } of this.people) this.#take(repaired.splice(0));
    this.tellAll();
    for (const person of this.people) person.settle();
  }

  tellAll(): void {
    for (const { review } of this.people)
      review.set((state) => ({ ...state, threads: new Map(this.#threads) }));
  }

  anchorOf(id: string): { readonly address: string; readonly anchor: TextAnchor } {
    const place = this.#threads.get(id)?.place;
    if (place?.type !== "text") throw new Error(`No remark ${id}`);
    return place;
  }

  /** What somebody sees who opens the document now, and knows it by its letters alone. */
  newcomerSees(id: string): string | undefined {
    const doc = new Doc();
    applyUpdate(doc, encodeStateAsUpdate(this.reader.doc));
    const { address, anchor } = this.anchorOf(id);
    return wordsAt(doc, address, resolveAnchor(textAt(doc, address), anchor));
  }

  #take(repairs: readonly Repair[]): void {
    const own = new Map<string, TextAnchor>();
    for (const { stored, found } of repairs) {
      const { anchor } = this.anchorOf(found.id);
      const isNext = own.get(found.id) === anchor;
      if (!isNext && !isSameAnchor(stored.anchor, anchor)) continue;
      own.set(found.id, found.anchor);
      this.#threads.set(found.id, threadAt(found.id, found.address, found.anchor));
    }
  }
}

function threadAt(id: string, address: string, anchor: TextAnchor): Thread {
  return {
    id,
    version: 1,
    place: { type: "text", address, anchor },
    label: "",
    kind: "question",
    state: "open",
    isInternal: false,
    author: "reader",
    at: 0,
    messages: [],
    isRemoved: false,
    may: { remove: false, address: false, confirm: false, assign: false, change: false },
  };
}

export function lines(...words: string[]): RichNode[] {
  return paragraphs(words.join("\n")).content;
}

export function table(...rows: string[][]): RichNode {
  return {
    type: "table",
    content: rows.map((cells) => ({
      type: "tableRow",
      content: cells.map((cell) => ({ type: "tableCell", content: lines(cell) })),
    })),
  };
}
