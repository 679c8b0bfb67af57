/** Which blocks of two texts are one and the same: paragraphs, lists, items, tables, rows, cells. */
import type { RichNode } from "@brudnopis/schema";
import { align } from "./align.ts";

/**
 * What became of a block. `changed` ones are of one kind (a paragraph may have become a heading, a list another list),
 * and what they hold differs, or their type or attributes do. In the order in which they are read: of what is at the
 * same place, the removed first.
 */
export type BlockPair =
  | { readonly kind: "same" | "changed"; readonly before: number; readonly after: number }
  | { readonly kind: "removed"; readonly before: number; readonly after?: undefined }
  | { readonly kind: "added"; readonly before?: undefined; readonly after: number };

/** Pairs the children of two nodes, or the blocks of two texts. */
export function pairBlocks(before: readonly RichNode[], after: readonly RichNode[]): BlockPair[] {
  const [ones, others] = [before.map(toBlock), after.map(toBlock)];
  const pairs: BlockPair[] = [];
  let [i, j] = [0, 0];
  const matches = align(ones, others, (one, other) => one.key === other.key, blockWeight);
  for (const [row, column] of matches) {
    pairs.push(...pairSimilar(ones.slice(i, row), others.slice(j, column), i, j));
    pairs.push({ kind: "same", before: row, after: column });
    [i, j] = [row + 1, column + 1];
  }
  return [...pairs, ...pairSimilar(ones.slice(i), others.slice(j), i, j)];
}

/** A block, and what is asked of it again and again. */
interface Block {
  readonly key: string;
  readonly kin: string;
  readonly words: ReadonlyMap<string, number>;
  readonly count: number;
}

/** Types between which a block can change and still be the same one. */
const kinOf: Readonly<Record<string, string>> = {
  heading: "paragraph",
  orderedList: "bulletList",
  tableHeader: "tableCell",
};

function toBlock(node: RichNode): Block {
  const words = new Map<string, number>();
  const found = node.type === "text" ? [] : wordsOf(node);
  for (const word of found) words.set(word, (words.get(word) ?? 0) + 1);
  return {
    key: JSON.stringify(node),
    kin: kinOf[node.type] ?? node.type,
    words,
    count: found.length,
  };
}

/** An empty paragraph is like any other: it must not decide which of the full ones belong together. */
function blockWeight({ count }: Block): number {
  return 1 + count;
}

function wordsOf(node: RichNode): string[] {
  return (
    textOf(node)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function textOf(node: RichNode): string {
  // A word never goes on in the next block.
  return node.text ?? (node.content ?? []).map(textOf).join(isInline(node) ? "" : "\n");
}

function isInline({ content = [] }: RichNode): boolean {
  return content.some(({ type }) => type === "text");
}

/** Below, two blocks are different ones. */
const leastAlike = 0.34;

/** Pairs of blocks that are looked at between two that are the same. */
const mostPairs = 20_000;

/** Pairs what is most alike, and then what stands before and after it. */
function pairSimilar(
  before: readonly Block[],
  after: readonly Block[],
  i: number,
  j: number,
): BlockPair[] {
  const best = mostAlike(before, after);
  if (!best) {
    return [
      ...before.map((_, index): BlockPair => ({ kind: "removed", before: i + index })),
      ...after.map((_, index): BlockPair => ({ kind: "added", after: j + index })),
    ];
  }
  const [row, column] = best;
  return [
    ...pairSimilar(before.slice(0, row), after.slice(0, column), i, j),
    { kind: "changed", before: i + row, after: j + column },
    ...pairSimilar(before.slice(row + 1), after.slice(column + 1), i + row + 1, j + column + 1),
  ];
}

function mostAlike(
  before: readonly Block[],
  after: readonly Block[],
): [number, number] | undefined {
  if (before.length * after.length > mostPairs) return undefined;
  let best: [number, number] | undefined;
  let most = leastAlike;
  for (const [row, one] of before.entries()) {
    for (const [column, other] of after.entries()) {
      const alike = alikeness(one, other) - 0.01 * Math.abs(row - column);
      if (alike <= most) continue;
      most = alike;
      best = [row, column];
    }
  }
  return best;
}

/** From 0, nothing in common, to 1. */
function alikeness(one: Block, other: Block): number {
  if (one.kin !== other.kin || one.kin === "text") return 0;
  const all = one.count + other.count;
  if (all === 0) return 0.5;
  let common = 0;
  for (const [word, count] of one.words) common += Math.min(count, other.words.get(word) ?? 0);
  return (2 * common) / all;
}
