/** What the problem tree says in sentences, and its table. */
import type { ProblemTree, TreeLeaf, TreeNode } from "@brudnopis/document";
import type { Language } from "@brudnopis/schema";
import { counted } from "./plot-kit.ts";
import { name, type PlotRow, type PlotTable, text } from "./plot-table.ts";
import { treeWords } from "./tree-words.ts";

export function hasTree({ causes, effects }: ProblemTree): boolean {
  return causes.length + effects.length > 0;
}

/** How much there is, and which causes nobody removes. */
export function treeSummary({ causes, effects }: ProblemTree, language: Language): string[] {
  const words = treeWords[language];
  const all = leavesOf(causes);
  const open = all.filter(({ isOpen }) => isOpen).length;
  return [
    words.picture(
      counted(all.length, words.countedCauses, language),
      counted(leavesOf(effects).length, words.countedEffects, language),
    ),
    ...(open > 0
      ? [words.unaddressedSentence(counted(open, words.unaddressed, language))]
      : all.length > 0
        ? [words.addressed]
        : []),
  ];
}

/** The texts of the tree, for who does not see how they are connected. */
export function treeSentences(
  { problem, causes, effects }: ProblemTree,
  language: Language,
): string[] {
  const words = treeWords[language];
  const names = (nodes: readonly TreeNode[]) =>
    nodes
      .map((node, index) => {
        const below = node.children.map((child) => child.name || words.untitled).join("; ");
        return `${index + 1}) ${node.name || words.untitled}${below === "" ? "" : ` (${below})`}`;
      })
      .join("; ");
  return [
    ...(problem === "" ? [] : [words.problemIs(problem)]),
    ...(causes.length === 0 ? [] : [words.list(words.causes, names(causes))]),
    ...(effects.length === 0 ? [] : [words.list(words.effects, names(effects))]),
  ];
}

function leavesOf(nodes: readonly TreeNode[]): TreeLeaf[] {
  return nodes.flatMap((node) => [node, ...node.children]);
}

export function treeTable(
  { causes, effects }: ProblemTree,
  caption: string,
  language: Language,
): PlotTable {
  const words = treeWords[language];
  return {
    caption,
    columns: [text(words.kind), text(words.number), name(words.text), text(words.actions)],
    rows: [
      ...nodeRows(causes, words.cause, "causes", language),
      ...nodeRows(effects, words.effect, "effects", language),
    ],
    totals: [],
  };
}

function nodeRows(
  nodes: readonly TreeNode[],
  kind: string,
  collection: string,
  language: Language,
): PlotRow[] {
  const words = treeWords[language];
  const row = (leaf: TreeLeaf, number: string): PlotRow => ({
    key: leaf.id,
    place: `${collection}/${leaf.id}.name`,
    cells: [
      kind,
      number,
      `${leaf.name || words.untitled}${leaf.deeperUnder === undefined ? "" : ` (${words.under(leaf.deeperUnder)})`}`,
      leaf.isOpen ? words.noAction : leaf.actions.map(({ code }) => code).join(", "),
    ],
  });
  return nodes.flatMap((node, index) => [
    row(node, `${index + 1}`),
    ...node.children.map((child, at) => row(child, `${index + 1}.${at + 1}`)),
  ]);
}
