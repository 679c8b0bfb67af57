/** What a page shows besides the letters of a text: words for screen readers, buttons, what others are at. */
const besides = "button, .visually-hidden, [contenteditable='false'], [data-beside]";

/** How many letters of a text drawn as plain HTML stand in front of a place in it, as `flatText` counts them. */
export function lettersBefore(field: Element, node: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(field, 0);
  before.setEnd(node, offset);
  return textsOf(field).reduce((letters, text) => letters + lettersWithin(before, text), 0);
}

/** All letters of a text drawn as plain HTML. */
export function lettersOf(field: Element): string {
  return textsOf(field)
    .map(({ data }) => data)
    .join("");
}

/** The place in a text drawn as plain HTML that has this many letters in front of it; undefined where it has fewer. */
export function placeBehind(field: Element, letters: number): [Text, number] | undefined {
  let left = letters;
  for (const text of textsOf(field)) {
    if (left <= text.length) return [text, left];
    left -= text.length;
  }
  return undefined;
}

function textsOf(field: Element): Text[] {
  const walker = document.createTreeWalker(field, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
    acceptNode: (each) =>
      each instanceof Element && each.matches(besides)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
  });
  const texts: Text[] = [];
  while (walker.nextNode()) {
    const { currentNode } = walker;
    if (currentNode instanceof Text) texts.push(currentNode);
  }
  return texts;
}

function lettersWithin(range: Range, text: Text): number {
  if (text === range.endContainer) return range.endOffset;
  // Of neither point is more than one side known: a text is in front of the place, or behind it.
  return range.comparePoint(text, text.length) <= 0 ? text.length : 0;
}
