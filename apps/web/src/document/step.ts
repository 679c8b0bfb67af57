/** Undo and redo as the person sees them: the step, then the place that it changed. */
import type { OpenDocument } from "./document-context.ts";
import { reveal } from "./reveal.ts";

export function stepBack(open: OpenDocument): void {
  show(open, open.session.undo.undo());
}

export function stepForward(open: OpenDocument): void {
  show(open, open.session.undo.redo());
}

function show(open: OpenDocument, place: string | undefined): void {
  if (place !== undefined && open.page.get().active?.address !== place) reveal(open, place, true);
}
