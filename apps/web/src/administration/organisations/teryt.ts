/** Codes of municipalities in TERYT, as people type or paste them, and in words what is wrong with one. */
export type TerytProblem = "missing" | "digits" | "leading-zero" | "voivodeship" | "kind";

/** Without the spaces, hyphens and dots that registers print between the parts of a code. */
export function cleanTeryt(typed: string): string {
  return typed.replace(/[\s\-–.]/g, "");
}

/** The same rule as the schema's, said part by part. */
export function terytProblem(code: string): TerytProblem | undefined {
  if (code === "") return "missing";
  if (/^\d{6}$/.test(code) && terytProblem(`0${code}`) === undefined) return "leading-zero";
  if (!/^\d{7}$/.test(code)) return "digits";
  if (!/^(?:0[2468]|[12][02468]|3[02])/.test(code)) return "voivodeship";
  return /[1234589]$/.test(code) ? undefined : "kind";
}
