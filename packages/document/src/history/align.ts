/** What two sequences have in common: the basis of every comparison here. */

/** Cells of a table that weighs every pair: a millisecond or two. Longer sequences are aligned without weights. */
const mostCells = 250_000;

/** Differences that are looked for in longer sequences: beyond, they have next to nothing in common. */
const mostDifferences = 2500;

/** Indexes of two items that are the same one. */
export type Match = readonly [before: number, after: number];

/**
 * A longest common subsequence, in order. Of several, the one that weighs most; what is the same must weigh the same.
 * The cost is bounded: where very long sequences share very little, only their common beginning and end are found.
 */
export function align<T>(
  before: readonly T[],
  after: readonly T[],
  isSame: (one: T, other: T) => boolean,
  weight: (item: T) => number = () => 1,
): Match[] {
  const most = Math.min(before.length, after.length);
  const sameAt = (i: number, j: number) => isSame(before[i] as T, after[j] as T);
  let start = 0;
  while (start < most && sameAt(start, start)) start += 1;
  let end = 0;
  while (end < most - start && sameAt(before.length - 1 - end, after.length - 1 - end)) end += 1;
  const rows = before.length - start - end;
  const columns = after.length - start - end;
  const same = (i: number, j: number) => sameAt(start + i, start + j);
  const between =
    rows * columns <= mostCells
      ? heaviest(rows, columns, same, (i) => weight(before[start + i] as T))
      : shortestEdit(rows, columns, same);
  return [
    ...Array.from({ length: start }, (_, i): Match => [i, i]),
    ...between.map(([i, j]): Match => [start + i, start + j]),
    ...Array.from({ length: end }, (_, i): Match => [
      before.length - end + i,
      after.length - end + i,
    ]),
  ];
}

type Same = (row: number, column: number) => boolean;

/** By a table of the best that can follow each pair of places. */
function heaviest(
  rows: number,
  columns: number,
  same: Same,
  weight: (row: number) => number,
): Match[] {
  if (rows === 0 || columns === 0) return [];
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  const at = (row: number, column: number) => best[row * width + column] ?? 0;
  const together = (row: number, column: number) => at(row + 1, column + 1) + weight(row);
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const apart = Math.max(at(row + 1, column), at(row, column + 1));
      best[row * width + column] = same(row, column)
        ? Math.max(apart, together(row, column))
        : apart;
    }
  }
  const found: Match[] = [];
  for (let row = 0, column = 0; row < rows && column < columns;) {
    if (same(row, column) && at(row, column) === together(row, column)) {
      found.push([row, column]);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return found;
}

/**
 * Myers' greedy way: for one difference more at a time, how far along each diagonal one gets. Quick where much is the
 * same, whatever the length.
 */
function shortestEdit(rows: number, columns: number, same: Same): Match[] {
  const most = Math.min(rows + columns, mostDifferences);
  const furthest = new Int32Array(2 * most + 3).fill(-1);
  const middle = most + 1;
  furthest[middle + 1] = 0;
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    // What is read when going back: the diagonals from -edits-1 to edits+1, as they were before this step.
    trace.push(furthest.slice(middle - edits - 1, middle + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let row = stepFrom(furthest, middle + diagonal, isDown(furthest, middle, diagonal, edits));
      while (row < rows && row - diagonal < columns && same(row, row - diagonal)) row += 1;
      furthest[middle + diagonal] = row;
      if (row >= rows && row - diagonal >= columns) return goBack(trace, rows, columns);
    }
  }
  return [];
}

/** Whether the way onto a diagonal comes from the one above, by something that is only in the later sequence. */
function isDown(reached: Int32Array, middle: number, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  if (diagonal === edits) return false;
  return (reached[middle + diagonal - 1] ?? -1) < (reached[middle + diagonal + 1] ?? -1);
}

function stepFrom(reached: Int32Array, at: number, down: boolean): number {
  return down ? (reached[at + 1] ?? 0) : (reached[at - 1] ?? 0) + 1;
}

function goBack(trace: readonly Int32Array[], rows: number, columns: number): Match[] {
  const found: Match[] = [];
  let [row, column] = [rows, columns];
  for (let edits = trace.length - 1; edits >= 0 && (row > 0 || column > 0); edits -= 1) {
    const reached = trace[edits] ?? new Int32Array();
    const middle = edits + 1;
    const diagonal = row - column;
    const down = isDown(reached, middle, diagonal, edits);
    const start = stepFrom(reached, middle + diagonal, down);
    for (; row > start && row > 0 && row - 1 - diagonal >= 0; row -= 1)
      found.push([row - 1, row - 1 - diagonal]);
    const from = down ? diagonal + 1 : diagonal - 1;
    row = reached[middle + from] ?? 0;
    column = row - from;
  }
  return found.toReversed();
}
