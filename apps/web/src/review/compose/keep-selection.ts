/**
 * Words that a reader has selected stay selected while their text is drawn anew, because somebody types in it or a
 * remark arrives: browsers forget a selection in what changes.
 */
import { lettersBefore, lettersOf, placeBehind } from "./letters-before.ts";
import { movedLetter } from "./moved-letter.ts";
import { fieldOf } from "./place-of-selection.ts";

interface Kept {
  readonly field: HTMLElement;
  readonly text: string;
  /** In letters of the field: where the selection was begun, and where it ends, which may be in front of that. */
  readonly ends: readonly [number, number];
}

/** From now on, until the function that this returns is called. */
export function keepSelection(): () => void {
  let kept: Kept | undefined;
  const watcher = new MutationObserver(() => {
    kept &&= selectAgain(kept);
  });
  const look = () => {
    watcher.disconnect();
    kept = selectedNow();
    if (kept) {
      watcher.observe(kept.field, { subtree: true, childList: true, characterData: true });
    }
  };
  document.addEventListener("selectionchange", look);
  return () => {
    watcher.disconnect();
    document.removeEventListener("selectionchange", look);
  };
}

function selectedNow(): Kept | undefined {
  const selection = getSelection();
  const field = fieldOf(selection);
  if (!selection?.anchorNode || !selection.focusNode || !field) return undefined;
  const anchor = lettersBefore(field, selection.anchorNode, selection.anchorOffset);
  const focus = lettersBefore(field, selection.focusNode, selection.focusOffset);
  return { field, text: lettersOf(field), ends: [anchor, focus] };
}

/** What is kept from now on; undefined where none of the words is left. */
function selectAgain({ field, text: before, ends }: Kept): Kept | undefined {
  const text = lettersOf(field);
  const isForwards = ends[0] < ends[1];
  const anchor = movedLetter(before, text, ends[0], isForwards ? "begin" : "end");
  const focus = movedLetter(before, text, ends[1], isForwards ? "end" : "begin");
  const [from, to] = [placeBehind(field, anchor), placeBehind(field, focus)];
  if (anchor === focus || !from || !to) return undefined;
  getSelection()?.setBaseAndExtent(...from, ...to);
  return { field, text, ends: [anchor, focus] };
}
