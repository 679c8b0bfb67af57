/** What a text is made of in its Y.Doc, beside the nodes that it reads as: the ids of letters, blocks and marks. */
import { ContentFormat, ContentString, type ID, XmlElement, type XmlFragment, XmlText } from "yjs";
import { nodeAttributes } from "../rich-text.ts";

/** A character of text, or something that stands among the text and counts as one. */
export interface Letter {
  readonly client: number;
  readonly clock: number;
  /** By mark: the last that put it on or took it off before this letter. */
  readonly marks: Marks;
}

export type Marks = ReadonlyMap<string, Mark>;

export interface Mark {
  readonly id: ID;
  /** As JSON; of a mark that was taken off, null. */
  readonly value: string;
}

const noMarks: Marks = new Map();

/** The elements among the children of a node, in the order of its children that are no text. */
export function elementsOf(parent: XmlFragment): XmlElement[] {
  return parent.toArray().flatMap((child) => {
    if (!(child instanceof XmlElement)) return [];
    // Of what is not known its content is read, in its place.
    return isKnown(child) ? [child] : elementsOf(child);
  });
}

/** Letters of a node's own text. Its children that are no text count as one. */
export function lettersOf(parent: XmlFragment): Letter[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof XmlText) return lettersIn(child);
    if (!(child instanceof XmlElement)) return [];
    return isKnown(child) ? letterOf(child) : lettersOf(child);
  });
}

/** Of a node and of everything in it. */
export function allLettersOf(parent: XmlFragment): Letter[] {
  return [...lettersOf(parent), ...elementsOf(parent).flatMap(allLettersOf)];
}

function isKnown({ nodeName }: XmlElement): boolean {
  return Object.hasOwn(nodeAttributes, nodeName);
}

/** Nothing in a document that was read is without an item: only roots are. */
export function letterOf({ _item }: XmlElement): Letter[] {
  return _item ? [{ client: _item.id.client, clock: _item.id.clock, marks: noMarks }] : [];
}

function lettersIn(text: XmlText): Letter[] {
  const letters: Letter[] = [];
  let marks = noMarks;
  for (let item = text._start; item; item = item.right) {
    if (item.deleted) continue;
    const { client, clock } = item.id;
    if (item.content instanceof ContentFormat) {
      const value = JSON.stringify(item.content.value ?? null);
      marks = new Map(marks).set(item.content.key, { id: item.id, value });
    } else if (item.content instanceof ContentString) {
      for (let i = 0; i < item.length; i += 1) letters.push({ client, clock: clock + i, marks });
    }
  }
  return letters;
}
