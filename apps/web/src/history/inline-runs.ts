/** Text laid over another, cut into runs: what somebody did in one go is read as one. */
import { areSamePeople } from "@brudnopis/document";
import type { DiffNode } from "@brudnopis/schema";

export interface InlineRun {
  readonly change: DiffNode["change"];
  readonly nodes: readonly DiffNode[];
}

/** `inherited`: what became of the block as a whole, and so of everything in it that says nothing else. */
export function inlineRuns(
  nodes: readonly DiffNode[],
  inherited: DiffNode["change"],
): readonly InlineRun[] {
  const runs: { change: DiffNode["change"]; nodes: DiffNode[] }[] = [];
  for (const node of nodes) {
    const change = node.change ?? inherited;
    const last = runs.at(-1);
    if (last && isSame(last.change, change)) last.nodes.push(node);
    else runs.push({ change, nodes: [node] });
  }
  return runs;
}

/** What goes on to the parts of a block: a block of another kind says nothing of its words. */
export function inheritedChange(
  { change }: DiffNode,
  inherited: DiffNode["change"],
): DiffNode["change"] {
  return change && change.type !== "reshaped" ? change : inherited;
}

function isSame(a: DiffNode["change"], b: DiffNode["change"]): boolean {
  if (a?.type !== b?.type) return false;
  if (a?.type === "marked" && b?.type === "marked") {
    return areSamePeople(a.by, b.by) && marksOf(a.was) === marksOf(b.was);
  }
  return areSamePeople(a?.by, b?.by);
}

function marksOf(marks: readonly { readonly type: string }[]): string {
  return marks
    .map(({ type }) => type)
    .toSorted()
    .join();
}

export function isInline({ type }: DiffNode): boolean {
  return type === "text" || type === "hardBreak";
}
