/** Which remarks and suggestions stand in the margin now, and where. */
import type { DocumentContent, ReviewPlace, Suggestion, Template, Thread } from "@brudnopis/schema";
import { anchorsOf } from "../../checks/anchors.ts";
import { type PageLines, readLines } from "../../margin/places-on-page.ts";
import type { PlacedCard } from "../../margin/use-card-places.ts";
import { marksOnPage } from "../marks-on-page.ts";
import { placeOf, placeOfChange, wholeDocument } from "../places.ts";

export type ReviewItem =
  | { readonly type: "thread"; readonly id: string; readonly thread: Thread }
  | { readonly type: "suggestion"; readonly id: string; readonly suggestion: Suggestion }
  | { readonly type: "composer"; readonly id: string; readonly place: ReviewPlace };

export interface ReviewCard extends PlacedCard {
  readonly item: ReviewItem;
}

/** Reads the places of items off the page. Those of one line stay in the order in which they are given. */
export function cardsInView(
  margin: HTMLElement,
  items: readonly ReviewItem[],
  template: Template,
  content: Pick<DocumentContent, "collections">,
): ReviewCard[] {
  const lines = readLines(margin);
  const marks = marksOnPage();
  const known = new Map<string, number | undefined>();
  const lineOf = (place: string) => {
    if (!known.has(place)) known.set(place, lineOfPlace(lines, place, template, content));
    return known.get(place);
  };
  return items
    .flatMap((item) => {
      const line = lines.lineOn(marks.get(item.id)) ?? lineOf(placeOfItem(item));
      return line === undefined || !lines.isNear(line) ? [] : [{ key: item.id, line, item }];
    })
    .sort((a, b) => a.line - b.line);
}

function lineOfPlace(
  { lineOf, lineOn }: PageLines,
  place: string,
  template: Template,
  content: Pick<DocumentContent, "collections">,
): number | undefined {
  if (place === wholeDocument) return lineOn(document.querySelector(".document-head") ?? undefined);
  const shown = anchorsOf(place, template, content).find((at) => lineOf(at) !== undefined);
  return shown === undefined ? undefined : lineOf(shown);
}

function placeOfItem(item: ReviewItem): string {
  if (item.type === "thread") return placeOf(item.thread.place);
  return item.type === "composer" ? placeOf(item.place) : placeOfChange(item.suggestion.change);
}

/** Whether two cards of one key are drawn alike. */
export function isSameCard({ item: a }: ReviewCard, { item: b }: ReviewCard): boolean {
  if (a.type === "thread") return b.type === "thread" && a.thread === b.thread;
  if (a.type === "suggestion") return b.type === "suggestion" && a.suggestion === b.suggestion;
  return b.type === "composer" && a.place === b.place;
}
