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

export type Parsed<T, P> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: P };

/** Powers of ten that may be written as words. */
const exponents = new Map([
  ["tys", 3],
  ["tysięcy", 3],
  ["tysiące", 3],
  ["tysiąc", 3],
  ["mln", 6],
  ["milion", 6],
  ["miliony", 6],
  ["milionów", 6],
  ["mld", 9],
  ["miliard", 9],
  ["miliardy", 9],
  ["miliardów", 9],
]);

/**
 * Reads `1 234,56`, `1234.56`, `1.234.567,8`, `1,2 mln`, `−5`. `unit` is what may stand behind the number.
 * The language matters where one separator stands before three digits: `29,800` is 29.8 in Polish, 29 800 in English.
 */
export function parseNumber(
  input: string,
  unit?: string,
  language: Language = "pl",
): Parsed<number, NumberProblem> {
  const written = readWritten(input, unit, language);
  if (!written.ok) return written;
  const value = toNumber(written.value);
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER
    ? { ok: true, value }
    : { ok: false, problem: "too-large" };
}

/** A number as it was written: nothing is rounded yet. */
interface Written {
  readonly isNegative: boolean;
  /** With a dot for the decimal separator. */
  readonly digits: string;
  readonly exponent: number;
}

function readWritten(
  input: string,
  unit: string | undefined,
  language: Language,
): Parsed<Written, NumberProblem> {
  // Not NFKC: it would turn the footnote mark of "1 234²" into a digit.
  const plain = input.normalize("NFC").replace(/\s+/gu, " ").replace(/[−–]/g, "-").trim();
  const bare = unit === undefined ? plain : withoutSuffix(plain, unit);
  const match = /^(-?)\s?([\d., ]*\d)(?: ?([a-ząćęłńóśźż]+)\.?)?$/i.exec(bare);
  const [, sign, typed, word] = match ?? [];
  const exponent = word === undefined ? 0 : exponents.get(word.toLowerCase());
  const digits = typed === undefined ? undefined : canonicalDigits(typed, language);
  if (digits === undefined || exponent === undefined) return { ok: false, problem: "not-a-number" };
  if (digits === "ambiguous") return { ok: false, problem: "ambiguous-dot" };
  return { ok: true, value: { isNegative: sign === "-", digits, exponent } };
}

/** The unit may be typed without its final dot, and `m²` as `m2`. */
function withoutSuffix(text: string, unit: string): string {
  const spellings = [unit, unit.normalize("NFKC")].flatMap((spelling) => [
    spelling,
    spelling.replace(/\.$/, ""),
  ]);
  const suffix = spellings.find((spelling) => text.toLowerCase().endsWith(spelling.toLowerCase()));
  return suffix === undefined ? text : text.slice(0, text.length - suffix.length).trim();
}

/** Digits with a dot for the decimal separator, whatever separators were typed. */
function canonicalDigits(typed: string, language: Language): string | undefined {
  if (/^[1-9]\d{0,2}[,.]\d{3}$/.test(typed)) {
    if (language === "en") return typed.replace(",", "");
    return typed.includes(".") ? "ambiguous" : typed.replace(",", ".");
  }
  if (/^\d+([,.]\d+)?$/.test(typed)) return typed.replace(",", ".");
  if (/^\d{1,3}( \d{3})+([,.]\d+)?$/.test(typed))
    return typed.replaceAll(" ", "").replace(",", ".");
  if (/^\d{1,3}(\.\d{3})+,\d+$|^\d{1,3}(\.\d{3}){2,}$/.test(typed)) {
    return typed.replaceAll(".", "").replace(",", ".");
  }
  if (/^\d{1,3}(,\d{3})+\.\d+$|^\d{1,3}(,\d{3}){2,}$/.test(typed)) return typed.replaceAll(",", "");
  return undefined;
}

/** Shifts the point in the text, without binary noise: 1,2 mln is 1200000, not 1199999.9999. */
function toNumber({ isNegative, digits, exponent }: Written, shift = 0): number {
  const value = Number(`${digits}e${exponent + shift}`);
  return isNegative && value !== 0 ? -value : value;
}

/**
 * Reads an amount in złoty into integer grosze. Three decimal places are refused even when they are zeros:
 * `720,000` is more likely a copied English 720 thousand than 720.
 */
export function parseMoney(
  input: string,
  language: Language = "pl",
): Parsed<number, NumberProblem> {
  const bare = input
    .trim()
    .replace(/\s*(zł|pln|złotych|złote|złoty)\.?$/iu, "")
    .replace(/^(pln|zł)\s*/iu, "");
  const written = readWritten(bare, undefined, language);
  if (!written.ok) return written;
  const decimals = written.value.digits.split(".")[1]?.length ?? 0;
  if (decimals - written.value.exponent > 2) return { ok: false, problem: "too-many-decimals" };
  const grosze = toNumber(written.value, 2);
  return Number.isSafeInteger(grosze)
    ? { ok: true, value: grosze }
    : { ok: false, problem: "too-large" };
}

/** Reads a calendar year: `2026`, `2026 r.`. */
export function parseYear(input: string): Parsed<number, "not-a-year"> {
  const match = /^(\d{4})(?:\s*r\.?)?$/i.exec(input.trim());
  return match ? { ok: true, value: Number(match[1]) } : { ok: false, problem: "not-a-year" };
}

/** `29 800`, `44 149,7`, `−5`; in English `29,800`. At most `decimals` places, without trailing zeros. */
export function formatNumber(value: number, language: Language, decimals = 6): string {
  // From 1e21 on, toFixed writes exponents; such a number has no decimal places to keep.
  const fixed = Math.abs(value) < 1e21 ? Math.abs(value).toFixed(decimals) : bigDigits(value);
  const [whole = "0", fraction = ""] = fixed.split(".");
  const kept = fraction.replace(/0+$/, "");
  const isZero = kept === "" && /^0+$/.test(whole);
  return assemble(value < 0 && !isZero, whole, kept === "" ? undefined : kept, language);
}

function bigDigits(value: number): string {
  return Number.isFinite(value) ? BigInt(Math.abs(value)).toString() : "∞";
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

/** A number with its unit: the per cent sign joins it, as Polish print has it; other units stand apart. */
export function withUnit(number: string, unit: string | undefined): string {
  if (unit === undefined || unit === "") return number;
  return unit === "%" || unit === "‰" ? `${number}${unit}` : `${number}${nbsp}${unit}`;
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
