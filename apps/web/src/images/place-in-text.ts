/** Between which of a text's blocks a picture goes, as the number of the block that it stands in front of. */
import type { EditorView } from "@tiptap/pm/view";

/** An empty line stays behind the picture, to go on writing. */
export function blockBehindCaret({ state }: EditorView): number {
  const { selection, doc } = state;
  const { $to } = selection;
  const index = $to.index(0);
  // Behind a block that is selected whole, or between two.
  if ($to.depth === 0) return index;
  const block = doc.maybeChild(index);
  const isBlank = block?.type.name === "paragraph" && block.content.size === 0;
  return isBlank ? index : index + 1;
}

/** Where something is dropped. */
export function blockAt(view: EditorView, { clientX, clientY }: MouseEvent): number {
  const found = view.posAtCoords({ left: clientX, top: clientY });
  if (!found) return view.state.doc.childCount;
  const index = view.state.doc.resolve(found.pos).index(0);
  const block = view.dom.children[index]?.getBoundingClientRect();
  return block && clientY > (block.top + block.bottom) / 2 ? index + 1 : index;
}
