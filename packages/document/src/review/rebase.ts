/**
 * A suggestion for a text that has changed since. Whatever is suggested is done to the words that its author saw; words
 * that came since are not among them, so they stay, whether or not what was around them goes.
 */
import type { RichNode } from "@brudnopis/schema";
import { areLine, cut, lengthOf } from "../history/cut.ts";
import { type Hunk, wordHunks } from "../history/words.ts";
import { isTextNode, lettersOf, linesOf, withLines } from "./lines.ts";

/**
 * @param now Of the same structure as `before`.
 * @returns `after` with the words of `now`.
 */
export function rebase(
  before: readonly RichNode[],
  after: readonly RichNode[],
  now: readonly RichNode[],
): readonly RichNode[] {
  if (areLine(before) && areLine(after) && areLine(now)) return rebaseLine(before, after, now);
  const merged = rebaseLine(inOneLine(before), inOneLine(after), inOneLine(now));
  const lines = splitLines(merged);
  if (linesOf(after).length > 0) return withLines(after, lines);
  // All of it was to go, and what has come since needs a place.
  const holder = linesOf(now)[0]?.node ?? { type: "paragraph" };
  return lines.flat().length > 0 ? [{ ...holder, content: lines.flat() }] : after;
}

/** Whether two texts consist of the same blocks, whatever stands in them. */
export function isBuiltAlike(one: readonly RichNode[], other: readonly RichNode[]): boolean {
  if (areLine(one) && areLine(other)) return true;
  return one.length === other.length && one.every((node, index) => isAlike(node, other[index]));
}

function isAlike(one: RichNode, other: RichNode | undefined): boolean {
  if (!other) return false;
  if (isTextNode(one)) return isTextNode(other);
  return one.type === other.type && isBuiltAlike(one.content ?? [], other.content ?? []);
}

/** Stands between two blocks; no text has such a node. */
const blockEnd: RichNode = { type: "blockEnd" };

function inOneLine(blocks: readonly RichNode[]): RichNode[] {
  return linesOf(blocks).flatMap(({ nodes }, index) =>
    index === 0 ? nodes : [blockEnd, ...nodes],
  );
}

function splitLines(nodes: readonly RichNode[]): RichNode[][] {
  const lines: RichNode[][] = [[]];
  for (const node of nodes)
    if (node.type === blockEnd.type) lines.push([]);
    else lines.at(-1)?.push(node);
  return lines;
}

function rebaseLine(
  before: readonly RichNode[],
  after: readonly RichNode[],
  now: readonly RichNode[],
): RichNode[] {
  const suggested = wordHunks(before, after);
  const places = placesIn(before, suggested);
  const cells = charactersOf(after);
  // From the end, so that the places before it stay where they are.
  for (const hunk of wordHunks(before, now).toReversed()) {
    if (suggested.some((other) => isSameChange(hunk, other, now, after))) continue;
    const come = charactersOf(cut(now, hunk.fromB, hunk.toB)).filter(isNoEnd);
    if (hunk.kind === "marks") remark(cells, places, hunk, come);
    else replace(cells, places, hunk, come);
  }
  return joined(cells);
}

/** Both corrected the same thing in the same way. */
function isSameChange(
  hunk: Hunk,
  other: Hunk,
  now: readonly RichNode[],
  after: readonly RichNode[],
): boolean {
  if (hunk.fromA !== other.fromA || hunk.toA !== other.toA) return false;
  const [one, another] = [cut(now, hunk.fromB, hunk.toB), cut(after, other.fromB, other.toB)];
  return JSON.stringify(one) === JSON.stringify(another);
}

/** Where each character of `before` is in `after`; undefined for those that are gone. */
function placesIn(before: readonly RichNode[], suggested: readonly Hunk[]): (number | undefined)[] {
  const length = before.reduce((sum, node) => sum + lengthOf(node), 0);
  let shift = 0;
  let hunks = [...suggested];
  return Array.from({ length }, (_, at) => {
    const passed = hunks.filter(({ toA }) => toA <= at);
    if (passed.length > 0) {
      shift = (passed.at(-1)?.toB ?? 0) - (passed.at(-1)?.toA ?? 0);
      hunks = hunks.slice(passed.length);
    }
    const hunk = hunks[0];
    const isGone = hunk?.kind === "replace" && hunk.fromA <= at;
    return isGone ? undefined : at + shift;
  });
}

function replace(
  cells: RichNode[],
  places: readonly (number | undefined)[],
  { fromA, toA }: Hunk,
  come: readonly RichNode[],
): void {
  const gone = places.slice(fromA, toA).filter((place) => place !== undefined);
  const place = placeBefore(places, fromA);
  // Also from the end: what is inserted stands before all that goes.
  for (const at of gone.toReversed()) if (cells[at] && isNoEnd(cells[at])) cells.splice(at, 1);
  cells.splice(place, 0, ...spaced(come, cells[place - 1], cells[place]));
}

/** What was around words has gone: they must not run together with what is there instead. */
export function spaced(
  come: readonly RichNode[],
  before: RichNode | undefined,
  behind: RichNode | undefined,
): RichNode[] {
  const letters = lettersOf(come);
  const space: RichNode = { type: "text", text: " " };
  return [
    ...(isWordy(before?.text) && isWordy(letters.at(0)) ? [space] : []),
    ...come,
    ...(isWordy(letters.at(-1)) && isWordy(behind?.text) ? [space] : []),
  ];
}

function isWordy(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
}

/** Behind the last character before it that is still there. */
function placeBefore(places: readonly (number | undefined)[], at: number): number {
  if (at > 0 && places[at - 1] === undefined && places[at] !== undefined) return places[at] ?? 0;
  const last = places.slice(0, at).findLast((place) => place !== undefined);
  return last === undefined ? 0 : last + 1;
}

function remark(
  cells: RichNode[],
  places: readonly (number | undefined)[],
  { fromA }: Hunk,
  come: readonly RichNode[],
): void {
  for (const [index, node] of come.entries()) {
    const place = places[fromA + index];
    if (place !== undefined) cells[place] = node;
  }
}

function isNoEnd({ type }: RichNode): boolean {
  return type !== blockEnd.type;
}

/** One node for each unit of text: what they are cut into is put together again. */
function charactersOf(nodes: readonly RichNode[]): RichNode[] {
  return nodes.flatMap((node) =>
    node.text === undefined ? [node] : node.text.split("").map((text) => ({ ...node, text })),
  );
}

function joined(nodes: readonly RichNode[]): RichNode[] {
  const runs: RichNode[] = [];
  for (const node of nodes) {
    const last = runs.at(-1);
    const continues =
      node.text !== undefined && last?.text !== undefined && marksOf(last) === marksOf(node);
    if (continues) runs[runs.length - 1] = { ...last, text: `${last.text}${node.text}` };
    else runs.push(node);
  }
  return runs;
}

function marksOf({ marks = [] }: RichNode): string {
  return JSON.stringify(marks);
}
