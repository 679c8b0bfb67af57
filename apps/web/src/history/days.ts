/** The timeline's days: „Dzisiaj”, „Wczoraj”, „sobota, 21 listopada”. */
import type { Revision } from "@brudnopis/schema";

export interface Day {
  /** Midnight of that day by this person's clock; names it within a list. */
  readonly start: number;
  readonly revisions: readonly Revision[];
}

/** In the order of the revisions. */
export function byDay(revisions: readonly Revision[]): Day[] {
  const days = new Map<number, Revision[]>();
  for (const revision of revisions) {
    const start = startOfDay(revision.at);
    const day = days.get(start) ?? [];
    day.push(revision);
    days.set(start, day);
  }
  return [...days].map(([start, all]) => ({ start, revisions: all }));
}

/** Further back a day is named by its date. */
const namedDays = 1;
const dayMs = 86_400_000;

export function dayName(start: number, now: number, locale: string): string {
  // The night in which clocks change is an hour longer or shorter.
  const ago = Math.round((startOfDay(now) - start) / dayMs);
  if (ago >= 0 && ago <= namedDays) {
    return capital(new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-ago, "day"));
  }
  const isThisYear = new Date(start).getFullYear() === new Date(now).getFullYear();
  const format = new Intl.DateTimeFormat(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(isThisYear ? {} : { year: "numeric" }),
  });
  return capital(format.format(start));
}

/** „12:03” */
export function timeOfDay(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: "short" }).format(at);
}

/** „23 lis, 12:03”: the moment where its day is not said elsewhere. */
export function moment(at: number, now: number, locale: string): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    ...(isThisYear ? {} : { year: "numeric" }),
    hour: "2-digit",
    minute: "2-digit",
  }).format(at);
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
