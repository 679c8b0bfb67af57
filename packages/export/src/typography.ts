/**
 * Typography applied at export, never stored: which spaces do not break, and paired quotation marks. Every rule
 * replaces one character by one other, so that a place in the text stays the same place.
 */
import type { Language } from "@brudnopis/schema";
import { remembered } from "./remembered.ts";

const nbsp = "\u00a0";

/** Narrow table cells keep figures and abbreviations together, and may end a line with a short word. */
export type Measure = "text" | "cell";

export function typeset(text: string, language: Language, measure: Measure = "text"): string {
  return typesetters[language][measure](text);
}

const typesetters: Readonly<Record<Language, Readonly<Record<Measure, (text: string) => string>>>> =
  {
    pl: {
      text: remembered((text) => applyRules(text, "pl", "text")),
      cell: remembered((text) => applyRules(text, "pl", "cell")),
    },
    en: {
      text: remembered((text) => applyRules(text, "en", "text")),
      cell: remembered((text) => applyRules(text, "en", "cell")),
    },
  };

function applyRules(text: string, language: Language, measure: Measure): string {
  // Every rule is about a space, and many are about a space beside a figure: most cells of tables have neither.
  if (!text.includes(" ")) return pairQuotes(text, language);
  const rules = [
    ...(/\d/.test(text) ? besideFigures[language] : []),
    ...besideWords[language],
    ...(measure === "text" ? runningText[language] : []),
  ];
  const spaced = rules.reduce((result, rule) => result.replace(rule, keepTogether), text);
  return pairQuotes(spaced, language);
}

function keepTogether(match: string): string {
  return match.replaceAll(" ", nbsp);
}

const units = [
  "[kMGTP]?Wh?[tep]?",
  "[kMGTP]?J",
  "[kM]?g",
  "t",
  "t?CO[₂2]",
  "[kcm]?m[²³23]?",
  "ha",
  "l",
  "°C",
  "[%‰]",
  "zł",
  "gr",
  "PLN",
  "EUR",
  "€",
  "szt",
  "os",
  "pkt(?! \\d)",
  "proc",
  "godz",
  "min",
  "s",
  "h",
  "r",
].join("|");

const multiples = "tys|mln|mld|thousand|million|billion";

/** Held together in every language: `1 234 567`, `20 MWh`, `1,2 mln zł`, `J. Kowalski`, `§ 3`. */
const figures: readonly RegExp[] = [
  /(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)/g,
  new RegExp(`(?<=\\d) (?:${multiples})\\b\\.?(?: (?:${units})(?![\\p{L}\\p{N}]))?`, "gu"),
  new RegExp(`(?<=\\d) (?:${units})(?![\\p{L}\\p{N}])`, "gu"),
  /(?<=§) (?=\d)/g,
];

const initials = /(?<![\p{L}\p{N}])\p{Lu}\. (?=\p{Lu})/gu;

const months =
  "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia";
const beforeNumbers =
  "art|ust|pkt|poz|nr|str|s|rozdz|tab|rys|zał|ok|godz|Art|Ust|Pkt|Poz|Nr|Rozdz|Tab|Rys|Zał|Ok";
const beforeNames = "ul|al|pl|os|św|im|dr|prof|inż|mgr|woj|pow|gm|p";

const besideFigures: Readonly<Record<Language, readonly RegExp[]>> = {
  pl: [
    ...figures,
    new RegExp(`(?<!\\d)\\d{1,2} (?:${months})(?!\\p{L})`, "gu"),
    new RegExp(`(?<!\\p{L})(?:${beforeNumbers})\\.? (?=\\d)`, "gu"),
  ],
  en: [
    ...figures,
    /(?<!\d)\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b/g,
    /\b(?:No|Art|Fig|Table|Section|p|pp)\.? (?=\d)/g,
  ],
};

const polish: readonly RegExp[] = [
  /(?<!\p{L})lit\. (?=\p{Ll}(?!\p{L}))/gu,
  new RegExp(`(?<!\\p{L})(?:${beforeNames})\\.? (?=\\p{Lu})`, "gu"),
  /(?<!\p{L})Dz\. ?U(?:rz)?\.(?: (?=\d|UE|Woj|z ))?/gu,
  /(?<!\p{L})[Ss]p\. (?:z o\. ?o\.|[jkp]\.)/gu,
  / S\. ?A\.| SA(?!\p{L})/gu,
  // Centuries and quarters: "XIX w.", "II kw. 2026".
  /(?<!\p{L})[IVX]+ (?:w|kw)\.(?: (?=\d))?/gu,
];

const besideWords: Readonly<Record<Language, readonly RegExp[]>> = {
  pl: [initials, ...polish],
  en: [initials],
};

/** A mark of where a figure is from, such as [I], belongs to what it is about. */
const originMark = / (?=\[\p{Lu}\])/gu;

const runningText: Readonly<Record<Language, readonly RegExp[]>> = {
  pl: [
    // A word of one letter never ends a line, also behind an opening bracket or quotation mark.
    /(?<![\p{L}\p{N}_@/\\.-])[aiouwzAIOUWZ] (?=\S)/gu,
    // A dash never begins one.
    / (?=[–—] )/g,
    originMark,
  ],
  en: [originMark],
};

const quotationMarks: Readonly<Record<Language, readonly [string, string]>> = {
  pl: ["„", "”"],
  en: ["“", "”"],
};

/**
 * Straight quotation marks become the language's own only where every one of a text has its pair: opened at the
 * start of a word, closed at the end of one. Inches, code and slips of the key stay as they were typed.
 */
function pairQuotes(text: string, language: Language): string {
  const straight = text.match(/"/g)?.length ?? 0;
  if (straight === 0) return text;
  const pairs = /(?<![^\s([„])"(?=[\p{L}\p{N}])([^"]*[\p{L}\p{N}.,!?…%])"(?![\p{L}\p{N}"])/gu;
  if ((text.match(pairs)?.length ?? 0) * 2 !== straight) return text;
  const [open, close] = quotationMarks[language];
  return text.replace(pairs, (_, inside: string) => `${open}${inside}${close}`);
}
