/** What a remark would be about: the words that are selected, else the place in which somebody is. */
import { anchorAt } from "@brudnopis/document";
import type { ReviewPlace } from "@brudnopis/schema";
import type { ShownDocument } from "../../document/document-context.ts";
import { reviewPlaceOf } from "../places.ts";
import type { ReviewSource } from "../review-source.ts";
import { lettersBefore } from "./letters-before.ts";

export interface SelectedWords {
  readonly address: string;
  /** In the letters of the field. */
  readonly from: number;
  readonly to: number;
}

/** Of one text field; undefined where nothing is selected in one. */
export function selectedWords(open: ShownDocument): SelectedWords | undefined {
  return selectedInEditor(open) ?? selectedOnPage();
}

function selectedInEditor({ page }: ShownDocument): SelectedWords | undefined {
  const { active, editor } = page.get();
  if (!active || !editor) return undefined;
  const { doc, selection } = editor.state;
  if (selection.empty) return undefined;
  const from = doc.textBetween(0, selection.from).length;
  const to = from + doc.textBetween(selection.from, selection.to).length;
  return from < to ? { address: active.address, from, to } : undefined;
}

function selectedOnPage(): SelectedWords | undefined {
  const selection = getSelection();
  const field = fieldOf(selection);
  const address = field?.dataset["place"];
  if (!selection || !field || address === undefined) return undefined;
  const range = selection.getRangeAt(0);
  const from = lettersBefore(field, range.startContainer, range.startOffset);
  const to = lettersBefore(field, range.endContainer, range.endOffset);
  return from < to ? { address, from, to } : undefined;
}

/** The text, drawn as plain HTML, in which words are selected. */
export function fieldOf(selection: Selection | null): HTMLElement | undefined {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const { commonAncestorContainer: around } = selection.getRangeAt(0);
  const element = around instanceof Element ? around : around.parentElement;
  const field = element?.closest<HTMLElement>('[data-kind="text"]:not(.is-active)');
  return field?.querySelector(".not-filled, .placeholder") ? undefined : (field ?? undefined);
}

export function placeOfWords(
  source: ReviewSource,
  { address, from, to }: SelectedWords,
): ReviewPlace {
  return { type: "text", address, anchor: anchorAt(source.textAt(address), from, to) };
}

/** What is selected in a place, or else the place. */
export function remarkPlace(open: ShownDocument, source: ReviewSource, place: string): ReviewPlace {
  const words = selectedWords(open);
  return words?.address === place
    ? placeOfWords(source, words)
    : reviewPlaceOf(place, open.template);
}

/** For a key that is pressed anywhere: the selected words, the place with the keyboard, the section that is read. */
export function placeHere(open: ShownDocument, source: ReviewSource): ReviewPlace {
  const words = selectedWords(open);
  if (words) return placeOfWords(source, words);
  const { activeElement } = document;
  const cell = activeElement?.closest<HTMLElement>("[data-cell]")?.dataset["cell"];
  const place =
    cell ??
    activeElement?.closest<HTMLElement>("#document-page [data-place]")?.dataset["place"] ??
    open.page.get().section;
  return place === undefined ? { type: "document" } : reviewPlaceOf(place, open.template);
}
