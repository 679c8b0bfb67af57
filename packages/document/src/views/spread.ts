/** Money over time: an amount that names no year, shared out among the months in which it is spent. */

/** Years in which a plan of a city can be; a date outside of them is a slip of the key. */
const plausibleYears = { first: 1990, last: 2100 } as const;

export function isPlausibleYear(year: number): boolean {
  return year >= plausibleYears.first && year <= plausibleYears.last;
}

/** How many months of each year lie between two ISO days, both months counted; undefined when there is no such time. */
export function monthsByYear(
  start: string | undefined,
  end: string | undefined,
): ReadonlyMap<number, number> | undefined {
  if (start === undefined || end === undefined || end < start) return undefined;
  const [from, to] = [monthNumber(start), monthNumber(end)];
  const months = new Map<number, number>();
  if (!isPlausibleYear(yearOf(from)) || !isPlausibleYear(yearOf(to))) return undefined;
  for (let month = from; month <= to; month += 1) {
    months.set(yearOf(month), (months.get(yearOf(month)) ?? 0) + 1);
  }
  return months;
}

function monthNumber(iso: string): number {
  const [year = 0, month = 1] = iso.split("-").map(Number);
  return year * 12 + month - 1;
}

function yearOf(month: number): number {
  return Math.floor(month / 12);
}

/**
 * Shares grosze out in proportion to whole weights; the parts add up to the whole. What rounding leaves goes to the
 * largest remainders, the earlier first. Whole złoty stay whole złoty, as people write them.
 */
export function shareOut(grosze: number, weights: readonly number[]): number[] {
  const unit = grosze % 100 === 0 ? 100 : 1;
  const units = Math.abs(grosze) / unit;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return weights.map(() => 0);
  // In two steps, so that no product leaves the safe integers.
  const [each, left] = [Math.floor(units / total), units % total];
  const parts = weights.map((weight) => each * weight + Math.floor((left * weight) / total));
  const missing = units - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (left * weight) % total }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, missing)) parts[index] = (parts[index] ?? 0) + 1;
  return parts.map((part) => (part === 0 ? 0 : Math.sign(grosze) * part * unit));
}
