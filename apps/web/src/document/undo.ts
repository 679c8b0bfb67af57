/** One undo for the whole document: texts, values and records, each step with the place that it changed. */
import { keepUndoSound, localEdit } from "@brudnopis/document";
import { type Doc, type Transaction, UndoManager } from "yjs";
import { createStore, type Store } from "../ui/store.ts";
import { changedPlaces } from "./changed-places.ts";

export interface UndoState {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export class DocumentUndo {
  readonly state: Store<UndoState> = createStore({ canUndo: false, canRedo: false });
  readonly manager: UndoManager;
  readonly #doc: Doc;

  constructor(doc: Doc) {
    this.#doc = doc;
    keepUndoSound(doc);
    this.manager = new UndoManager(doc, { trackedOrigins: new Set([localEdit]) });
    const show = () => this.#show();
    this.manager.on("stack-item-added", show);
    this.manager.on("stack-item-popped", show);
    this.manager.on("stack-cleared", show);
  }

  /** Takes back the last step of this person. Returns the place that changed, for the page to show. */
  undo(): string | undefined {
    return this.#step(() => this.manager.undo());
  }

  redo(): string | undefined {
    return this.#step(() => this.manager.redo());
  }

  /** What follows is a step of its own, even within the half second in which keystrokes join. */
  separate(): void {
    this.manager.stopCapturing();
  }

  /** What `edit` changes belongs to the last step, however long ago that was. */
  extend(edit: () => void): void {
    const { captureTimeout } = this.manager;
    this.manager.captureTimeout = Number.POSITIVE_INFINITY;
    try {
      edit();
    } finally {
      this.manager.captureTimeout = captureTimeout;
    }
  }

  /** How many steps can be taken back. */
  get depth(): number {
    return this.manager.undoStack.length;
  }

  /** Takes back the steps of this person since there were so many. */
  undoTo(depth: number): void {
    this.separate();
    while (this.depth > depth && this.manager.undo() !== null);
  }

  destroy(): void {
    this.manager.destroy();
  }

  #step(run: () => void): string | undefined {
    let place: string | undefined;
    const onPopped = ({ changedParentTypes }: Pick<Transaction, "changedParentTypes">) => {
      place ??= changedPlaces(this.#doc, changedParentTypes)[0];
    };
    this.manager.on("stack-item-popped", onPopped);
    run();
    this.manager.off("stack-item-popped", onPopped);
    return place;
  }

  #show(): void {
    const { undoStack, redoStack } = this.manager;
    const next = { canUndo: undoStack.length > 0, canRedo: redoStack.length > 0 };
    this.state.set((last) =>
      last.canUndo === next.canUndo && last.canRedo === next.canRedo ? last : next,
    );
  }
}
