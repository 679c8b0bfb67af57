/** What differs between the words of two blocks, their marks included. */
import type { RichNode } from "@brudnopis/schema";
import { alignIdentified, type Identified, type Identities } from "./identity.ts";

/**
 * A piece that differs, in characters of each block; what is no text counts as one. `marks`: the same words on both
 * sides, formatted otherwise, so both are of one length. In order, and never overlapping.
 */
export interface Hunk {
  readonly kind: "replace" | "marks";
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** The hunks between the children of two paragraphs, headings or other blocks of text. */
export function wordHunks(
  before: readonly RichNode[],
  after: readonly RichNode[],
  ids?: Identities,
): Hunk[] {
  const [one, other] = [toLine(before, ids?.before), toLine(after, ids?.after)];
  const joined = withoutChance(one, replacements(one, other));
  const replaced = joined.map((hunk) => withoutEnds(one, other, hunk));
  const end: Hunk = { ...endOf(one, other), kind: "replace" };
  let same: Pick<Hunk, "toA" | "toB"> = { toA: 0, toB: 0 };
  const hunks: Hunk[] = [];
  for (const hunk of [...replaced, end]) {
    hunks.push(...remarked(one, other, same, hunk.fromA));
    if (hunk !== end) hunks.push(hunk);
    same = hunk;
  }
  return hunks;
}

/** The characters of a block. */
interface Line {
  /** With one character for each child that is no text. */
  readonly text: string;
  /** Of each character. */
  readonly marks: readonly string[];
  /** Of each character, where they are known. */
  readonly idOf: Identities["before"];
  readonly tokens: readonly Token[];
}

/** A word, a number, a space, a sign; of what is no text the key is its JSON, which no word is. */
interface Token extends Identified {
  readonly from: number;
  readonly to: number;
}

const inPlaceOfObjects = "\ufffc";

/** A number is one with its separators: "1,5", "12.03.2026", "48 600 000". */
const word =
  /\p{Nd}+(?:[.,\u00a0\u202f]\p{Nd}+)*|[\p{L}\p{N}\p{M}_]+|\s+|\ufffc|[^\p{L}\p{N}\p{M}_\s\ufffc]/gu;

function toLine(nodes: readonly RichNode[], idOf: Identities["before"] = noId): Line {
  const objects = new Map<number, string>();
  const marks: string[] = [];
  let text = "";
  for (const node of nodes) {
    const formatted = node.text === undefined ? "" : JSON.stringify(node.marks ?? []);
    if (node.text === undefined) objects.set(text.length, JSON.stringify(node));
    const piece = node.text ?? inPlaceOfObjects;
    for (let i = 0; i < piece.length; i += 1) marks.push(formatted);
    text += piece;
  }
  const tokens = Array.from(text.matchAll(word), ({ 0: found, index }) => ({
    key: objects.get(index) ?? found,
    // The rest of a word that reads the same is the same.
    id: idOf(index),
    from: index,
    to: index + found.length,
  }));
  return { text, marks, idOf, tokens };
}

function noId(): undefined {}

function endOf(one: Line, other: Line): Omit<Hunk, "kind"> {
  const [endA, endB] = [one.text.length, other.text.length];
  return { fromA: endA, toA: endA, fromB: endB, toB: endB };
}

/** What stands between the words that both have. */
function replacements(one: Line, other: Line): Hunk[] {
  const same = alignIdentified(one.tokens, other.tokens, tokenWeight);
  const hunks: Hunk[] = [];
  let [fromA, fromB] = [0, 0];
  const push = (toA: number, toB: number) => {
    if (toA > fromA || toB > fromB) hunks.push({ kind: "replace", fromA, toA, fromB, toB });
  };
  for (const [i, j] of same) {
    const [a, b] = [one.tokens[i], other.tokens[j]];
    if (!a || !b) continue;
    push(a.from, b.from);
    [fromA, fromB] = [a.to, b.to];
  }
  push(one.text.length, other.text.length);
  return hunks;
}

/** Words decide, and long ones before short ones; spaces follow. */
function tokenWeight({ key }: Token): number {
  return /^\s/.test(key) ? 1 : 4 + key.length;
}

/**
 * Without the little that two rewritten pieces have in common by chance: an "i" between ten other words on either side.
 * Replaced as one they are easier to read than word by word.
 */
function withoutChance(one: Line, hunks: readonly Hunk[]): Hunk[] {
  const kept: Hunk[] = [];
  for (const hunk of hunks) {
    let last: Hunk = hunk;
    for (let before = kept.at(-1); before && isChance(one, before, last); before = kept.at(-1)) {
      kept.pop();
      last = { ...last, fromA: before.fromA, fromB: before.fromB };
    }
    kept.push(last);
  }
  return kept;
}

/** Letters of "i", "na", "się" or "że"; a longer word in common is never taken for chance. */
const shortWord = 3;

function isChance({ text }: Line, before: Hunk, after: Hunk): boolean {
  const common = text.slice(before.toA, after.fromA);
  if (common.includes(inPlaceOfObjects)) return false;
  if (/^\s*$/.test(common)) return true;
  const words = common.match(/[\p{L}\p{N}]+/gu) ?? [];
  const areShort = words.every(({ length }) => length <= shortWord);
  return areShort && common.length <= Math.min(sizeOf(before), sizeOf(after));
}

/** Without the space at an end that both sides have. */
function withoutEnds(one: Line, other: Line, hunk: Hunk): Hunk {
  let { fromA, toA, fromB, toB } = hunk;
  const isSpace = (a: number, b: number) =>
    fromA < toA &&
    fromB < toB &&
    one.text[a] === other.text[b] &&
    one.idOf(a) === other.idOf(b) &&
    /\s/.test(one.text.charAt(a));
  for (; isSpace(fromA, fromB); fromA += 1) fromB += 1;
  for (; isSpace(toA - 1, toB - 1); toA -= 1) toB -= 1;
  return { ...hunk, fromA, toA, fromB, toB };
}

function sizeOf({ fromA, toA, fromB, toB }: Hunk): number {
  return Math.max(toA - fromA, toB - fromB);
}

/** Where the same words are formatted otherwise, from the end of one hunk to the beginning of the next. */
function remarked(
  one: Line,
  other: Line,
  { toA, toB }: Pick<Hunk, "toA" | "toB">,
  end: number,
): Hunk[] {
  const hunks: Hunk[] = [];
  let start: number | undefined;
  for (let at = toA; at <= end; at += 1) {
    const differs = at < end && one.marks[at] !== other.marks[at - toA + toB];
    if (differs) start ??= at;
    else if (start !== undefined) {
      const [fromB, endB] = [start - toA + toB, at - toA + toB];
      hunks.push({ kind: "marks", fromA: start, toA: at, fromB, toB: endB });
      start = undefined;
    }
  }
  return hunks;
}
