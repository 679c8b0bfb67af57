/** The children of a node, as they are read and as they are stored. */
import type { RichNode } from "@brudnopis/schema";
import type { XmlElement, XmlFragment } from "yjs";
import { elementsOf, type Letter, letterOf } from "./compare-letters.ts";
import type { Identities } from "./identity.ts";

/** Absent where nobody has written anything yet. */
export interface TextState {
  readonly nodes: readonly RichNode[];
  readonly parent: XmlFragment | undefined;
}

export interface Child {
  readonly node: RichNode;
  /** Of text, none. */
  readonly element: XmlElement | undefined;
}

export function childrenOf({ nodes, parent }: TextState): Child[] {
  const elements = parent ? elementsOf(parent) : [];
  let next = 0;
  return nodes.map((node) => ({
    node,
    element: node.text === undefined ? elements[next++] : undefined,
  }));
}

export function within({ node, element }: Child): TextState {
  return { nodes: node.content ?? [], parent: element };
}

export function idsOfChildren(ones: readonly Child[], others: readonly Child[]): Identities {
  return idsOfLetters(ones.map(letterOfChild), others.map(letterOfChild));
}

function letterOfChild({ element }: Child): Letter | undefined {
  return element && letterOf(element)[0];
}

export function idsOfLetters(
  ones: readonly (Letter | undefined)[],
  others: readonly (Letter | undefined)[],
): Identities {
  const id = (letter: Letter | undefined) => letter && `${letter.client} ${letter.clock}`;
  return { before: (index) => id(ones[index]), after: (index) => id(others[index]) };
}
