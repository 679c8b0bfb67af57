/**
 * Which steps of undo are accepted suggestions, so that taking one back makes its suggestion open again, and doing it again
 * accepts it again.
 *
 *   U1  A step knows its suggestion, wherever it is taken back from: the toast, the toolbar or the keyboard.
 *   U2  Yjs makes a new step of each that is taken back; it is of the same suggestion.
 */
import type { InsertedRange } from "@brudnopis/document";
import type { Transaction, UndoManager } from "yjs";

type StackItem = UndoManager["undoStack"][number];

interface StackEvent {
  readonly stackItem: StackItem;
  readonly type: "undo" | "redo";
}

const suggestionKey = "suggestion";

export interface AcceptanceListener {
  /** The text that accepting brought was taken back. */
  undone(suggestion: string): void;
  /** It is there again. */
  redone(suggestion: string, inserted: readonly InsertedRange[]): void;
}

/** Says that the last step is the acceptance of a suggestion. */
export function markAcceptance(manager: UndoManager, suggestion: string): void {
  manager.undoStack.at(-1)?.meta.set(suggestionKey, suggestion);
}

/** Whether the next undo takes back this acceptance. */
export function isLastStep(manager: UndoManager, suggestion: string): boolean {
  return manager.undoStack.at(-1)?.meta.get(suggestionKey) === suggestion;
}

export function watchAcceptances(manager: UndoManager, listener: AcceptanceListener): () => void {
  const { doc } = manager;
  let inserted: InsertedRange[] = [];
  let added: StackItem | undefined;
  const onTransaction = ({ origin, beforeState, afterState }: Transaction) => {
    if (origin !== manager) return;
    const clock = beforeState.get(doc.clientID) ?? 0;
    const length = (afterState.get(doc.clientID) ?? 0) - clock;
    inserted = length > 0 ? [{ client: doc.clientID, clock, length }] : [];
  };
  const onAdded = ({ stackItem }: StackEvent) => {
    added = stackItem;
  };
  const onPopped = ({ stackItem, type }: StackEvent) => {
    const suggestion: unknown = stackItem.meta.get(suggestionKey);
    if (typeof suggestion !== "string") return;
    added?.meta.set(suggestionKey, suggestion);
    if (type === "undo") listener.undone(suggestion);
    else listener.redone(suggestion, inserted);
  };
  doc.on("afterTransaction", onTransaction);
  manager.on("stack-item-added", onAdded);
  manager.on("stack-item-popped", onPopped);
  return () => {
    doc.off("afterTransaction", onTransaction);
    manager.off("stack-item-added", onAdded);
    manager.off("stack-item-popped", onPopped);
  };
}
