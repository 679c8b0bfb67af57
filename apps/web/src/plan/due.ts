/** A day in words, and how far away it is. */
import { formatLongDate } from "@brudnopis/document";
import type { Language } from "@brudnopis/schema";

const dayMs = 86_400_000;

/** Further away than this, how many days it is says nothing. */
const nearDays = 30;

/** „30 czerwca 2026 r. (za 5 dni)” */
export function dueText(due: string, day: string, language: Language): string {
  const date = formatLongDate(due, language);
  const days = Math.round((Date.parse(due) - Date.parse(day)) / dayMs);
  if (Math.abs(days) > nearDays) return date;
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  return `${date} (${format.format(days, "day")})`;
}
