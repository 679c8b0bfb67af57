/** Draws marks in an editor, in the same elements as `marked-text.tsx` does. */
import type { Node } from "@tiptap/pm/model";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { markAttribute } from "../marks-on-page.ts";
import type { TextMark } from "../text-mark.ts";
import { classOf, insertedWords, isLine } from "./text-marks.ts";
import type { Span } from "./track.ts";

export function drawMarks(
  doc: Node,
  marks: readonly TextMark[],
  spans: ReadonlyMap<string, Span>,
): DecorationSet {
  const drawn = marks.flatMap((mark) => {
    const span = spans.get(mark.id);
    return span ? draw(doc, mark, span) : [];
  });
  return DecorationSet.create(doc, drawn);
}

function draw(doc: Node, mark: TextMark, { from, to }: Span): Decoration[] {
  const attributes = {
    // An element of its own: ranges of two marks may overlap.
    nodeName: "mark",
    class: classOf(mark),
    [markAttribute]: mark.id,
    "data-label": mark.label,
  };
  const words = insertedWords(mark.insert);
  return [
    ...(from < to ? [Decoration.inline(from, to, attributes)] : []),
    ...(words === "" ? [] : [inserted(doc, mark, to, words)]),
  ];
}

function inserted(doc: Node, mark: TextMark, at: number, words: string): Decoration {
  const isInline = isLine(mark.insert);
  const place = doc.resolve(at);
  const position = isInline || place.depth === 0 ? at : place.after();
  return Decoration.widget(position, () => insertion(mark, words, isInline), {
    side: 1,
    key: `${mark.id} ${mark.isActive} ${words}`,
    ignoreSelection: true,
  });
}

function insertion(mark: TextMark, words: string, isInline: boolean): HTMLElement {
  const element = document.createElement("ins");
  const active = mark.isActive ? " is-active" : "";
  element.className = `review-insert${isInline ? "" : " is-block"}${active}`;
  element.setAttribute(markAttribute, mark.id);
  // Drawn by the style sheet: text of the page would be selected and copied as the document's.
  element.dataset["words"] = words;
  element.dataset["label"] = mark.label;
  return element;
}
