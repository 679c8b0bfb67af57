/**
 * What stands in the margin now, and where: read off the page in its idle time, never while somebody types or scrolls.
 *
 *   G1  Only findings within a screen of what is in view have cards.
 *   G2  The page is read in one go and then written in one go.
 */
import type { Finding } from "@brudnopis/document";
import type { DocumentContent, Template } from "@brudnopis/schema";
import { restingMark } from "../sections/use-rest.ts";
import { anchorsOf, type FindingGroup, groupByAnchor } from "./anchors.ts";

/** Reads the places of findings off the page. `margin` is what the cards are placed in. */
export function groupsInView(
  margin: HTMLElement,
  findings: readonly Finding[],
  template: Template,
  content: Pick<DocumentContent, "collections">,
): FindingGroup[] {
  const elements = placesOnPage();
  const top = margin.getBoundingClientRect().top;
  const lines = new Map<string, number | undefined>();
  const lineOf = (anchor: string): number | undefined => {
    if (!lines.has(anchor)) lines.set(anchor, lineOn(elements.get(anchor)));
    return lines.get(anchor);
  };
  return groupByAnchor(findings, ({ place }) => {
    const anchor = anchorsOf(place, template, content).find((at) => lineOf(at) !== undefined);
    const line = anchor === undefined ? undefined : lineOf(anchor);
    if (anchor === undefined || line === undefined || !isNear(line)) return undefined;
    return { anchor, line: line - top };
  });
}

/** Not those in what rests: it is far away, and asking where they are would make the browser lay it all out. */
const shownPlaces = `#document-page [data-place]:not([${restingMark}] *)`;

function placesOnPage(): Map<string, HTMLElement> {
  const elements = new Map<string, HTMLElement>();
  for (const element of document.querySelectorAll<HTMLElement>(shownPlaces)) {
    const place = element.dataset["place"];
    if (place !== undefined && !elements.has(place)) elements.set(place, element);
  }
  return elements;
}

/** The top of something in the window; undefined for what is not there or not shown. */
function lineOn(element: HTMLElement | undefined): number | undefined {
  const box = element?.getBoundingClientRect();
  return box && box.height > 0 ? box.top : undefined;
}

function isNear(line: number): boolean {
  return line > -innerHeight && line < 2 * innerHeight;
}
