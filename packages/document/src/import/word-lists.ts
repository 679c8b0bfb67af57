/** Lists as Word puts them on the clipboard: paragraphs that say which list they are in. */
import { elementsIn, type HtmlElement, styleOf, textOf } from "./html.ts";
import { isNumbering } from "./html-inlines.ts";

/** The kind of list whose item a paragraph is; undefined for a paragraph as others. */
export function listMarkerOf(element: HtmlElement): "bulletList" | "orderedList" | undefined {
  const isItem =
    /MsoListParagraph/.test(element.attributes["class"] ?? "") ||
    styleOf(element, "mso-list") !== undefined;
  if (!isItem) return undefined;
  for (const inner of elementsIn(element.children)) {
    if (!isNumbering(inner)) continue;
    return /^\s*[0-9a-z]{1,4}[.)]/i.test(textOf(inner)) ? "orderedList" : "bulletList";
  }
  return undefined;
}
