/** The paragraphs and headings of a text as JSON: where its words stand. */
import type { RichNode } from "@brudnopis/schema";

/** A paragraph or a heading. */
export interface Line {
  /** Indexes that lead to it. */
  readonly path: readonly number[];
  readonly node: RichNode;
  readonly nodes: readonly RichNode[];
  /** Offset of its first letter in the field. */
  readonly from: number;
  readonly letters: number;
}

export function isTextNode({ type }: RichNode): boolean {
  return type === "paragraph" || type === "heading";
}

/** In reading order. */
export function linesOf(nodes: readonly RichNode[]): Line[] {
  const lines: Line[] = [];
  let from = 0;
  const visit = (node: RichNode, path: readonly number[]) => {
    const { text, content = [] } = node;
    if (isTextNode(node)) {
      const letters = lettersOf(content).length;
      lines.push({ path, node, nodes: content, from, letters });
      from += letters;
    } else if (text === undefined)
      content.forEach((child, index) => visit(child, [...path, index]));
    else from += text.length;
  };
  nodes.forEach((node, index) => visit(node, [index]));
  return lines;
}

/** The same blocks with other words in them: one list of nodes for each paragraph and heading. */
export function withLines(
  nodes: readonly RichNode[],
  lines: readonly (readonly RichNode[])[],
): RichNode[] {
  const left = [...lines];
  const fill = (node: RichNode): RichNode => {
    const { content: _, ...bare } = node;
    const content = isTextNode(node) ? (left.shift() ?? []) : (node.content ?? []).map(fill);
    return content.length > 0 ? { ...bare, content: [...content] } : bare;
  };
  return nodes.map(fill);
}

/** The letters of nodes in reading order, nothing between blocks. */
export function lettersOf(nodes: readonly RichNode[]): string {
  return nodes.map(({ text, content = [] }) => text ?? lettersOf(content)).join("");
}

export function isSame(a: readonly RichNode[], b: readonly RichNode[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** How many letters stand before a character of a line, of which a break is one. */
export function lettersBefore(nodes: readonly RichNode[], offset: number): number {
  let [letters, at] = [0, 0];
  for (const { text } of nodes) {
    if (text !== undefined) letters += Math.max(0, Math.min(text.length, offset - at));
    at += text?.length ?? 1;
  }
  return letters;
}

/** Behind how many characters of a line a letter stands. */
export function offsetBeforeLetter(nodes: readonly RichNode[], letter: number): number {
  let [letters, at] = [0, 0];
  for (const { text } of nodes) {
    if (text !== undefined && letter < letters + text.length) return at + letter - letters;
    letters += text?.length ?? 0;
    at += text?.length ?? 1;
  }
  return at;
}

export function isBlank({ type, content = [] }: RichNode): boolean {
  return type === "paragraph" && content.length === 0;
}

/** The node that indexes lead to. */
export function nodeAt(nodes: readonly RichNode[], path: readonly number[]): RichNode | undefined {
  const [index = -1, ...rest] = path;
  const node = nodes[index];
  return node && rest.length > 0 ? nodeAt(node.content ?? [], rest) : node;
}
