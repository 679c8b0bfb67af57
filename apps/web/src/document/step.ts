/** Undo and redo as the person sees them: the step, then the place that it changed. */
import type { OpenDocument } from "./document-context.ts";
import { recordOf } from "./page-state.ts";
import { reveal, revealCell } from "./reveal.ts";

export function stepBack(open: OpenDocument): void {
  show(open, open.session.undo.undo());
}

export function stepForward(open: OpenDocument): void {
  show(open, open.session.undo.redo());
}

function show(open: OpenDocument, place: string | undefined): void {
  if (place === undefined) return;
  const { active, openRecords } = open.page.get();
  if (active?.address === place) return;
  // What was done in a cell of a table is shown there, unless its form is open anyway.
  const isFormOpen = openRecords.has(recordOf(place));
  if (isFormOpen || !revealCell(place)) reveal(open, place, true);
}
