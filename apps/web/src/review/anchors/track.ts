/**
 * Where the words go while somebody edits them. Who edits knows it exactly; afterwards one sees only that letters are gone
 * and others have come.
 *
 *   T1  What is typed at the edges of a range stays outside of it.
 *   T2  Words that were cut, or dragged away, are the same words where they are put back, in whichever field.
 *   T3  A range of which no letter is left is gone.
 */
import { isHeir } from "@brudnopis/document";
import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { lettersBetween } from "./letters.ts";

/** Positions of the editor. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** Between two letters; it goes with the one in front of it, and is never gone. */
  readonly isPlace?: true;
}

/** Words that were taken out of a text, and which of them a range had. */
export interface Carried extends Span {
  readonly text: string;
}

export interface Tracked {
  /** By id of what is anchored there. */
  readonly spans: ReadonlyMap<string, Span>;
  readonly carried: ReadonlyMap<string, Carried>;
  /** Of whose words no letter is left. */
  readonly gone: ReadonlySet<string>;
  /** Everything between the first and the last change since the anchors were compared with what they hold to. */
  readonly touched: Span | undefined;
}

export function track(before: Tracked, { steps, docs, doc }: Transaction): Tracked {
  const isFresh = new Set<string>();
  return steps.reduce<Tracked>((tracked, step, index) => {
    const changes: Change[] = [];
    const map = step.getMap();
    map.forEach((oldFrom, oldTo, newFrom, newTo) =>
      changes.push({ old: { from: oldFrom, to: oldTo }, new: { from: newFrom, to: newTo } }),
    );
    if (changes.length === 0) return tracked;
    const [was, is] = [docs[index] ?? doc, docs[index + 1] ?? doc];
    const spans = new Map<string, Span>();
    const putBack = foundAgain(tracked.carried, changes, is, isFresh);
    const lost = new Map<string, Carried>();
    for (const [id, span] of tracked.spans) {
      const to = map.map(span.to, -1);
      const moved = span.isPlace ? { ...span, from: to, to } : { from: map.map(span.from, 1), to };
      if (span.isPlace || isAlive(moved, is, changes)) spans.set(id, moved);
      else lose(id, span);
    }
    for (const [id, span] of putBack) spans.set(id, span);
    const touched = hull(tracked.touched, map.map.bind(map), changes);
    // Nearly every letter: what is drawn need not be drawn anew.
    if (putBack.size === 0 && lost.size === 0) return { ...tracked, spans, touched };
    const carried = new Map([...tracked.carried, ...lost].filter(([id]) => !putBack.has(id)));
    const gone = new Set([...tracked.gone, ...lost.keys()].filter((id) => !putBack.has(id)));
    return { spans, carried, gone, touched };

    function lose(id: string, span: Span): void {
      const taken = goneWith(span, was, changes);
      const stays = replacedBy(span, taken, was, is, changes);
      if (stays) return void spans.set(id, stays);
      lost.set(id, taken);
      isFresh.add(id);
    }
  }, before);
}

interface Change {
  readonly old: Span;
  readonly new: Span;
}

/** T3. A letter can only have gone where something changed. */
function isAlive(span: Span, doc: Node, changes: readonly Change[]): boolean {
  if (span.from >= span.to) return false;
  const isNear = changes.some(({ new: { from, to } }) => from <= span.to && to >= span.from);
  return !isNear || lettersBetween(doc, span.from, span.to) !== "";
}

/** T2. All that was taken out together with a range: the more, the surer it is known again. */
function goneWith(span: Span, was: Node, changes: readonly Change[]): Carried {
  const around = changes.find(({ old }) => old.from <= span.from && span.to <= old.to)?.old ?? span;
  const from = lettersBetween(was, around.from, span.from).length;
  const length = lettersBetween(was, span.from, span.to).length;
  return { text: lettersBetween(was, around.from, around.to), from, to: from + length };
}

/** What was put in its place in the same step: the whole text with something more, or the word with a letter mended. */
function replacedBy(
  span: Span,
  gone: Carried,
  was: Node,
  is: Node,
  changes: readonly Change[],
): Span | undefined {
  const change = changes.find(({ old }) => old.from <= span.from && span.to <= old.to);
  if (!change) return undefined;
  const now = lettersBetween(is, change.new.from, change.new.to);
  if (isAgain(now, gone.text, false)) return spanOf(is, change.new, firstOf(now, gone), gone);
  const isAll = change.old.from === span.from && change.old.to === span.to;
  return isAll && isHeir(now, lettersBetween(was, span.from, span.to)) ? change.new : undefined;
}

/** T2 */
function foundAgain(
  carried: Tracked["carried"],
  changes: readonly Change[],
  doc: Node,
  isFresh: ReadonlySet<string>,
): Map<string, Span> {
  const found = new Map<string, Span>();
  for (const { new: put } of changes) {
    for (const [id, gone] of carried) {
      if (put.to - put.from < gone.text.trim().length) continue;
      const now = lettersBetween(doc, put.from, put.to);
      if (!isAgain(now, gone.text, isFresh.has(id))) continue;
      const span = spanOf(doc, put, firstOf(now, gone), gone);
      if (span) found.set(id, span);
    }
  }
  return found;
}

/** A text of so many letters is none that happens to stand in another one. */
const tellingLength = 20;

/** Whether a text is, or has in it, what was taken out; in one go even a short one. */
function isAgain(now: string, gone: string, isInOneGo: boolean): boolean {
  const words = gone.trim();
  if (words === "") return false;
  if (now.trim() === words) return true;
  const isTelling = isInOneGo || words.length >= tellingLength;
  return isTelling && now.split(words).length === 2;
}

/** Spaces at its ends may have been left behind. */
function firstOf(now: string, { text }: Carried): number {
  return now.indexOf(text.trim()) - (text.length - text.trimStart().length);
}

/** @param first Where among the letters of `put` those of the carried text begin. */
function spanOf(doc: Node, put: Span, first: number, carried: Carried): Span | undefined {
  const [from, to] = [Math.max(0, first + carried.from), first + carried.to];
  let [start, end]: (number | undefined)[] = [];
  let letters = 0;
  doc.nodesBetween(put.from, put.to, (node, position) => {
    if (!node.isText) return;
    const at = Math.max(put.from, position);
    const next = letters + Math.min(put.to, position + node.nodeSize) - at;
    if (start === undefined && from < next) start = at + from - letters;
    if (end === undefined && to <= next) end = at + to - letters;
    letters = next;
  });
  return start !== undefined && end !== undefined && start < end
    ? { from: start, to: end }
    : undefined;
}

function hull(
  before: Span | undefined,
  map: (position: number, side: number) => number,
  changes: readonly Change[],
): Span {
  const moved = before && { from: map(before.from, -1), to: map(before.to, 1) };
  const all = [...(moved ? [moved] : []), ...changes.map((change) => change.new)];
  return {
    from: Math.min(...all.map(({ from }) => from)),
    to: Math.max(...all.map(({ to }) => to)),
  };
}
