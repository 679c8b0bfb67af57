/**
 * Where places are on the page: read off it in its idle time, never while somebody types or scrolls.
 *
 *   G1  Only what is within a screen of what is in view has cards.
 *   G2  The page is read in one go and then written in one go.
 */
import { restingMark } from "../sections/use-rest.ts";

/** Not those in what rests: it is far away, and asking where they are would make the browser lay it all out. */
const shownPlaces = `#document-page [data-place]:not([${restingMark}] *)`;

export interface PageLines {
  /** The top of a place, from the top of the margin; undefined for what is not there or not shown. */
  lineOf(place: string): number | undefined;
  /** The same of any element. */
  lineOn(element: Element | undefined): number | undefined;
  /** G1 */
  isNear(line: number): boolean;
}

/** As the page is now. `margin` is what the cards are placed in. */
export function readLines(margin: HTMLElement): PageLines {
  const elements = placesOnPage();
  const { top } = margin.getBoundingClientRect();
  const lines = new Map<string, number | undefined>();
  const lineOn = (element: Element | undefined) => {
    const box = element?.getBoundingClientRect();
    return box && box.height > 0 ? box.top - top : undefined;
  };
  return {
    lineOn,
    lineOf: (place) => {
      if (!lines.has(place)) lines.set(place, lineOn(elements.get(place)));
      return lines.get(place);
    },
    isNear: (line) => line + top > -innerHeight && line + top < 2 * innerHeight,
  };
}

function placesOnPage(): Map<string, HTMLElement> {
  const elements = new Map<string, HTMLElement>();
  for (const element of document.querySelectorAll<HTMLElement>(shownPlaces)) {
    const place = element.dataset["place"];
    if (place !== undefined && !elements.has(place)) elements.set(place, element);
  }
  return elements;
}
