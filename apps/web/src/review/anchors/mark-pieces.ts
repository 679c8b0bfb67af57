/** Cuts runs of text where marks begin and end. */
import type { TextMark } from "../text-mark.ts";

export interface Piece {
  readonly text: string;
  /** Around it, the outermost first. */
  readonly around: readonly TextMark[];
  /** Of `around`, those of which this is the first piece. */
  readonly begins: readonly TextMark[];
  /** Marks that end behind it, or stand there between two letters. */
  readonly ends: readonly TextMark[];
}

/** @param at The number of the run's first letter in its field. @param marks In the order in which they begin. */
export function cutByMarks(text: string, at: number, marks: readonly TextMark[]): Piece[] {
  const end = at + text.length;
  const near = marks.filter(({ from, to }) => from <= end && to >= at);
  const inside = near.flatMap(({ from, to }) => [from, to]).filter((cut) => at < cut && cut < end);
  const cuts = [...new Set([at, ...inside, end])].sort((one, other) => one - other);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end;
    const around = near.filter((mark) => mark.from <= from && mark.to >= to && mark.from < mark.to);
    return {
      text: text.slice(from - at, to - at),
      around,
      begins: around.filter((mark) => mark.from === from),
      ends: near.filter((mark) => mark.to === to),
    };
  });
}
