/** When e-mail may leave, by Polish clocks. */
import type { NotificationSettings } from "@brudnopis/schema";
import { polishDay, polishTime } from "../polish-time.ts";

const dayMs = 24 * 3_600_000;

/** Quiet hours can go over midnight; a quiet weekend is all of Saturday and Sunday. */
export function isQuiet(at: number, quiet: NotificationSettings["quiet"]): boolean {
  if (!quiet) return false;
  const { from, to, weekends } = quiet;
  if (weekends && isWeekend(at)) return true;
  const now = hourOf(at);
  return from < to ? from <= now && now < to : from <= now || now < to;
}

/** The day and hour at which the last digest left, or would have: `2026-11-23 07:30`, to be compared with `momentOf`. */
export function lastDigest(at: number, digestAt: string): string {
  const day = hourOf(at) >= digestAt ? polishDay(at) : dayBefore(at);
  return `${day} ${digestAt}`;
}

export function momentOf(at: number): string {
  return polishTime(at).slice(0, 16);
}

function hourOf(at: number): string {
  return momentOf(at).slice(11);
}

function isWeekend(at: number): boolean {
  return [0, 6].includes(noonOf(at).getUTCDay());
}

function dayBefore(at: number): string {
  return new Date(noonOf(at).getTime() - dayMs).toISOString().slice(0, 10);
}

/** A moment of the same day that no change of the clocks moves to another. */
function noonOf(at: number): Date {
  return new Date(`${polishDay(at)}T12:00:00Z`);
}
