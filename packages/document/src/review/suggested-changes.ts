/**
 * How two versions of a text differ, in pieces that can be taken over one by one, in any order.
 *
 *   S1  No piece overlaps another.
 *   S2  Text that has gone from one block to another (a paragraph that was split, two that were joined) is in one piece: taken
 *       over by halves it would be there twice, or lost.
 *   S3  Pictures are in one piece with the nearest block that has words: there is nothing else to find them by.
 */
import type { RichNode } from "@brudnopis/schema";
import { pairBlocks } from "../history/blocks.ts";
import { areLine, cut } from "../history/cut.ts";
import { wordHunks } from "../history/words.ts";
import { isTextNode, lettersOf } from "./lines.ts";
import { joinedSpans, type Span } from "./joined-spans.ts";

export type TextChange = InlineChange | BlockChange;

export interface InlineChange {
  readonly kind: "inline";
  /** Indexes that lead to the paragraph or heading. */
  readonly path: readonly number[];
  /** Characters of it, of which a break is one. */
  readonly from: number;
  readonly to: number;
  readonly before: readonly RichNode[];
  readonly after: readonly RichNode[];
}

export interface BlockChange {
  readonly kind: "block";
  /** Indexes that lead to what the blocks stand in. */
  readonly path: readonly number[];
  /** Which of its children they are. */
  readonly from: number;
  readonly to: number;
  readonly before: readonly RichNode[];
  readonly after: readonly RichNode[];
}

export function suggestedChanges(
  before: readonly RichNode[],
  after: readonly RichNode[],
  path: readonly number[] = [],
): TextChange[] {
  const both = { before, after, path };
  const steps = stepsFrom(before, after);
  return withNeighbours(both, steps, runsOf(both, steps)).flatMap((run) => changesOfRun(both, run));
}

/** The children of one node. */
interface Both {
  readonly before: readonly RichNode[];
  readonly after: readonly RichNode[];
  readonly path: readonly number[];
}

/** What became of at most one child, in indexes of both. */
interface Step {
  readonly isSame: boolean;
  readonly from: number;
  readonly to: number;
  readonly fromB: number;
  readonly toB: number;
}

function stepsFrom(before: readonly RichNode[], after: readonly RichNode[]): Step[] {
  let [to, toB] = [0, 0];
  return pairBlocks(before, after).map((pair) => {
    const [from, fromB] = [to, toB];
    if (pair.before !== undefined) to += 1;
    if (pair.after !== undefined) toB += 1;
    return { isSame: pair.kind === "same", from, to, fromB, toB };
  });
}

/** Steps that belong together: with nothing between them that stays, or what has gone from one of them to another. */
function runsOf(both: Both, steps: readonly Step[]): Step[][] {
  const runs: Step[][] = [];
  let [end, isOpen] = [-1, false];
  for (const [index, step] of steps.entries()) {
    if (step.isSame && index >= end) {
      isOpen = false;
      continue;
    }
    end = Math.max(end, lastOfMove(both, steps, index));
    if (isOpen) runs.at(-1)?.push(step);
    else runs.push([step]);
    isOpen = true;
  }
  return runs;
}

/** S3 */
function withNeighbours(both: Both, steps: readonly Step[], runs: readonly Step[][]): Step[][] {
  const hasWords = ({ from, to }: Step) => lettersOf(both.before.slice(from, to)) !== "";
  const spans = runs.map((run): Span => {
    const from = steps.findIndex((step) => step === run[0]);
    const to = from + run.length;
    if (!run.every((step) => holdsImagesOnly(both, step))) return { from, to };
    const before = steps.slice(0, from).findLastIndex(hasWords);
    if (before >= 0) return { from: before, to };
    const behind = steps.findIndex((step, index) => index >= to && hasWords(step));
    return { from, to: behind < 0 ? to : behind + 1 };
  });
  return joinedSpans(spans).map(({ from, to }) => steps.slice(from, to));
}

function holdsImagesOnly({ before, after }: Both, { from, to, fromB, toB }: Step): boolean {
  const nodes = [...before.slice(from, to), ...after.slice(fromB, toB)];
  return nodes.every(({ type }) => type === "image");
}

