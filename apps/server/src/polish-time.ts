/** Days and hours as they are in Poland, wherever the server stands. */
const timeZone = "Europe/Warsaw";

// Making one takes a hundred times as long as using it. The Swedish way to write a time is ISO 8601.
const days = new Intl.DateTimeFormat("sv-SE", { timeZone });
const times = new Intl.DateTimeFormat("sv-SE", {
  timeZone,
  dateStyle: "short",
  timeStyle: "medium",
});

/** ISO 8601, such as 2026-11-22. */
export function polishDay(at: number): string {
  return days.format(at);
}

/** To the second, such as 2026-11-22 09:30:00. */
export function polishTime(at: number): string {
  return times.format(at);
}

/** When a day begins in Poland, in milliseconds since the epoch. */
export function startOfPolishDay(day: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // The clocks are changed at night, but never as early as at midnight.
  return midnight - (Date.parse(`${polishTime(midnight).replace(" ", "T")}Z`) - midnight);
}

export function dayAfter(day: string): string {
  const noon = Date.parse(`${day}T12:00:00Z`);
  return new Date(noon + 24 * 3_600_000).toISOString().slice(0, 10);
}
