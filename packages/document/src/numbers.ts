/**
 * Numbers the Polish way (Polish spelling rules; EU interinstitutional style guide, Polish edition): decimal comma,
 * space between groups of three also in four-digit numbers, a true minus sign.
 */
import type { Language } from "@brudnopis/schema";

const nbsp = "\u00a0";

export type NumberProblem =
  | "not-a-number"
  /** "1.234": a thousand and something, or one and a bit? */
  | "ambiguous-dot"
  | "too-many-decimals"
  | "too-large";

export type Parsed<T, P> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: P };

const multipliers: Record<string, number> = {
  tys: 1e3,
  tysięcy: 1e3,
  tysiące: 1e3,
  tysiąc: 1e3,
  mln: 1e6,
  milion: 1e6,
  miliony: 1e6,
  milionów: 1e6,
  mld: 1e9,
  miliard: 1e9,
  miliardy: 1e9,
  miliardów: 1e9,
};

/** Reads `1 234,56`, `1234.56`, `1.234.567,8`, `1,2 mln`, `−5`. `unit` is what may stand behind the number. */
export function parseNumber(input: string, unit?: string): Parsed<number, NumberProblem> {
  const plain = input
    .normalize("NFKC")
    .replace(/\s+/gu, " ")
    .replace(/[−–]/g, "-")
    .trim();
  const bare = unit === undefined ? plain : withoutSuffix(plain, unit.normalize("NFKC"));
  const match = /^(-?)\s?([\d., ]*\d)(?: ?([a-ząćęłńóśźż]+)\.?)?$/i.exec(bare);
  const [, sign, digits, word] = match ?? [];
  if (digits === undefined) return { ok: false, problem: "not-a-number" };
  const factor = word === undefined ? 1 : multipliers[word.toLowerCase()];
  if (factor === undefined) return { ok: false, problem: "not-a-number" };
  const canonical = canonicalDigits(digits);
  if (canonical === undefined) return { ok: false, problem: "not-a-number" };
  if (canonical === "ambiguous") return { ok: false, problem: "ambiguous-dot" };
  const value = scale(canonical, factor) * (sign === "-" ? -1 : 1);
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER
    ? { ok: true, value: value === 0 ? 0 : value }
    : { ok: false, problem: "too-large" };
}

function withoutSuffix(text: string, suffix: string): string {
  return text.toLowerCase().endsWith(suffix.toLowerCase())
    ? text.slice(0, text.length - suffix.length).trim()
    : text;
}

/** Digits with a dot for the decimal separator, whatever separators were typed. */
function canonicalDigits(typed: string): string | undefined {
  if (/^\d+([,.]\d+)?$/.test(typed)) {
    return /^[1-9]\d{0,2}\.\d{3}$/.test(typed) ? "ambiguous" : typed.replace(",", ".");
  }
  if (/^\d{1,3}( \d{3})+([,.]\d+)?$/.test(typed)) return typed.replaceAll(" ", "").replace(",", ".");
  if (/^\d{1,3}(\.\d{3})+,\d+$|^\d{1,3}(\.\d{3}){2,}$/.test(typed)) {
    return typed.replaceAll(".", "").replace(",", ".");
  }
  if (/^\d{1,3}(,\d{3})+\.\d+$|^\d{1,3}(,\d{3}){2,}$/.test(typed)) return typed.replaceAll(",", "");
  return undefined;
}

/** Multiplies without binary noise: 1,2 mln is 1200000, not 1199999.9999. */
function scale(digits: string, factor: number): number {
  return Number(`${digits}e${Math.log10(factor)}`);
}

/** Reads an amount in złoty into integer grosze. */
export function parseMoney(input: string): Parsed<number, NumberProblem> {
  const bare = input.trim().replace(/\s*(zł|pln|złotych|złote|złoty)\.?$/iu, "");
  const parsed = parseNumber(bare);
  if (!parsed.ok) return parsed;
  const grosze = Math.round(parsed.value * 100);
  if (Math.abs(parsed.value * 100 - grosze) > 1e-6 * Math.max(1, Math.abs(grosze) * 1e-6)) {
    return { ok: false, problem: "too-many-decimals" };
  }
  return Number.isSafeInteger(grosze) ? { ok: true, value: grosze } : { ok: false, problem: "too-large" };
}

/** Reads a calendar year: `2026`, `2026 r.`. */
export function parseYear(input: string): Parsed<number, "not-a-year"> {
  const match = /^(\d{4})(?:\s*r\.?)?$/i.exec(input.trim());
  return match ? { ok: true, value: Number(match[1]) } : { ok: false, problem: "not-a-year" };
}

/** `29 800`, `44 149,7`, `−5`; in English `29,800`. At most `decimals` places, without trailing zeros. */
export function formatNumber(value: number, language: Language, decimals = 6): string {
  const [whole = "0", fraction] = Math.abs(value)
    .toFixed(decimals)
    .replace(/\.?0+$/, (zeros) => (decimals === 0 ? zeros : ""))
    .split(".");
  return assemble(value < 0, whole, fraction, language);
}

/** An amount without its unit: `2 400 000`, `1 234,50`. */
export function formatAmount(grosze: number, language: Language): string {
  const cents = Math.abs(grosze) % 100;
  const whole = String((Math.abs(grosze) - cents) / 100);
  const fraction = cents === 0 ? undefined : String(cents).padStart(2, "0");
  return assemble(grosze < 0, whole, fraction, language);
}

export function formatMoney(grosze: number, language: Language): string {
  const amount = formatAmount(grosze, language);
  return language === "pl" ? `${amount}${nbsp}zł` : `PLN${nbsp}${amount}`;
}

/** A share in per cent with one decimal: `33,9%`. */
export function formatShare(part: number, whole: number, language: Language): string {
  if (whole === 0) return "–";
  const tenths = Math.round((part / whole) * 1000);
  const [integer = "0", tenth] = (tenths / 10).toFixed(1).split(".");
  return `${assemble(tenths < 0, integer.replace("-", ""), tenth, language)}%`;
}

function assemble(
  negative: boolean,
  whole: string,
  fraction: string | undefined,
  language: Language,
): string {
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === "pl" ? nbsp : ",");
  const decimal = fraction === undefined ? "" : `${language === "pl" ? "," : "."}${fraction}`;
  return `${negative ? "−" : ""}${grouped}${decimal}`;
}
