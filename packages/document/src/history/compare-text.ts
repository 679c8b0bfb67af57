/**
 * Two states of a text laid over each other: the later one, with what was deleted where it stood.
 *
 *   T1  Without what is inserted it reads as the earlier text, without what is deleted as the later one.
 *   T2  Every inserted and every deleted letter says that it is, also within a block that was inserted or deleted whole.
 */
import type { DiffNode, RichMark, RichNode } from "@brudnopis/schema";
import { pairBlocks } from "./blocks.ts";
import {
  type Child,
  childrenOf,
  idsOfChildren,
  idsOfLetters,
  type TextState,
  within,
} from "./compare-children.ts";
import type { Attribution, Run } from "./compare-credits.ts";
import { type Letter, letterOf, lettersOf } from "./compare-letters.ts";
import { firstLeaf, type Leaf, sameLeaves } from "./compare-wrapped.ts";
import { lastOf } from "./credits.ts";
import { areLine, cut, lengthOf } from "./cut.ts";
import { type Hunk, wordHunks } from "./words.ts";

/** Nodes of both, with what happened to them. */
export function overlay(before: TextState, after: TextState, who: Attribution): DiffNode[] {
  if (areLine(before.nodes) && areLine(after.nodes)) return overlayLines(before, after, who);
  const [ones, others] = [childrenOf(before), childrenOf(after)];
  const found: DiffNode[] = [];
  let [removed, added]: [Child[], Child[]] = [[], []];
  const closeGap = () => {
    found.push(...replaced(removed, added, who));
    [removed, added] = [[], []];
  };
  for (const pair of pairBlocks(before.nodes, after.nodes, idsOfChildren(ones, others))) {
    const one = pair.before === undefined ? undefined : ones[pair.before];
    const other = pair.after === undefined ? undefined : others[pair.after];
    if (one && other) {
      closeGap();
      found.push(pair.kind === "same" ? other.node : overlayBlock(one, other, who));
    } else if (one) removed.push(one);
    else if (other) added.push(other);
  }
  closeGap();
  return found;
}

function replaced(
  removed: readonly Child[],
  added: readonly Child[],
  who: Attribution,
): DiffNode[] {
  const leaves = sameLeaves(removed, added);
  if (leaves) return added.map((child) => rewrapped(child, leaves, who));
  return [
    ...removed.map((child) => whole(child, "deleted", who)),
    ...added.map((child) => whole(child, "inserted", who)),
  ];
}

/** Only the outermost block says what it was. */
function rewrapped(
  child: Child,
  leaves: ReadonlyMap<RichNode, Leaf>,
  who: Attribution,
  isOuter = true,
): DiffNode {
  const leaf = firstLeaf(child.node, leaves);
  if (!leaf) return whole(child, "inserted", who);
  const isLeaf = leaves.has(child.node);
  const was = leaf.inside ?? leaf.child.node.type;
  const own = isLeaf ? overlayBlock(leaf.child, child, who) : wrapper(child, leaves, who);
  const isNews = isOuter && (!isLeaf || leaf.inside !== undefined);
  return isNews ? { ...own, change: reshaped({ type: was }, child, who) } : own;
}

function wrapper(child: Child, leaves: ReadonlyMap<RichNode, Leaf>, who: Attribution): DiffNode {
  const inner = childrenOf(within(child));
  return { ...child.node, content: inner.map((each) => rewrapped(each, leaves, who, false)) };
}

function overlayBlock(one: Child, other: Child, who: Attribution): DiffNode {
  const { content: _, ...block } = other.node;
  const content = overlay(within(one), within(other), who);
  return {
    ...block,
    ...(content.length > 0 ? { content } : {}),
    ...(isReshaped(one.node, other.node) ? { change: reshaped(one.node, other, who) } : {}),
  };
}

function isReshaped(one: RichNode, other: RichNode): boolean {
  return one.type !== other.type || JSON.stringify(one.attrs) !== JSON.stringify(other.attrs);
}

