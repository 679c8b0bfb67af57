/** The words, marks and line breaks of one block as they were at another time. */
import type { RichNode } from "@brudnopis/schema";
import { XmlElement, type XmlFragment, XmlText } from "yjs";
import { markNames, toAttributes } from "../rich-text.ts";
import { cut, lengthOf } from "./cut.ts";
import { wordHunks } from "./words.ts";

/**
 * @param parent Holds runs of text and line breaks only.
 * @param now What its characters from `at` on read as.
 */
export function restoreInline(
  parent: XmlFragment,
  now: readonly RichNode[],
  was: readonly RichNode[],
  at = 0,
): void {
  // From the end, so that the places before it stay where they are.
  for (const { kind, fromA, toA, fromB, toB } of wordHunks(now, was).toReversed()) {
    const nodes = cut(was, fromB, toB);
    if (kind === "marks") {
      setMarks(parent, at + fromA, nodes);
    } else {
      remove(parent, at + fromA, at + toA);
      insert(parent, at + fromA, nodes);
    }
  }
}

/** A run of text or a line break, and where it stands among the characters of its block. A break counts as one. */
interface Piece {
  readonly child: XmlText | XmlElement;
  readonly from: number;
  readonly to: number;
}

interface Run extends Piece {
  readonly child: XmlText;
}

function piecesOf(parent: XmlFragment): Piece[] {
  let to = 0;
  return parent.toArray().flatMap((child) => {
    if (!(child instanceof XmlText || child instanceof XmlElement)) return [];
    const from = to;
    to += child instanceof XmlText ? child.length : 1;
    return [{ child, from, to }];
  });
}

function isRun(piece: Piece): piece is Run {
  return piece.child instanceof XmlText;
}

/** A run of which nothing is left stays: somebody may be typing in it. */
function remove(parent: XmlFragment, from: number, to: number): void {
  const pieces = piecesOf(parent);
  for (const [index, piece] of [...pieces.entries()].toReversed()) {
    const [start, end] = [Math.max(from, piece.from), Math.min(to, piece.to)];
    if (start >= end) continue;
    if (isRun(piece)) piece.child.delete(start - piece.from, end - start);
    else parent.delete(index, 1);
  }
}

function insert(parent: XmlFragment, at: number, nodes: readonly RichNode[]): void {
  let place = at;
  for (const node of nodes) {
    if (node.type === "text") insertText(parent, place, node);
    else insertBreak(parent, place);
    place += lengthOf(node);
  }
}

function insertText(parent: XmlFragment, at: number, { text = "", marks = [] }: RichNode): void {
  const pieces = piecesOf(parent);
  const run = pieces.filter(isRun).find(({ from, to }) => from <= at && at <= to);
  if (run) {
    run.child.insert(at - run.from, text, toAttributes(marks));
    return;
  }
  const made = new XmlText();
  parent.insert(indexAt(pieces, at), [made]);
  made.insert(0, text, toAttributes(marks));
}

function indexAt(pieces: readonly Piece[], at: number): number {
  return pieces.filter(({ to }) => to <= at).length;
}

/** Nothing can stand inside a run of text, so what is behind a break in it goes and comes again in another run. */
function insertBreak(parent: XmlFragment, at: number): void {
  const pieces = piecesOf(parent);
  const index = indexAt(pieces, at);
  const made = new XmlElement("hardBreak");
  const run = pieces.filter(isRun).find(({ from, to }) => from < at && at < to);
  if (!run) return parent.insert(index, [made]);
  const rest = new XmlText();
  const tail = runsFrom(run.child, at - run.from);
  run.child.delete(at - run.from, run.to - at);
  parent.insert(index + 1, [made, rest]);
  rest.applyDelta(tail);
}

interface TextRun {
  readonly insert: string;
  readonly attributes?: Record<string, unknown>;
}

function runsFrom(text: XmlText, at: number): TextRun[] {
  let end = 0;
  // toDelta is typed `any`; its runs have this shape (Yjs documentation, Y.Text), and ours hold nothing but strings.
  return (text.toDelta() as TextRun[]).flatMap((run) => {
    const start = end;
    end += run.insert.length;
    return end <= at ? [] : [{ ...run, insert: run.insert.slice(Math.max(0, at - start)) }];
  });
}

const noMarks = Object.fromEntries(markNames.map((name) => [name, null]));

function setMarks(parent: XmlFragment, at: number, nodes: readonly RichNode[]): void {
  const runs = piecesOf(parent).filter(isRun);
  let end = at;
  for (const node of nodes) {
    const start = end;
    end += lengthOf(node);
    for (const { child, from, to } of runs) {
      const [first, last] = [Math.max(start, from), Math.min(end, to)];
      if (first < last)
        child.format(first - from, last - first, { ...noMarks, ...toAttributes(node.marks ?? []) });
    }
  }
}
