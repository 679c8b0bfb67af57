/** Arithmetic on ISO 8601 days, without time or zone. */

const dayMs = 86_400_000;

/** Days since 1 January 1970. */
export function dayNumber(iso: string): number {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / dayMs);
}

export function isoDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

export function addDays(iso: string, days: number): string {
  return isoDay(dayNumber(iso) + days);
}

/**
 * The same day of another month, or its last one where that month is shorter. The last day of a month stays the last:
 * a month after 30 June is 31 July, because plans that end with a month go on doing so.
 */
export function addMonths(iso: string, months: number): string {
  const { year, month, day } = dayParts(iso);
  const [here, there] = [lastOfMonth(year, month), lastOfMonth(year, month + months)];
  const isLast = iso === here;
  return isLast || day > dayParts(there).day ? there : isoOf(year, month + months, day);
}

/** The first day of the quarter that lies `quarters` from the one of this day. */
export function startOfQuarter(iso: string, quarters = 0): string {
  const { year, month } = dayParts(iso);
  return isoOf(year, month - (month % 3) + quarters * 3, 1);
}

export function endOfQuarter(iso: string, quarters = 0): string {
  return addDays(startOfQuarter(iso, quarters + 1), -1);
}

export function yearOf(iso: string): number {
  return Number(iso.slice(0, 4));
}

/** The month counts from 0. */
function dayParts(iso: string): { year: number; month: number; day: number } {
  const [year = 0, month = 1, day = 1] = iso.split("-").map(Number);
  return { year, month: month - 1, day };
}

/** Months before the first or after the last are those of other years. */
function isoOf(year: number, month: number, day: number): string {
  return isoDay(Math.round(Date.UTC(year, month, day) / dayMs));
}

function lastOfMonth(year: number, month: number): string {
  return isoOf(year, month + 1, 0);
}
