/** Binds an editor to one fragment of the shared document, with the document's undo and everybody's carets. */
import { Extension } from "@tiptap/core";
import { defaultDeleteFilter, defaultProtectedNodes } from "@tiptap/y-tiptap";
import { yCursorPlugin, ySyncPlugin, ySyncPluginKey, yUndoPlugin } from "@tiptap/y-tiptap";
import type { Awareness } from "y-protocols/awareness";
import type { UndoManager, XmlFragment } from "yjs";
import { ownCaretApart } from "./own-caret.ts";
import { shownText } from "./shown-text.ts";

export interface SharedTextOptions {
  readonly fragment: XmlFragment;
  readonly undoManager: UndoManager;
  readonly awareness: Awareness;
  /** Steps through the whole document's history, wherever the last change was. */
  readonly undo: () => void;
  readonly redo: () => void;
}

export function sharedText(options: SharedTextOptions): Extension {
  const { fragment, undoManager, awareness } = options;
  trackEditors(undoManager);
  return Extension.create({
    name: "sharedText",
    priority: 1000,
    addProseMirrorPlugins: () => [
      shownText(),
      ySyncPlugin(fragment),
      yUndoPlugin({ undoManager: forOneEditor(undoManager) }),
      yCursorPlugin(ownCaretApart(awareness), {
        cursorBuilder: caret,
        selectionBuilder: selection,
      }),
    ],
    addKeyboardShortcuts: () => ({
      "Mod-z": always(options.undo),
      "Mod-y": always(options.redo),
      "Shift-Mod-z": always(options.redo),
    }),
  });
}

function always(run: () => void): () => boolean {
  return () => {
    run();
    return true;
  };
}

/** The undo manager was made without knowing ProseMirror; its first editor tells it what editors write as. */
function trackEditors(undoManager: UndoManager): void {
  if (undoManager.trackedOrigins.has(ySyncPluginKey)) return;
  undoManager.addTrackedOrigin(ySyncPluginKey);
  undoManager.deleteFilter = (item) => defaultDeleteFilter(item, defaultProtectedNodes);
  undoManager.captureTransaction = (transaction) => transaction.meta.get("addToHistory") !== false;
}

/**
 * The manager as one editor sees it. The plugin destroys its manager with the editor and leaves its listeners behind;
 * ours outlives every editor, so `destroy` only takes this editor's listeners away. That a step was taken back it hears
 * when that is shown already: the caret of then would wait for somebody's next change (S1 in `shown-text.ts`).
 */
function forOneEditor(undoManager: UndoManager): UndoManager {
  const own: [event: "stack-item-added", listener: () => void][] = [];
  const facade = Object.create(undoManager) as UndoManager;
  facade.on = (event, listener) => {
    if (event === "stack-item-popped") return listener;
    // The two events of the plugin have listeners of one shape.
    own.push([event as "stack-item-added", listener as () => void]);
    return undoManager.on(event, listener);
  };
  facade.destroy = () => {
    for (const [event, listener] of own) undoManager.off(event, listener);
  };
  return facade;
}

interface RemoteUser {
  readonly name: string;
  readonly organisation?: string;
  readonly hue?: number;
}

/** Hidden from assistive technology: a name inside the text would be read as part of it. */
function caret(user: RemoteUser): HTMLElement {
  const element = document.createElement("span");
  element.className = `remote-caret hue-${hueOf(user)}`;
  element.setAttribute("aria-hidden", "true");
  const label = document.createElement("span");
  label.className = "remote-caret-name";
  const firstName = user.name.split(" ")[0] ?? user.name;
  label.textContent = user.organisation ? `${firstName} · ${user.organisation}` : firstName;
  // The joiner keeps the caret on the line that it belongs to.
  element.append("\u2060", label, "\u2060");
  return element;
}

function selection(user: RemoteUser): { class: string } {
  return { class: `remote-selection hue-${hueOf(user)}` };
}

function hueOf({ hue }: RemoteUser): number {
  return typeof hue === "number" && hue >= 0 && hue <= 7 ? Math.trunc(hue) : 7;
}
