/** Undo within a draft: it is nobody else's, so it needs no more than ProseMirror's own history. */
import { Extension } from "@tiptap/core";
import { history, redo, undo } from "@tiptap/pm/history";

export function historyOfDraft(): Extension {
  return Extension.create({
    name: "historyOfDraft",
    addProseMirrorPlugins: () => [history()],
    addKeyboardShortcuts() {
      const step = (command: typeof undo) => () => {
        command(this.editor.state, this.editor.view.dispatch);
        // Also when there is nothing to take back: the document's own steps are no part of this.
        return true;
      };
      return { "Mod-z": step(undo), "Mod-y": step(redo), "Shift-Mod-z": step(redo) };
    },
  });
}
