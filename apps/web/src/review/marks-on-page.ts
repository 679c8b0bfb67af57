/** The words of threads and suggestions as they are drawn on the page, in an editor or as plain text. */
import { restingMark } from "../sections/use-rest.ts";
import { createStore } from "../ui/store.ts";

/** The attribute with the id of a thread or a suggestion. */
export const markAttribute = "data-review";

/** How many texts were drawn with marks so far: then the lines of their words can be read off the page. */
export const drawnTexts = createStore(0);

export function markOf(id: string): HTMLElement | undefined {
  const selector = `#document-page [${markAttribute}~="${CSS.escape(id)}"]`;
  return document.querySelector<HTMLElement>(selector) ?? undefined;
}

/** The first of each that is near enough to be laid out. */
export function marksOnPage(): ReadonlyMap<string, HTMLElement> {
  const marks = new Map<string, HTMLElement>();
  const selector = `#document-page [${markAttribute}]:not([${restingMark}] *)`;
  for (const element of document.querySelectorAll<HTMLElement>(selector)) {
    for (const id of idsOf(element)) if (!marks.has(id)) marks.set(id, element);
  }
  return marks;
}

export function idsOf(element: Element): readonly string[] {
  return element.getAttribute(markAttribute)?.split(" ") ?? [];
}
