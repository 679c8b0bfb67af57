/** Blocks of text by their characters: what is no text counts as one. */
import type { RichNode } from "@brudnopis/schema";

/** Whether nodes stand in a line: then they are compared by words, else as blocks. */
export function areLine(nodes: readonly RichNode[]): boolean {
  return nodes.every(({ type }) => type === "text" || type === "hardBreak");
}

export function lengthOf({ text }: RichNode): number {
  return text === undefined ? 1 : text.length;
}

/** What stands from one character to another. */
export function cut(nodes: readonly RichNode[], from: number, to: number): RichNode[] {
  let end = 0;
  return nodes.flatMap((node) => {
    const start = end;
    end += lengthOf(node);
    if (from >= to || end <= from || start >= to) return [];
    if (node.text === undefined || (from <= start && end <= to)) return [node];
    return [{ ...node, text: node.text.slice(Math.max(0, from - start), to - start) }];
  });
}
