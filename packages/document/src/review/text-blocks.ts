/** The paragraphs and headings of a text as it is stored, and the letters in them. */
import type { RichNode } from "@brudnopis/schema";
import { XmlElement, type XmlFragment, XmlText } from "yjs";
import { lengthOf } from "../history/cut.ts";
import { readChildren } from "../rich-text.ts";

/** A paragraph or a heading, in which text and line breaks stand. */
export class TextBlock {
  readonly element: XmlElement;
  /** What it stands in, from the fragment down to the block itself. */
  readonly path: readonly XmlFragment[];
  /** Offset of its first letter in the field. */
  readonly from: number;
  readonly letters: number;
  #nodes: readonly RichNode[] | undefined;

  constructor(element: XmlElement, path: readonly XmlFragment[], from: number, letters: number) {
    this.element = element;
    this.path = path;
    this.from = from;
    this.letters = letters;
  }

  /** Read when they are needed: of a long text only few are. */
  get nodes(): readonly RichNode[] {
    this.#nodes ??= readChildren(this.element);
    return this.#nodes;
  }

  /** In characters: letters and breaks. */
  get length(): number {
    return this.nodes.reduce((sum, node) => sum + lengthOf(node), 0);
  }
}

/** In reading order. */
export function textBlocksOf(fragment: XmlFragment): TextBlock[] {
  const blocks: TextBlock[] = [];
  let letters = 0;
  const visit = (parent: XmlFragment, path: readonly XmlFragment[]) => {
    const from = letters;
    for (const child of parent.toArray()) {
      if (child instanceof XmlText) letters += child.length;
      else if (child instanceof XmlElement) visit(child, [...path, child]);
    }
    if (parent instanceof XmlElement && isTextBlock(parent))
      blocks.push(new TextBlock(parent, path, from, letters - from));
  };
  visit(fragment, [fragment]);
  return blocks;
}

/** The one in which a letter of the field stands. */
export function blockOfLetter(blocks: readonly TextBlock[], letter: number): TextBlock | undefined {
  return blocks.find(({ from, letters }) => from <= letter && letter < from + letters);
}

function isTextBlock(element: XmlElement): boolean {
  if (element.nodeName !== "paragraph" && element.nodeName !== "heading") return false;
  return element.toArray().every((child) => child instanceof XmlText || isBreak(child));
}

function isBreak(child: unknown): boolean {
  return child instanceof XmlElement && child.nodeName === "hardBreak";
}

/** A run of text in a block, and before which of its characters it begins. A break counts as one. */
export interface BlockRun {
  readonly node: XmlText;
  readonly from: number;
}

export function runsOf({ element }: TextBlock): BlockRun[] {
  let at = 0;
  return element.toArray().flatMap((child) => {
    const from = at;
    at += child instanceof XmlText ? child.length : 1;
    return child instanceof XmlText ? [{ node: child, from }] : [];
  });
}
