/** Paragraphs of which a list or a quote was made, or the other way round: the same words in other blocks. */
import type { RichNode } from "@brudnopis/schema";
import { pairBlocks } from "./blocks.ts";
import { type Child, childrenOf, within } from "./compare-children.ts";
import { areLine } from "./cut.ts";

/** A paragraph or a heading. */
export interface Leaf {
  readonly child: Child;
  /** The type of what it is in; undefined where it stands by itself. */
  readonly inside: string | undefined;
}

/**
 * What each paragraph of `added` was in `removed`. Undefined when there is more to it than other blocks around the same
 * words: then what was removed is shown where it stood.
 */
export function sameLeaves(
  removed: readonly Child[],
  added: readonly Child[],
): ReadonlyMap<RichNode, Leaf> | undefined {
  const [ones, others] = [
    removed.flatMap((child) => leavesOf(child)),
    added.flatMap((child) => leavesOf(child)),
  ];
  const partners = new Map<RichNode, Leaf>();
  for (const pair of pairBlocks(ones.map(nodeOf), others.map(nodeOf))) {
    if (pair.before === undefined) continue;
    const one = ones[pair.before];
    const other = pair.after === undefined ? undefined : others[pair.after];
    if (!one || !other) return undefined;
    partners.set(other.child.node, one);
  }
  return partners.size > 0 ? partners : undefined;
}

function nodeOf({ child }: Leaf): RichNode {
  return child.node;
}

const wrappers: ReadonlySet<string> = new Set([
  "bulletList",
  "orderedList",
  "listItem",
  "blockquote",
]);

/** Of what holds no paragraphs, like a table, itself: nothing is like it. */
function leavesOf(child: Child, inside?: string): Leaf[] {
  const { type, content = [] } = child.node;
  if (!wrappers.has(type) || areLine(content)) return [{ child, inside }];
  return childrenOf(within(child)).flatMap((inner) => leavesOf(inner, type));
}

/** The first of them that a block holds. */
export function firstLeaf(node: RichNode, leaves: ReadonlyMap<RichNode, Leaf>): Leaf | undefined {
  const own = leaves.get(node);
  if (own) return own;
  for (const inner of node.content ?? []) {
    const leaf = firstLeaf(inner, leaves);
    if (leaf) return leaf;
  }
  return undefined;
}