function reshaped(
  { type, attrs = {} }: RichNode,
  { element }: Child,
  who: Attribution,
): DiffNode["change"] {
  const made = element ? letterOf(element) : [];
  const attributes = [...(element?._map.values() ?? [])];
  const by = lastOf([
    ...made.map((id) => who.inserted(id)),
    ...attributes.flatMap((item) => who.entry(item)),
  ]);
  return { type: "reshaped", was: type, wasAttrs: attrs, ...named(by) };
}

function named(by: Run["by"]): { by?: NonNullable<Run["by"]> } {
  return by ? { by } : {};
}

/** T2 */
function whole(child: Child, type: "inserted" | "deleted", who: Attribution): DiffNode {
  const { node, element } = child;
  const { content: _, ...block } = node;
  const state = within(child);
  const content = areLine(state.nodes)
    ? wholeLine(state, type, who)
    : childrenOf(state).map((inner) => whole(inner, type, who));
  const [id] = element ? letterOf(element) : [];
  const own = id && (type === "inserted" ? who.inserted(id) : who.deleted(id));
  const by = own ?? lastOf(content.map(({ change }) => change?.by));
  return { ...block, ...(content.length > 0 ? { content } : {}), change: { type, ...named(by) } };
}

function wholeLine({ nodes, parent }: TextState, type: "inserted" | "deleted", who: Attribution) {
  const letters = parent ? lettersOf(parent) : [];
  const runs = type === "inserted" ? who.replaced([], letters) : who.replaced(letters, []);
  return withRuns(nodes, 0, runs[type], type);
}

function overlayLines(before: TextState, after: TextState, who: Attribution): DiffNode[] {
  const ones = before.parent ? lettersOf(before.parent) : [];
  const others = after.parent ? lettersOf(after.parent) : [];
  const found: DiffNode[] = [];
  let from = 0;
  for (const hunk of wordHunks(before.nodes, after.nodes, idsOfLetters(ones, others))) {
    const { kind, fromA, toA, fromB, toB } = hunk;
    found.push(...cut(after.nodes, from, fromB));
    from = toB;
    if (kind === "marks") {
      found.push(...remarked(before.nodes, after.nodes, hunk, ones, others, who));
      continue;
    }
    const runs = who.replaced(ones.slice(fromA, toA), others.slice(fromB, toB));
    found.push(...withRuns(before.nodes, fromA, runs.deleted, "deleted"));
    found.push(...withRuns(after.nodes, fromB, runs.inserted, "inserted"));
  }
  return [...found, ...cut(after.nodes, from, Infinity)];
}

function withRuns(
  nodes: readonly RichNode[],
  start: number,
  runs: readonly Run[],
  type: "inserted" | "deleted",
): DiffNode[] {
  return runs.flatMap(({ from, to, by }) =>
    cut(nodes, start + from, start + to).map((node) => ({
      ...node,
      change: { type, ...named(by) },
    })),
  );
}

/** Both sides are of the same words. */
function remarked(
  before: readonly RichNode[],
  after: readonly RichNode[],
  { fromA, toA, fromB }: Hunk,
  ones: readonly Letter[],
  others: readonly Letter[],
  who: Attribution,
): DiffNode[] {
  let at = 0;
  return cut(before, fromA, toA).flatMap((piece) => {
    const from = at;
    at += lengthOf(piece);
    const was = piece.marks ?? [];
    return who
      .remarked(ones.slice(fromA + from, fromA + at), others.slice(fromB + from, fromB + at))
      .flatMap((run) => withMarks(after, fromB + from, run, was));
  });
}

function withMarks(
  nodes: readonly RichNode[],
  start: number,
  { from, to, by }: Run,
  was: RichMark[],
): DiffNode[] {
  return cut(nodes, start + from, start + to).map((node) => ({
    ...node,
    change: { type: "marked", was, ...named(by) },
  }));
}
