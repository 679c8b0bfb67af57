/** Which blocks of two texts are one and the same: paragraphs, lists, items, tables, rows, cells. */
import type { RichNode } from "@brudnopis/schema";
import type { Match } from "./align.ts";
import { areLine } from "./cut.ts";
import { alignIdentified, type Identified, type Identities } from "./identity.ts";

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
export function pairBlocks(
  before: readonly RichNode[],
  after: readonly RichNode[],
  ids?: Identities,
): BlockPair[] {
  const ones = before.map((node, index) => toBlock(node, ids?.before(index)));
  const others = after.map((node, index) => toBlock(node, ids?.after(index)));
  if (areRows(ones, others)) return ones.map((one, i) => inPlace(i, one, others[i]));
  const pairs: BlockPair[] = [];
  let [row, column] = [0, 0];
  const matches = alignIdentified(ones, others, blockWeight);
  for (const [i, j] of [...matches, [ones.length, others.length] as const]) {
    pairs.push(...pairSimilar(ones, others, { row, column, endRow: i, endColumn: j }));
    if (i < ones.length) pairs.push({ kind: "same", before: i, after: j });
    [row, column] = [i + 1, j + 1];
  }
  return pairs;
}

interface Block extends Identified {
  readonly node: RichNode;
  readonly kin: string;
}

/** Types between which a block can change and still be the same one. */
const kinOf: Readonly<Record<string, string>> = {
  heading: "paragraph",
  orderedList: "bulletList",
  tableHeader: "tableCell",
};

function toBlock(node: RichNode, id: string | undefined): Block {
  return { id, key: JSON.stringify(node), node, kin: kinOfNode(node) };
}

/** Another picture is another block: it does not become of the one that stood there. */
function kinOfNode({ type, attrs }: RichNode): string {
  return type === "image" ? `image ${String(attrs?.["asset"])}` : (kinOf[type] ?? type);
}

/** An empty paragraph is like any other: it must not decide which of the full ones belong together. */
function blockWeight({ key }: Block): number {
  return key.length;
}

/** Rows of as many cells: what is in a column stays in it, or a table could not be shown. */
function areRows(ones: readonly Block[], others: readonly Block[]): boolean {
  const areCells = [...ones, ...others].every(({ kin }) => kin === "tableCell");
  return ones.length === others.length && areCells;
}

function inPlace(index: number, one: Block, other: Block | undefined): BlockPair {
  const kind = one.key === other?.key ? "same" : "changed";
  return { kind, before: index, after: index };
}

/** What stands between two blocks that are the same. */
interface Gap {
  readonly row: number;
  readonly column: number;
  readonly endRow: number;
  readonly endColumn: number;
}

/** What is most alike belongs together, and nothing that would stand crosswise to it. */
function pairSimilar(ones: readonly Block[], others: readonly Block[], gap: Gap): BlockPair[] {
  const { row, column, endRow, endColumn } = gap;
  const found = replacedInPlace(ones, others, gap) ?? mostAlike(ones, others, gap);
  const pairs: BlockPair[] = [];
  let [i, j] = [row, column];
  for (const [before, after] of [...found, [endRow, endColumn] as const]) {
    for (; i < before; i += 1) pairs.push({ kind: "removed", before: i });
    for (; j < after; j += 1) pairs.push({ kind: "added", after: j });
    if (before < endRow) pairs.push({ kind: "changed", before, after });
    [i, j] = [before + 1, after + 1];
  }
  return pairs;
}

/** One block for one of its kind is that one rewritten, even where no word is left of it. */
function replacedInPlace(
  ones: readonly Block[],
  others: readonly Block[],
  { row, column, endRow, endColumn }: Gap,
): Match[] | undefined {
  if (endRow - row !== 1 || endColumn - column !== 1) return undefined;
  const kin = ones[row]?.kin;
  return kin === others[column]?.kin && kin !== "text" ? [[row, column]] : undefined;
}

/** Below, two blocks are different ones. */
const leastAlike = 0.34;

/** Pairs of blocks that are looked at in one gap. In longer ones only what is about as far along is. */
const mostPairs = 10_000;

function mostAlike(
  ones: readonly Block[],
  others: readonly Block[],
  { row, column, endRow, endColumn }: Gap,
): Match[] {
  const [lines, replacing] = [ones.slice(row, endRow), others.slice(column, endColumn)];
  const [left, right] = [lines.map(withWords), replacing.map(withWords)];
  const [rows, columns] = [left.length, right.length];
  const reach = Math.max(5, Math.floor(mostPairs / Math.max(1, rows) / 2));
  const candidates: { match: Match; alike: number }[] = [];
  for (let i = 0; i < rows; i += 1) {
    const middle = Math.floor((i * columns) / rows);
    for (let j = Math.max(0, middle - reach); j < Math.min(columns, middle + reach); j += 1) {
      const likeness = alikeness(left[i], right[j]);
      // Of those that are alike, the nearest.
      const alike = likeness - 0.01 * Math.min(10, Math.abs(i - j));
      if (alike > leastAlike) candidates.push({ match: [row + i, column + j], alike });
    }
  }
  const found: Match[] = [];
  for (const { match } of candidates.sort((one, other) => other.alike - one.alike)) {
    if (found.every((other) => isBeside(match, other))) found.push(match);
  }
  return found.sort(([one], [other]) => one - other);
}

/** Whether two pairs are in one order in both texts. */
function isBeside([i, j]: Match, [row, column]: Match): boolean {
  return (i < row && j < column) || (i > row && j > column);
}

interface WordedBlock extends Block {
  readonly words: ReadonlyMap<string, number>;
  readonly count: number;
}

function withWords(block: Block): WordedBlock {
  const words = new Map<string, number>();
  const text = textOf(block.node).toLowerCase();
  const found = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  for (const word of found) words.set(word, (words.get(word) ?? 0) + 1);
  return { ...block, words, count: found.length };
}

/** A word never goes on in the next block. */
function textOf({ text, content = [] }: RichNode): string {
  return text ?? content.map(textOf).join(areLine(content) ? "" : "\n");
}

/** From 0, nothing in common, to 1; 2 of a block that is known to be the same one. */
function alikeness(one: WordedBlock | undefined, other: WordedBlock | undefined): number {
  if (!one || !other || one.kin !== other.kin || one.kin === "text") return 0;
  if (one.id !== undefined && one.id === other.id) return 2;
  const all = one.count + other.count;
  if (all === 0) return 0.5;
  if ((2 * Math.min(one.count, other.count)) / all < leastAlike) return 0;
  let common = 0;
  for (const [word, count] of one.words) common += Math.min(count, other.words.get(word) ?? 0);
  return (2 * common) / all;
}
