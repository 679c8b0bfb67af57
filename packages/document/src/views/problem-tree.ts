/**
 * The problem, its causes and its effects, in two levels each.
 *
 *   V1  Every live cause and effect is in the tree exactly once, whatever `under` says.
 *   V2  What is under something of the second level is shown beside it, under the same first one.
 *   V3  A circle is opened at its first record in order, which becomes one of the first level.
 */
import type { DocumentContent, RecordContent } from "@brudnopis/schema";
import { referredIds } from "../summary.ts";
import { lineIn } from "./plain-values.ts";

/** Where the documents of this template keep the problem in the middle. */
const problemAddress = "problem-tree.central-problem";

export interface TreeAction {
  readonly id: string;
  readonly code: string;
}

export interface TreeLeaf {
  readonly id: string;
  readonly name: string;
  /** The actions that remove this cause. */
  readonly actions: readonly TreeAction[];
  /** A cause that no action removes: neither itself, nor what it is under, nor anything under it. */
  readonly isOpen: boolean;
  /** Name of the record of the second level that this one is really under. */
  readonly deeperUnder: string | undefined;
}

export interface TreeNode extends TreeLeaf {
  readonly children: readonly TreeLeaf[];
}

export interface ProblemTree {
  /** Empty while nobody has named it. */
  readonly problem: string;
  readonly causes: readonly TreeNode[];
  readonly effects: readonly TreeNode[];
}

export function problemTree({ collections, fields }: DocumentContent): ProblemTree {
  const problem = fields[problemAddress];
  const actions = collections["actions"] ?? [];
  return {
    problem: problem?.type === "line" ? problem.text.trim() : "",
    causes: forest(collections["causes"] ?? [], actions).map(withOpen),
    effects: forest(collections["effects"] ?? [], []),
  };
}

function forest(records: readonly RecordContent[], actions: readonly RecordContent[]): TreeNode[] {
  const parents = parentsOf(records);
  const below = (id: string, depth: number): TreeLeaf[] =>
    records
      .filter((record) => parents.get(record.id) === id)
      .flatMap((record) => [
        leafOf(record, actions, depth > 1 ? records.find((each) => each.id === id) : undefined),
        ...below(record.id, depth + 1),
      ]);
  return records
    .filter((record) => parents.get(record.id) === undefined)
    .map((record) => ({ ...leafOf(record, actions, undefined), children: below(record.id, 1) }));
}

function withOpen(node: TreeNode): TreeNode {
  const isMet = ({ actions }: TreeLeaf) => actions.length > 0;
  return {
    ...node,
    isOpen: !isMet(node) && !node.children.some(isMet),
    children: node.children.map((child) => ({ ...child, isOpen: !isMet(node) && !isMet(child) })),
  };
}

function leafOf(
  record: RecordContent,
  actions: readonly RecordContent[],
  deeperUnder: RecordContent | undefined,
): TreeLeaf {
  return {
    id: record.id,
    name: lineIn(record, "name"),
    actions: actions
      .filter((action) => referredIds(action, "causes").includes(record.id))
      .map(({ id, code = "" }) => ({ id, code })),
    isOpen: false,
    deeperUnder: deeperUnder ? lineIn(deeperUnder, "name") : undefined,
  };
}

/** What each record is under. A record that is gone holds nothing, and no way up comes back to where it began. */
function parentsOf(records: readonly RecordContent[]): Map<string, string> {
  const parents = new Map<string, string>();
  for (const record of records) {
    const [parent] = referredIds(record, "under");
    if (records.some(({ id }) => id === parent) && parent !== undefined) {
      parents.set(record.id, parent);
    }
  }
  for (const { id } of records) if (isInCircle(id, parents)) parents.delete(id);
  return parents;
}

function isInCircle(id: string, parents: ReadonlyMap<string, string>): boolean {
  const passed = new Set<string>();
  let above = parents.get(id);
  while (above !== undefined && above !== id && !passed.has(above)) {
    passed.add(above);
    above = parents.get(above);
  }
  return above === id;
}
