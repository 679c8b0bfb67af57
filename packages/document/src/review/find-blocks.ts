/** Where a change of whole blocks belongs: paragraphs, lists, items, rows. */
import type { RichNode, TextHunk } from "@brudnopis/schema";
import { XmlElement, type XmlFragment } from "yjs";
import { isBehind } from "./find-inline.ts";
import { findPlace } from "./find-place.ts";
import { findFirstText, isFirstText } from "./find-first-text.ts";
import { flatText } from "./flat.ts";
import type { FoundHunk } from "./hunk.ts";
import { isSame, lettersBefore, lettersOf } from "./lines.ts";
import { isBuiltAlike, rebase } from "./rebase.ts";
import { isLocated, resolveAnchor } from "./resolve.ts";
import { Siblings } from "./siblings.ts";
import { blockOfLetter, type TextBlock, textBlocksOf } from "./text-blocks.ts";

export function findBlocks(fragment: XmlFragment, hunk: TextHunk): FoundHunk | undefined {
  if (isFirstText(hunk)) return findFirstText(fragment, hunk);
  if (hunk.before.length === 0) return findInsertion(fragment, hunk);
  const span =
    lettersOf(hunk.before) === "" ? spanOfPlace(fragment, hunk) : spanOfRange(fragment, hunk);
  return span && replacement(span, hunk);
}

/** From one sibling to before another. */
interface Span {
  readonly siblings: Siblings;
  readonly at: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

function replacement(span: Span, { before, after }: TextHunk): FoundHunk | undefined {
  const { siblings, at, end, from, to } = span;
  const now = siblings.slice(at, end);
  const isClean = isSame(now, before);
  // Where a picture is to go, what is left stands there already; where one is to come, what was there still does.
  const isAsBefore = isClean && before.length >= after.length;
  const isApplied = !isAsBefore && standsAround(siblings, at, after);
  const target = { kind: "block" as const, parent: siblings.parent, at };
  const located = { from, to, now, target };
  if (isApplied) return { ...located, isClean, isApplied, merged: after };
  // What has become another structure cannot be changed as it was meant.
  if (!isClean && !isBuiltAlike(before, now)) return undefined;
  const merged = isClean ? after : rebase(before, after, now);
  return { ...located, isClean, isApplied, merged };
}

/** One of several blocks that came of one is found by what was anchored in it. */
function standsAround(siblings: Siblings, at: number, after: readonly RichNode[]): boolean {
  const first = Math.max(0, at - after.length + 1);
  const starts = Array.from({ length: at - first + 1 }, (_, index) => first + index);
  return (
    after.length > 0 &&
    starts.some((start) => isSame(siblings.slice(start, start + after.length), after))
  );
}

function spanOfRange(
  fragment: XmlFragment,
  { anchor, before, depth = 0 }: TextHunk,
): Span | undefined {
  const found = resolveAnchor(fragment, anchor);
  if (!isLocated(found) || found.from === found.to) return undefined;
  const blocks = textBlocksOf(fragment);
  const first = siblingsAt(blockOfLetter(blocks, found.from), depth);
  const last = siblingsAt(blockOfLetter(blocks, found.to - 1), depth);
  if (!first || first.siblings.parent !== last?.siblings.parent) return undefined;
  const { siblings } = first;
  const isEmpty = (index: number) =>
    0 <= index && index < siblings.length && lettersOf(siblings.slice(index, index + 1)) === "";
  // Only letters are anchored: blocks without any at the ends of what was seen come along.
  let [at, end] = [first.index, last.index + 1];
  for (let left = before.findIndex(hasLetters); left > 0 && isEmpty(at - 1); left -= 1) at -= 1;
  const behind = before.length - 1 - before.findLastIndex(hasLetters);
  for (let left = behind; left > 0 && isEmpty(end); left -= 1) end += 1;
  return { siblings, at, end, from: found.from, to: found.to };
}

function hasLetters(node: RichNode): boolean {
  return lettersOf([node]) !== "";
}

function spanOfPlace(fragment: XmlFragment, hunk: TextHunk): Span | undefined {
  const { before, depth = 0 } = hunk;
  const place = findPlace(fragment, hunk);
  const standing = place ? siblingsAt(place.block, depth) : onlyLookAlike(fragment, before);
  if (!standing) return undefined;
  const { siblings, index } = standing;
  const from = place?.block.from ?? 0;
  return { siblings, at: index, end: index + before.length, from, to: from };
}

/** In a text without any line, such as a table of cells that nobody has stepped into, there is nothing to anchor to. */
function onlyLookAlike(parent: XmlFragment, before: readonly RichNode[]): Standing | undefined {
  const siblings = Siblings.in(parent);
  const children = siblings?.slice(0) ?? [];
  const found = [...children.keys()].filter((at) =>
    isSame(children.slice(at, at + before.length), before),
  );
  const [index] = found;
  return siblings && index !== undefined && found.length === 1 ? { siblings, index } : undefined;
}

function findInsertion(fragment: XmlFragment, hunk: TextHunk): FoundHunk | undefined {
  const { anchor, after, depth = 0, isInFront = false } = hunk;
  const place = findPlace(fragment, hunk);
  const standing = siblingsAt(place?.block, depth);
  if (!place || !standing || !mayHold(standing.siblings.parent, after)) return undefined;
  const { siblings, index } = standing;
  const at = isInFront ? index : index + 1;
  const from = place.block.from + lettersBefore(place.block.nodes, place.offset);
  const { text } = flatText(fragment);
  const stands = isSame(siblings.slice(at, at + after.length), after);
  const isApplied = isInFront
    ? isSame(siblings.slice(index - after.length, index), after)
    : stands && isBehind(text.slice(from), lettersOf(after), anchor.suffix);
  const { isClean } = place;
  return {
    from,
    to: from,
    isClean,
    isApplied,
    now: [],
    merged: after,
    target: { kind: "block", parent: siblings.parent, at },
  };
}

interface Standing {
  readonly siblings: Siblings;
  /** Of the one in which the block stands, or that it is. */
  readonly index: number;
}

/** Undefined where the block does not stand in so many nodes, or not among blocks as our editor puts them. */
function siblingsAt(block: TextBlock | undefined, depth: number): Standing | undefined {
  const [parent, child] = [block?.path[depth], block?.path[depth + 1]];
  const siblings = parent && child && Siblings.in(parent);
  return siblings && { siblings, index: siblings.indexOf(child) };
}

const heldBy: Readonly<Record<string, string>> = {
  listItem: "bulletList orderedList",
  tableRow: "table",
  tableCell: "tableRow",
  tableHeader: "tableRow",
};
const strict = new Set(Object.values(heldBy).flatMap((names) => names.split(" ")));

/** What the blocks stood in may have become something else. */
function mayHold(parent: XmlFragment, blocks: readonly RichNode[]): boolean {
  const name = parent instanceof XmlElement ? parent.nodeName : "";
  return blocks.every(({ type }) => {
    const holders = heldBy[type];
    return holders === undefined ? !strict.has(name) : holders.split(" ").includes(name);
  });
}
