const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** „3 godziny temu”; older than a week as a date. */
export function relativeTime(then: number, now: number, locale: string): string {
  const elapsed = Math.max(0, now - then);
  if (elapsed > 7 * 86_400_000) {
    return new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(then);
  }
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const unit = units.find(([, size]) => elapsed >= size);
  return unit ? format.format(-Math.floor(elapsed / unit[1]), unit[0]) : format.format(0, "second");
}
