/**
 * A way out of the editor by keyboard (WCAG 2.1.2): in tables and lists Tab moves inside, so Esc first says that the
 * next Tab or Shift+Tab leaves.
 */
import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";

export function leaveByEscape(onArmed: () => void): Extension {
  return Extension.create({
    name: "leaveByEscape",
    priority: 2000,
    addProseMirrorPlugins: () => [leavePlugin(onArmed)],
  });
}

function leavePlugin(onArmed: () => void): Plugin {
  let isArmed = false;
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown: (_view, event) => {
          if (event.key === "Escape") {
            isArmed = true;
            onArmed();
            return true;
          }
          if (event.key === "Shift") return false;
          const isLeaving = isArmed && event.key === "Tab";
          isArmed = false;
          // Handled here means that the editor leaves the key alone and the browser moves the focus.
          return isLeaving;
        },
        blur: () => {
          isArmed = false;
          return false;
        },
      },
    },
  });
}
