/** Ranges of a client's clocks, as the delete set of an update has them: clock and length, alternating. */
export type Ranges = readonly number[];

export function collectRanges(
  into: Map<number, number[]>,
  from: ReadonlyMap<number, Ranges>,
): void {
  for (const [client, ranges] of from) {
    const known = into.get(client);
    if (!known) into.set(client, [...ranges]);
    else for (const value of ranges) known.push(value);
  }
}

/** The same clocks in ranges that are in order and do not touch. */
export function inOrder(ranges: Ranges): Ranges {
  if (isInOrder(ranges)) return ranges;
  const starts = Array.from({ length: ranges.length / 2 }, (_, index) => 2 * index);
  starts.sort((a, b) => (ranges[a] ?? 0) - (ranges[b] ?? 0));
  const ordered: number[] = [];
  let [clock, end] = [0, 0];
  for (const index of starts) {
    const next = ranges[index] ?? 0;
    const nextEnd = next + (ranges[index + 1] ?? 0);
    if (next > end) {
      if (end > clock) ordered.push(clock, end - clock);
      clock = next;
    }
    end = Math.max(end, nextEnd);
  }
  if (end > clock) ordered.push(clock, end - clock);
  return ordered;
}

/** First clock after the last range. */
export function endOfRanges(ranges: Ranges): number {
  return (ranges.at(-2) ?? 0) + (ranges.at(-1) ?? 0);
}

/** Whether every range lies in one of the others, which are in order. */
export function isWithin(ranges: Ranges, others: Ranges): boolean {
  for (let index = 0; index < ranges.length; index += 2) {
    const clock = ranges[index] ?? 0;
    const other = lastFrom(others, clock);
    const end = clock + (ranges[index + 1] ?? 0);
    if (other < 0 || end > (others[other] ?? 0) + (others[other + 1] ?? 0)) return false;
  }
  return true;
}

/** Where the first range is that ends behind a clock; behind the last one when there is none. The ranges are in order. */
export function firstEndingAfter(ranges: Ranges, clock: number): number {
  const last = Math.max(0, lastFrom(ranges, clock));
  return (ranges[last] ?? Infinity) + (ranges[last + 1] ?? 0) > clock ? last : last + 2;
}

/** Where the last range is that begins at a clock or before; -1 when there is none. */
function lastFrom(ranges: Ranges, clock: number): number {
  let [low, high] = [0, ranges.length / 2 - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((ranges[2 * middle] ?? 0) <= clock) low = middle + 1;
    else high = middle - 1;
  }
  return 2 * high;
}

function isInOrder(ranges: Ranges): boolean {
  for (let index = 2; index < ranges.length; index += 2)
    if ((ranges[index] ?? 0) <= (ranges[index - 2] ?? 0) + (ranges[index - 1] ?? 0)) return false;
  return true;
}
