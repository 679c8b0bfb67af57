/**
 * Stretches of one client's clocks with whose they are and since when. They come in any order; where several say
 * something about the same clock, the first holds. Layers of growing size keep that cheap: what comes is put on top,
 * and layers of like size become one.
 */

export interface RangeCredit {
  /** Number of a person. */
  readonly person: number;
  readonly at: number;
  readonly seq: number;
}

/** Ranges in order, each five numbers: clock, length, person, at, seq. */
export type FlatRanges = readonly number[];

const stride = 5;

/** What one person did within such a time is one thing to a reader. */
const minuteMs = 60_000;

export class AuthorshipRanges {
  /** The oldest first, which is what holds. */
  #layers: number[][];
  #lastFound:
    | { readonly from: number; readonly to: number; readonly credit: RangeCredit }
    | undefined;

  constructor(ranges: number[] = []) {
    this.#layers = [ranges];
  }

  add(clock: number, length: number, { person, at, seq }: RangeCredit): void {
    this.#lastFound = undefined;
    let top = this.#layers.at(-1);
    if (!top || clock < endOf(top, top.length - stride)) this.#layers.push((top = []));
    push(top, clock, length, person, at, seq);
    this.#settle(2);
  }

  /** The same object for neighbours that have it in common. */
  find(clock: number): RangeCredit | undefined {
    const last = this.#lastFound;
    if (last && clock >= last.from && clock < last.to) return last.credit;
    const ranges = this.settled();
    const index = lastFrom(ranges, clock);
    if (index < 0 || clock >= endOf(ranges, index)) return undefined;
    const [from = 0, length = 0, person = 0, at = 0, seq = 0] = ranges.slice(index, index + stride);
    this.#lastFound = { from, to: from + length, credit: { person, at, seq } };
    return this.#lastFound.credit;
  }

  /** The same people and times, all by one update. */
  at(seq: number): AuthorshipRanges {
    const ranges = [...this.settled()];
    for (let index = stride - 1; index < ranges.length; index += stride) ranges[index] = seq;
    return new AuthorshipRanges(ranges);
  }

  settled(): FlatRanges {
    this.#settle(Infinity);
    return this.#layers[0] ?? [];
  }

  /** Until each layer is so many times as large as the one on top of it. */
  #settle(factor: number): void {
    for (;;) {
      const [below, top] = [this.#layers.at(-2), this.#layers.at(-1)];
      if (!below || !top || below.length > factor * top.length) return;
      this.#layers.splice(-2, 2, overlaid(below, top));
    }
  }
}

/** All of the older ranges, and of the newer ones what lies beside them. */
function overlaid(older: FlatRanges, newer: FlatRanges): number[] {
  const ranges: number[] = [];
  let next = 0;
  for (let index = 0; index < newer.length; index += stride) {
    const end = endOf(newer, index);
    for (let clock = newer[index] ?? 0; clock < end;) {
      for (; next < older.length && endOf(older, next) <= clock; next += stride)
        copy(ranges, older, next);
      const taken = older[next] ?? Infinity;
      const to = taken > clock ? Math.min(end, taken) : endOf(older, next);
      if (taken > clock) copy(ranges, newer, index, clock, to - clock);
      clock = to;
    }
  }
  for (; next < older.length; next += stride) copy(ranges, older, next);
  return ranges;
}

function copy(
  into: number[],
  from: FlatRanges,
  index: number,
  clock = from[index] ?? 0,
  length = from[index + 1] ?? 0,
): void {
  push(into, clock, length, from[index + 2] ?? 0, from[index + 3] ?? 0, from[index + 4] ?? 0);
}

/** Behind the last one, or as a part of it: the newest of several updates is who knows since when all of it is there. */
function push(
  ranges: number[],
  clock: number,
  length: number,
  person: number,
  at: number,
  seq: number,
): void {
  const last = ranges.length - stride;
  const lastAt = ranges[last + 3] ?? 0;
  const isOne =
    last >= 0 &&
    endOf(ranges, last) === clock &&
    ranges[last + 2] === person &&
    Math.floor(lastAt / minuteMs) === Math.floor(at / minuteMs);
  if (!isOne) ranges.push(clock, length, person, at, seq);
  else {
    ranges[last + 1] = (ranges[last + 1] ?? 0) + length;
    ranges[last + 3] = Math.max(lastAt, at);
    ranges[last + 4] = Math.max(ranges[last + 4] ?? 0, seq);
  }
}

/** First clock after a range; 0 when there is none. */
function endOf(ranges: FlatRanges, index: number): number {
  return (ranges[index] ?? 0) + (ranges[index + 1] ?? 0);
}

/** Where the last range is that begins at a clock or before; negative when there is none. */
function lastFrom(ranges: FlatRanges, clock: number): number {
  let [low, high] = [0, ranges.length / stride - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((ranges[stride * middle] ?? 0) <= clock) low = middle + 1;
    else high = middle - 1;
  }
  return stride * high;
}
