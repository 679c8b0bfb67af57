/** The same things with one of them a place further on or back; at the end of the row they stay as they are. */
export function moved<T>(row: readonly T[], from: number, by: 1 | -1): readonly T[] {
  const one = row[from];
  const to = from + by;
  if (one === undefined || to < 0 || to >= row.length) return row;
  return row.toSpliced(from, 1).toSpliced(to, 0, one);
}
