/** The rule that an abbreviation is explained: in the glossary, beside it, or because every reader knows it. */
import type { Finding } from "./finding.ts";
import { mid } from "./mid.ts";
import { proseOf, readOnce, type TextMemory, wordsOf } from "./prose.ts";
import { finding } from "./rules.ts";
import type { Subject } from "./subject.ts";
import type { Word } from "./words.ts";

export function undefinedAcronyms(subject: Subject, memory: TextMemory): Finding[] {
  const glossary = subject.template.collections.some(({ key }) => key === mid.glossary.key);
  const known = knownAcronyms(subject, memory);
  const first = new Map<string, string>();
  for (const { slot, content } of proseOf(subject)) {
    if (slot.entry?.collection.key === mid.glossary.key) continue;
    for (const { text, isExplained } of readOnce(content, memory, acronymsIn)) {
      if (isExplained) known.add(text);
      else if (!first.has(text)) first.set(text, slot.address);
    }
  }
  return [...first].flatMap(([text, place]) => {
    if (known.has(text)) return [];
    const fix = {
      kind: "add-record",
      collection: mid.glossary.key,
      values: {},
      texts: { [mid.glossary.name]: text },
    } as const;
    return [
      finding("undefined-acronym", {
        place,
        facts: { quote: text },
        fix: glossary ? fix : undefined,
      }),
    ];
  });
}

/** Names of bodies and sources explain themselves: they are the names. So do those who run the sources. */
function knownAcronyms({ template, entries }: Subject, memory: TextMemory): Set<string> {
  const named = [mid.glossary, mid.stakeholders, mid.participants, mid.fundingSources];
  const names = named
    .flatMap(({ key }) => entries(key))
    .flatMap(({ record: { fields }, collection }) => [
      fields[collection.name],
      fields[mid.fundingSources.operator],
    ]);
  const words = names.flatMap((name) => (name ? wordsOf(name, memory) : []));
  const parts = words.flatMap(({ text }) => text.split(/[-’']/));
  return new Set([...template.knownAcronyms, ...parts]);
}

interface Acronym {
  readonly text: string;
  readonly isExplained: boolean;
}

function acronymsIn(text: string, words: readonly Word[]): Acronym[] {
  return words.flatMap((word, index) => {
    const acronym = word.capitals > 1 ? acronymOf(word, words, index, text) : undefined;
    if (acronym === undefined) return [];
    return [{ text: acronym, isExplained: explains(text, acronym, word) }];
  });
}

const capitals = /\p{Lu}.*\p{Lu}/u;
/** „BŚ-u”, „PIM-ie”: an ending of a case behind a hyphen is none of the abbreviation. */
const withEnding = /^([\p{L}\p{N}]+?)[-’']\p{Ll}+$/u;
const roman = /^[IVXLCDM]+$/;
/** Units and chemical formulas, with subscripts written as digits. */
const unit =
  /^([kMGTP]?W(h|p|t|e|th|el)?|[GTP]J|[a-zA-Z]?C[Oo]2[a-z]?|CH4|N2O|NO[xX2]?|SO[xX2]?|PM\d+|BaP|PLN|EUR|USD|GHG|CO|pH)$/;
/** What every reader knows: forms of companies, registers and files; and words that are written large for stress. */
const common: ReadonlySet<string> = new Set(
  "SA NIP KRS REGON LED PDF WWW SMS OK UWAGA WAŻNE NIE TAK TYLKO LUB ORAZ ALE NOT AND OR NOTE".split(
    " ",
  ),
);

function acronymOf(
  { text: found, at }: Word,
  words: readonly Word[],
  index: number,
  text: string,
): string | undefined {
  const bare = withEnding.exec(found)?.[1] ?? found;
  // „MPEC-Konin” is a name of its own; „GT-1” is what something is called.
  if (/[-.’']/.test(bare) || !capitals.test(bare)) return undefined;
  if (roman.test(bare) || unit.test(bare.normalize("NFKC")) || common.has(bare)) return undefined;
  if (isInNumber(text, at, found.length) || isQuoted(text, at, found.length)) return undefined;
  return isShouted(words, index) ? undefined : bare;
}

/** „OR.0050.12.2026”, „XX/123/2025”: marks of cases and acts. */
function isInNumber(text: string, at: number, length: number): boolean {
  return (
    /[\d/]/.test(text.charAt(at - 1)) || /^[./]\d/.test(text.slice(at + length, at + length + 2))
  );
}

/** What stands alone in quotation marks is a name that somebody gave. */
function isQuoted(text: string, at: number, length: number): boolean {
  return /[„“"«]/.test(text.charAt(at - 1)) && /[”"“»]/.test(text.charAt(at + length));
}

const allCapitals = /^\p{Lu}+$/u;

/** Whole words in capitals, several in a row or long ones, are emphasis. */
function isShouted(words: readonly Word[], index: number): boolean {
  const own = words[index]?.text ?? "";
  if (!allCapitals.test(own)) return false;
  const isLong = (word: Word | undefined) =>
    allCapitals.test(word?.text ?? "") && (word?.text.length ?? 0) > 5;
  return (
    own.length > 8 || (own.length > 3 && (isLong(words[index - 1]) || isLong(words[index + 1])))
  );
}

/** „wieloletnia prognoza finansowa (WPF)”, „WPF (wieloletnia prognoza finansowa)”, „WPF – wieloletnia prognoza …”. */
function explains(text: string, acronym: string, { text: found, at }: Word): boolean {
  const before = text.slice(Math.max(0, at - 160), at);
  const after = text.slice(at + found.length, at + found.length + 160);
  return (
    isInBrackets(acronym, before, after) ||
    hasInitials(acronym, /^\s*\(([^)]*)\)/.exec(after)?.[1], 1) ||
    hasInitials(acronym, /^\s+[–—-]\s+([^.;\n]*)/.exec(after)?.[1], 2)
  );
}

/** Alone in brackets it is what the words before are called, in whatever language; in „(MFiPR, Bank Światowy)” it is not. */
function isInBrackets(acronym: string, before: string, after: string): boolean {
  const opened = /([^.;:()\n]*)\((?:dalej:?|w skrócie:?|in short:?)?\s*[„"]?$/.exec(before);
  const closed = /^[”"]?\s*([),;])/.exec(after);
  return !!opened && !!closed && hasInitials(acronym, opened[1], closed[1] === ")" ? 0 : 2);
}

/** Whether an explanation has words, and as many of them begin with the abbreviation's capitals, in their order. */
function hasInitials(acronym: string, explanation: string | undefined, least: number): boolean {
  const initials = explanation?.match(/(?<![\p{L}\p{N}])\p{L}(?=\p{L}{2})/gu) ?? [];
  if (initials.length < 2) return false;
  const wanted = [...(acronym.match(/\p{Lu}/gu) ?? [])].slice(0, least);
  let from = 0;
  return wanted.every((capital) => {
    const found = initials.findIndex(
      (initial, index) => index >= from && initial.toUpperCase() === capital,
    );
    from = found + 1;
    return found >= 0;
  });
}
