/** Where a change within one paragraph or heading belongs. */
import type { RichNode, TextHunk } from "@brudnopis/schema";
import type { XmlFragment } from "yjs";
import { cut } from "../history/cut.ts";
import { flatText } from "./flat.ts";
import type { FoundHunk } from "./hunk.ts";
import { isSame, lettersBefore, lettersOf, offsetBeforeLetter } from "./lines.ts";
import { findPlace } from "./find-place.ts";
import { rebase, spaced } from "./rebase.ts";
import { sameAtEnd, sameAtStart } from "./quote.ts";
import { isLocated, resolveAnchor } from "./resolve.ts";
import { blockOfLetter, type TextBlock, textBlocksOf } from "./text-blocks.ts";

export function findInline(fragment: XmlFragment, hunk: TextHunk): FoundHunk | undefined {
  if (lettersOf(hunk.before) === "") return findInsertion(fragment, hunk);
  const found = resolveAnchor(fragment, hunk.anchor);
  if (!isLocated(found) || found.from === found.to) return undefined;
  const blocks = textBlocksOf(fragment);
  const block = blockOfLetter(blocks, found.from);
  // Somebody has parted it in the middle.
  if (!block || block !== blockOfLetter(blocks, found.to - 1)) return undefined;
  const from = offsetBeforeLetter(block.nodes, found.from - block.from);
  const to = offsetBeforeLetter(block.nodes, found.to - 1 - block.from) + 1;
  const [at, end] = withBreaks(block, hunk.before, from, to);
  const now = cut(block.nodes, at, end);
  const isClean = isSame(now, hunk.before);
  return {
    from: found.from,
    to: found.to,
    isClean,
    isApplied: isSame(now, hunk.after),
    now,
    merged: isClean ? hunk.after : mergedIn(block, hunk, { at, end, now }),
    target: { kind: "inline", block, at },
  };
}

interface Stretch {
  readonly at: number;
  readonly end: number;
  readonly now: readonly RichNode[];
}

function mergedIn(
  { nodes }: TextBlock,
  { before, after }: TextHunk,
  { at, end, now }: Stretch,
): readonly RichNode[] {
  const merged = rebase(before, after, now);
  const [previous, next] = [cut(nodes, at - 1, at)[0], cut(nodes, end, end + 1)[0]];
  return isSame(merged, now) ? merged : spaced(merged, previous, next);
}

/** Letters are anchored, and breaks at the ends of what was seen are not. */
function withBreaks(
  { nodes }: TextBlock,
  before: readonly RichNode[],
  from: number,
  to: number,
): [number, number] {
  let [at, end] = [from, to];
  const isBreak = (start: number) => cut(nodes, start, start + 1)[0]?.type === "hardBreak";
  const letter = before.findIndex(({ text }) => text !== undefined);
  for (let left = letter; left > 0 && isBreak(at - 1); left -= 1) at -= 1;
  const last = before.findLastIndex(({ text }) => text !== undefined);
  for (let left = before.length - 1 - last; left > 0 && isBreak(end); left -= 1) end += 1;
  return [at, end];
}

function findInsertion(fragment: XmlFragment, hunk: TextHunk): FoundHunk | undefined {
  const { before, after } = hunk;
  const place = before.length === 0 ? findPlace(fragment, hunk) : undefined;
  if (!place) return undefined;
  const { block, offset, isOfBlock } = place;
  const from = block.from + lettersBefore(block.nodes, offset);
  return {
    from,
    to: from,
    now: [],
    merged: after,
    isClean: isOfBlock ? block.length === 0 : place.isClean,
    isApplied: isOfBlock ? isSame(block.nodes, after) : isInserted(fragment, hunk, from),
    target: { kind: "inline", block, at: offset },
  };
}

function isInserted(fragment: XmlFragment, hunk: TextHunk, at: number): boolean {
  const { text } = flatText(fragment);
  const words = lettersOf(hunk.after);
  const { prefix, suffix } = hunk.anchor;
  return hunk.isInFront
    ? isBefore(text.slice(0, at), words, prefix)
    : isBehind(text.slice(at), words, suffix);
}

/** Whether words have come between a place and what was before it. */
function isBefore(text: string, words: string, prefix: string): boolean {
  if (words === "" || !text.endsWith(words)) return false;
  const beforeWords = sameAtEnd(text.slice(0, text.length - words.length), prefix);
  return prefix === "" || beforeWords > sameAtEnd(text, prefix);
}

/** Whether words have come between a place and what was behind it. */
export function isBehind(text: string, words: string, suffix: string): boolean {
  if (words === "" || !text.startsWith(words)) return false;
  const behindWords = sameAtStart(text.slice(words.length), suffix);
  // What is put in may begin like what is behind it.
  return suffix === "" || behindWords > sameAtStart(text, suffix);
}
