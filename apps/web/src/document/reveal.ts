/** Bringing a place of the document into view: after undo, from the outline, when following somebody. */
import { parseAddress, referredIds } from "@brudnopis/document";
import type { ShownDocument } from "./document-context.ts";
import { bringIntoView } from "./bring-into-view.ts";
import { activate, isEditing, recordKey, setRecordOpen } from "./page-state.ts";

/** The attribute by which a place is found on the page. */
const placeAttribute = "data-place";

function findPlace(place: string): HTMLElement | undefined {
  const selector = `[${placeAttribute}="${CSS.escape(place)}"]`;
  return document.querySelector<HTMLElement>(selector) ?? undefined;
}

/**
 * Scrolls to an address, `collection/recordId` or section key, opening the record's form on the way.
 * `focus` moves the keyboard there too.
 */
export function reveal(open: ShownDocument, place: string, focus: boolean): void {
  openFormsFor(open, place);
  // The form appears with the next render.
  requestAnimationFrame(() => {
    const element = findPlace(place);
    if (!element) {
      // A step back can take the record away in which the keyboard was.
      const owner = parseAddress(place)?.owner ?? place.split("/")[0];
      if (focus && owner !== undefined) focusOn(open, owner);
      return;
    }
    if (!isInView(element)) bringIntoView(element, "center");
    if (focus) focusPlace(open, place, element);
  });
}

/** Moves the keyboard to the first of these places that is on the page, opening nothing. */
export function focusOn(open: ShownDocument, ...places: readonly string[]): void {
  for (const place of places) {
    const element = findPlace(place);
    if (element) return focusPlace(open, place, element);
  }
}

/** Moves the keyboard to the cell of a table that shows this address, and says whether there is one. */
export function revealCell(address: string): boolean {
  const cell = document.querySelector<HTMLElement>(`[data-cell="${CSS.escape(address)}"]`);
  if (!cell) return false;
  if (!isInView(cell)) bringIntoView(cell, "center");
  cell.focus({ preventScroll: true });
  return true;
}

function openFormsFor({ page, session, template }: ShownDocument, place: string): void {
  const { owner, record } = parseAddress(place) ?? {};
  if (owner === undefined || record === undefined) return;
  const collection = template.collections.find(({ key }) => key === owner);
  const parentField = collection?.fields.find(({ key }) => key === collection.parent);
  const stored = session.content.get().collections[owner]?.find(({ id }) => id === record);
  if (parentField?.type === "reference" && stored) {
    const parent = referredIds(stored, parentField.key)[0];
    if (parent !== undefined) setRecordOpen(page, recordKey(parentField.to, parent), true);
  }
  setRecordOpen(page, recordKey(owner, record), true);
}

function focusPlace({ page }: ShownDocument, place: string, element: HTMLElement): void {
  if (element.dataset["kind"] === "text" && isEditing(page.get())) {
    const { active, editor } = page.get();
    if (active?.address === place) editor?.commands.focus(undefined, { scrollIntoView: false });
    else activate(page, place, { at: "end" });
    return;
  }
  const target = element.matches("input, select, button, [tabindex]")
    ? element
    : (element.querySelector<HTMLElement>("[data-first]") ??
      element.querySelector<HTMLElement>("input, select, button, [tabindex]"));
  target?.focus({ preventScroll: true });
}

/** Between the bars at the top and the end of the window. */
function isInView(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  const bars = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
  return top >= bars && bottom <= innerHeight;
}
