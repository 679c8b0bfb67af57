/** Dates as Polish offices write them; kept as ISO 8601 days, without time or zone. */
import type { Language } from "@brudnopis/schema";
import type { Parsed } from "./numbers.ts";

const nbsp = "\u00a0";

const months = {
  pl: [
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "września",
    "października",
    "listopada",
    "grudnia",
  ],
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
} as const;

const romanMonths = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
const quarters = ["I", "II", "III", "IV"];

/** Reads `05.03.2026`, `5.3.2026`, `5 marca 2026 r.`, `5 III 2026`, `5.III.2026`, `2026-03-05`. */
export function parseDate(input: string): Parsed<string, "not-a-date" | "no-such-day"> {
  const text = input
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/\s*(roku|r\.?)$/, "");
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return toIso(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numeric = /^(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4})$/.exec(text);
  if (numeric) return toIso(Number(numeric[3]), Number(numeric[2]), Number(numeric[1]));
  const worded = /^(\d{1,2})[.\s]\s*([a-ząćęłńóśźż]+)[.\s]\s*(\d{4})$/.exec(text);
  const month = worded?.[2] === undefined ? 0 : monthNumber(worded[2]);
  if (worded && month > 0) return toIso(Number(worded[3]), month, Number(worded[1]));
  return { ok: false, problem: "not-a-date" };
}

function monthNumber(word: string): number {
  const roman = romanMonths.indexOf(word);
  if (roman >= 0) return roman + 1;
  const polish: readonly string[] = months.pl;
  const english = months.en.map((name) => name.toLowerCase());
  return Math.max(polish.indexOf(word), english.indexOf(word)) + 1;
}

function toIso(year: number, month: number, day: number): Parsed<string, "no-such-day"> {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists
    ? { ok: true, value: date.toISOString().slice(0, 10) }
    : { ok: false, problem: "no-such-day" };
}

/** For tables and fields: `05.03.2026`. */
export function formatDate(iso: string, language: Language): string {
  const [year, month, day] = iso.split("-");
  return language === "pl" ? `${day}.${month}.${year}` : `${day}/${month}/${year}`;
}

/** For running text: `5 marca 2026 r.`. */
export function formatLongDate(iso: string, language: Language): string {
  const [year, month, day] = iso.split("-").map(Number);
  const name = months[language][(month ?? 1) - 1];
  return language === "pl"
    ? `${day}${nbsp}${name} ${year}${nbsp}r.`
    : `${day}${nbsp}${name} ${year}`;
}

/** For narrow columns: `II kw. 2026`. */
export function formatQuarter(iso: string, language: Language): string {
  const [year, month] = iso.split("-").map(Number);
  const quarter = Math.floor(((month ?? 1) - 1) / 3);
  return language === "pl"
    ? `${quarters[quarter]}${nbsp}kw.${nbsp}${year}`
    : `Q${quarter + 1}${nbsp}${year}`;
}
