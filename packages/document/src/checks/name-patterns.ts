/**
 * Finding a name in a text in whatever case it stands there, word by word.
 *
 *   N1  Words that a variant shares with the right name may be inflected; words that make the difference must stand
 *       as they are listed. So „Miejskiej Inicjatywie Działań” is found, and „Miejskiej Inicjatywy Działania” is not.
 *   N2  What is put in its place keeps the inflected words of the text.
 *   N3  A variant inside of a right name is no variant: „MPEC-Konin” in „MPEC-Konin Sp. z o.o.”.
 */
import type { NameEntry } from "@brudnopis/schema";
import { splitWords, type Word } from "./words.ts";

interface PatternWord {
  readonly text: string;
  readonly mayInflect: boolean;
  /** What stands in its place in the right name, when the two have as many words. */
  readonly right: string | undefined;
}

interface Pattern {
  readonly name: string;
  readonly words: readonly PatternWord[];
  /** Right names that hold the variant, and where in them it begins. */
  readonly within: readonly { readonly words: readonly Word[]; readonly offset: number }[];
}

/** Patterns by how their first word begins. */
export type NamePatterns = ReadonlyMap<number, readonly Pattern[]>;

/** The first two letters as one number: they are looked up for every word of the document. */
function headOf(word: string): number {
  return word.charCodeAt(0) * 0x1_00_00 + (word.length > 1 ? word.charCodeAt(1) : 0);
}

/** `names` are the right names of everything, which protect what stands in them. */
export function namePatterns(
  entries: readonly NameEntry[],
  names: readonly string[],
): NamePatterns {
  const right = [...names, ...entries.map(({ name }) => name)].map(splitWords);
  const patterns = entries.flatMap(({ name, variants }) =>
    variants.map((variant) => toPattern(name, variant, right)),
  );
  // Where two variants find the same words, the one that inflects more of them keeps the case.
  const inflecting = ({ words }: Pattern) => words.filter(({ mayInflect }) => mayInflect).length;
  const sorted = patterns
    .filter(({ words }) => words.length > 0)
    .toSorted((a, b) => b.words.length - a.words.length || inflecting(b) - inflecting(a));
  return Map.groupBy(sorted, ({ words }) => headOf(words[0]?.text ?? ""));
}

function toPattern(name: string, variant: string, right: readonly Word[][]): Pattern {
  const own = splitWords(variant);
  const target = splitWords(name);
  const isAligned = own.length === target.length;
  const words = own.map(({ text }, index) => {
    const counterpart = isAligned ? target[index]?.text : undefined;
    return { text, right: counterpart, mayInflect: !isAligned || counterpart === text };
  });
  const within = right
    .filter((other) => other.length > own.length)
    .flatMap((other) => offsetsOf(words, other).map((offset) => ({ words: other, offset })));
  return { name, words, within };
}

function offsetsOf(words: readonly PatternWord[], other: readonly Word[]): number[] {
  return other.flatMap((_, offset) =>
    words.every((word, index) => fits(word, other[offset + index]?.text)) ? [offset] : [],
  );
}

function fits({ text, mayInflect }: PatternWord, found: string | undefined): boolean {
  if (found === undefined) return false;
  return mayInflect ? isFormOf(found, text) : found === text;
}

/** The longest endings of Polish cases: „-iego” for „-i”, „-ami” for „-a”. */
const longestEnding = { found: 4, base: 2 } as const;

/** Whether a word can be another case of a word: they begin alike, and only their endings differ. */
function isFormOf(found: string, base: string): boolean {
  if (found === base) return true;
  if (base.length < 4 || !/^\p{L}+$/u.test(found)) return false;
  let same = 0;
  while (same < base.length && found[same] === base[same]) same += 1;
  const isStem = same >= 3 && base.length - same <= longestEnding.base;
  return isStem && found.length - same <= longestEnding.found;
}

export interface NameMatch {
  /** As it stands in the text. */
  readonly quote: string;
  readonly name: string;
  /** The right name in the same case; undefined when it cannot be told. */
  readonly right: string | undefined;
}

/** Every variant in a text, each word in one of them at most. */
export function matchNames(
  text: string,
  words: readonly Word[],
  patterns: NamePatterns,
): NameMatch[] {
  const matches: NameMatch[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const candidates = patterns.get(headOf(words[at]?.text ?? ""));
    const pattern = candidates?.find((candidate) => isAt(candidate, at, words, text));
    if (!pattern) continue;
    const last = at + pattern.words.length - 1;
    matches.push(toMatch(pattern, at, last, words, text));
    at = last;
  }
  return matches;
}

function isAt(pattern: Pattern, at: number, words: readonly Word[], text: string): boolean {
  const isHere = pattern.words.every((word, index) => fits(word, words[at + index]?.text));
  if (!isHere || !standTogether(words, at, pattern.words.length, text)) return false;
  return !pattern.within.some(({ words: whole, offset }) =>
    whole.every(({ text: word }, index) => isFormOf(words[at - offset + index]?.text ?? "", word)),
  );
}

/** Between the words of a name there are spaces, and the stops and quotation marks that belong to it. */
function standTogether(words: readonly Word[], at: number, count: number, text: string): boolean {
  for (let index = at + 1; index < at + count; index += 1) {
    const [before, here] = [words[index - 1], words[index]];
    if (!before || !here) return false;
    const between = text.slice(before.at + before.text.length, here.at);
    if (!/^[.„”"»«]?[ \u00a0]+[„”"»«]?$/.test(between)) return false;
  }
  return true;
}

function toMatch(
  { name, words: pattern }: Pattern,
  at: number,
  last: number,
  words: readonly Word[],
  text: string,
): NameMatch {
  const found = words.slice(at, last + 1);
  const [first, end] = [found[0], found.at(-1)];
  const quote = first && end ? text.slice(first.at, end.at + end.text.length) : "";
  return { quote, name, right: rightName(pattern, found, name) };
}

function rightName(
  pattern: readonly PatternWord[],
  found: readonly Word[],
  name: string,
): string | undefined {
  const isAsListed = pattern.every(({ text }, index) => found[index]?.text === text);
  if (isAsListed) return name;
  if (pattern.some(({ right }) => right === undefined)) return undefined;
  return pattern
    .map(({ mayInflect, right }, index) => (mayInflect ? found[index]?.text : right))
    .join(" ");
}