/** S2. A block that goes at one place and comes at another. */
function lastOfMove({ before, after }: Both, steps: readonly Step[], index: number): number {
  const lettersAt = ({ from, to, fromB, toB }: Step) =>
    lettersOf(isAdded({ from, to }) ? after.slice(fromB, toB) : before.slice(from, to));
  const step = steps[index];
  const letters = step && !step.isSame && !isChanged(step) ? lettersAt(step) : "";
  if (!step || !isWordy(letters)) return -1;
  return steps.findLastIndex(
    (other) =>
      !other.isSame &&
      !isChanged(other) &&
      isAdded(other) !== isAdded(step) &&
      lettersAt(other) === letters,
  );
}

function isAdded({ from, to }: Pick<Step, "from" | "to">): boolean {
  return from === to;
}

function isChanged({ from, to, fromB, toB }: Step): boolean {
  return to > from && toB > fromB;
}

/** Blocks that differ, with nothing between them that does not. */
function changesOfRun(both: Both, run: readonly Step[]): TextChange[] {
  if (run.some(({ isSame }) => isSame) || hasMoved(both, run)) return [blockChange(both, run)];
  const changes: TextChange[] = [];
  let together: Step[] = [];
  const flush = () => {
    if (together.length > 0) changes.push(blockChange(both, together));
    together = [];
  };
  for (const step of run) {
    if (!isChanged(step)) {
      together.push(step);
      continue;
    }
    flush();
    changes.push(...changesOfBlock(both, step));
  }
  flush();
  return changes;
}

/** S2. Rather too often than once too few: then a piece is larger than it need be. */
function hasMoved(both: Both, run: readonly Step[]): boolean {
  const changed = run.filter(isChanged).map((step) => wordsMoved(both, step));
  const isRemoved = ({ fromB, toB }: Step) => fromB === toB;
  const wentOut = changed.some(({ out }) => out) && run.some(isAdded);
  const cameIn = changed.some(({ into }) => into) && run.some(isRemoved);
  return wentOut || cameIn;
}

/** Whether words have gone from a block, or come into it. */
function wordsMoved({ before, after }: Both, step: Step): { out: boolean; into: boolean } {
  const was = lettersOf(before.slice(step.from, step.to));
  const is = lettersOf(after.slice(step.fromB, step.toB));
  const hunks = wordHunks([{ type: "text", text: was }], [{ type: "text", text: is }]);
  return {
    out: hunks.some(({ fromA, toA }) => isWordy(was.slice(fromA, toA))),
    into: hunks.some(({ fromB, toB }) => isWordy(is.slice(fromB, toB))),
  };
}

function isWordy(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function changesOfBlock(both: Both, step: Step): TextChange[] {
  const [was, is] = [both.before[step.from], both.after[step.fromB]];
  if (!was || !is) return [];
  const path = [...both.path, step.from];
  const [ones, others] = [was.content ?? [], is.content ?? []];
  if (!isOneFrame(was, is)) return [blockChange(both, [step])];
  if (!isTextNode(was)) return suggestedChanges(ones, others, path);
  if (!areLine(ones) || !areLine(others)) return [blockChange(both, [step])];
  return inlineChanges(ones, others, path);
}

/** Whether only what stands in a block differs, and not the block itself. */
function isOneFrame(was: RichNode, is: RichNode): boolean {
  if (was.type !== is.type) return false;
  if (JSON.stringify(was.attrs ?? {}) !== JSON.stringify(is.attrs ?? {})) return false;
  // Another column is another table: taken over cell by cell, its rows would be of different lengths.
  return was.type !== "table" || widthOf(was) === widthOf(is);
}

/** In cells. Rows of different lengths are never alike. */
function widthOf({ content = [] }: RichNode): number {
  const widths = content.map((row) => row.content?.length ?? 0);
  return new Set(widths).size === 1 ? (widths[0] ?? 0) : Number.NaN;
}

function inlineChanges(
  before: readonly RichNode[],
  after: readonly RichNode[],
  path: readonly number[],
): InlineChange[] {
  return wordHunks(before, after).map(({ fromA, toA, fromB, toB }) => ({
    kind: "inline",
    path,
    from: fromA,
    to: toA,
    before: cut(before, fromA, toA),
    after: cut(after, fromB, toB),
  }));
}

/** Steps that follow each other, as one piece. */
function blockChange({ before, after, path }: Both, steps: readonly Step[]): BlockChange {
  const [from, to] = [steps[0]?.from ?? 0, steps.at(-1)?.to ?? 0];
  const [fromB, toB] = [steps[0]?.fromB ?? 0, steps.at(-1)?.toB ?? 0];
  const cutOut = { before: before.slice(from, to), after: after.slice(fromB, toB) };
  return { kind: "block", path, from, to, ...cutOut };
}
