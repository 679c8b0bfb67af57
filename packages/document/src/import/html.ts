/** HTML as data, whoever parsed it: a browser what was pasted, the server what a Word file was turned into. */

export interface HtmlElement {
  /** Lower case. */
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly HtmlNode[];
}
export type HtmlNode = HtmlElement | string;

/** All text in it, with nothing between. */
export function textOf(node: HtmlNode): string {
  return typeof node === "string" ? node : node.children.map(textOf).join("");
}

/** Every element of the tree in reading order. */
export function* elementsIn(nodes: readonly HtmlNode[]): Generator<HtmlElement> {
  for (const node of nodes) {
    if (typeof node === "string") continue;
    yield node;
    yield* elementsIn(node.children);
  }
}

/** Spaces and line breaks of the source are one space to who reads. */
export function collapsed(text: string): string {
  return text.replace(/[ \t\r\n\f]+/g, " ");
}

/** `font-weight` of `style="font-weight:700;…"`, lower case; undefined where it does not say. */
export function styleOf({ attributes }: HtmlElement, property: string): string | undefined {
  for (const rule of (attributes["style"] ?? "").split(";")) {
    const colon = rule.indexOf(":");
    const name = rule.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && name === property)
      return rule
        .slice(colon + 1)
        .trim()
        .toLowerCase();
  }
  return undefined;
}
