/**
 * The editor shows what the shared text says, whatever becomes of the caret. The binding fails when it looks for its
 * caret beyond the end of a text that has become shorter (y-tiptap #48); an editor that was left behind so would take
 * back, with the next letter, what others have done since.
 *
 *   S1  What a step that is taken back knows of the caret is not kept for somebody's next change.
 *   S2  When one change brings another, the caret of the second is looked for in the text that the first has left.
 *   S3  When a change cannot be shown, the whole text is shown anew, nothing is written, and the failure goes on to
 *       whom it concerns.
 *   S4  Who stands in an empty text has selected nothing of what somebody else writes there.
 *
 * S1 is kept by `shared-text.ts`, which does not tell the binding of steps that are taken back.
 */
import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { type ProsemirrorBinding, ySyncPluginKey } from "@tiptap/y-tiptap";

/** Goes before the plugin of the binding, which begins to listen when it gets its view. */
export function shownText(): Plugin {
  return new Plugin({
    view: ({ state }) => {
      // The state of the plugin is typed as anything; its binding is of this class.
      const { binding } = ySyncPluginKey.getState(state) as { binding: ProsemirrorBinding };
      binding._observeFunction = (...change: Change) => show(binding, change);
      return {};
    },
  });
}

type Change = Parameters<ProsemirrorBinding["_typeChanged"]>;

function show(binding: ProsemirrorBinding, change: Change): void {
  try {
    keepCaret(binding);
    binding._typeChanged(...change);
  } catch (cause) {
    // Without it the caret stays as far from the start as it was.
    Object.assign(binding, { beforeTransactionSelection: null });
    binding._forceRerender();
    throw cause;
  }
}

/**
 * S2: the binding took its caret before the first of the changes, and compares it with what the editor shows now.
 * S4: in a text without a paragraph there is nothing to select but all, and all would then be typed over.
 */
function keepCaret(binding: ProsemirrorBinding): void {
  // Both are typed as if they were always there.
  const before = binding.beforeTransactionSelection as Caret | null;
  const view = binding.prosemirrorView as EditorView | null;
  if (!before || !view) return;
  const { doc, selection } = view.state;
  binding.beforeTransactionSelection = {
    ...before,
    type: doc.childCount === 0 ? "text" : before.type,
    absAnchor: selection.anchor,
    absHead: selection.head,
  };
}

type Caret = ProsemirrorBinding["beforeTransactionSelection"];
