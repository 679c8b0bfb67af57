/**
 * Spares a key the question where the page has to scroll. ProseMirror asks each ancestor of the text for its box, which is
 * a tenth of what a key costs on a slow laptop; most ancestors cannot scroll, and where the caret is seen none has to.
 */
import type { EditorView } from "@tiptap/pm/view";

interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** What scrolls around an editor, for the width of the window that it was looked up for: narrow pages have others. */
interface Around {
  readonly width: number;
  readonly scrollers: readonly Element[];
}

const known = new WeakMap<Element, Around>();

/** True where the caret is surely seen; false leaves the question to ProseMirror. For `handleScrollToSelection`. */
export function isCaretInSight(view: EditorView): boolean {
  const { dom, state } = view;
  const { head, $head } = state.selection;
  // A table in the text scrolls sideways in a box of its own; before an editor stands on the page nothing is known of it.
  if (!dom.isConnected || ($head.depth > 1 && $head.node(1).type.name === "table")) return false;
  const caret = view.coordsAtPos(head);
  const pane = { top: 0, left: 0, bottom: window.innerHeight, right: window.innerWidth };
  return [pane, ...scrollersAround(dom).map(boxOf)].every((box) => lies(caret, box));
}

function boxOf(element: Element): Box {
  return element.getBoundingClientRect();
}

function lies(caret: Box, { top, bottom, left, right }: Box): boolean {
  return caret.top >= top && caret.bottom <= bottom && caret.left >= left && caret.right <= right;
}

function scrollersAround(element: Element): readonly Element[] {
  const width = window.innerWidth;
  const before = known.get(element);
  if (before?.width === width) return before.scrollers;
  const scrollers = [...ancestors(element)].filter(scrolls);
  known.set(element, { width, scrollers });
  return scrollers;
}

function* ancestors(element: Element): Generator<Element> {
  for (
    let each: Element | null = element;
    each && each !== document.body;
    each = each.parentElement
  )
    yield each;
}

function scrolls(element: Element): boolean {
  const { overflowX, overflowY } = getComputedStyle(element);
  return overflowX !== "visible" || overflowY !== "visible";
}
