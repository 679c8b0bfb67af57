/**
 * Finds quoted words again that stand elsewhere than their anchor says, or that were written anew.
 *
 *   Q1  Never another place that only reads alike: better none. Fewer of them than there were when the anchor was made
 *       means that the quoted one is gone.
 *   Q2  Of several places, the one among the same words, and only if no other comes near.
 */
import type { TextAnchor } from "@brudnopis/schema";

interface Range {
  readonly from: number;
  readonly to: number;
}

/** How often words stand in a text, without overlapping. */
export function countOf(text: string, quote: string): number {
  return quote === "" ? 0 : text.split(quote).length - 1;
}

/** Where a quote stands around what is left of its letters. */
export function quoteAround(text: string, { quote }: TextAnchor, rest: Range): Range | undefined {
  const first = Math.max(0, rest.to - quote.length);
  const at = text.indexOf(quote, first);
  return at >= 0 && at <= rest.from ? { from: at, to: at + quote.length } : undefined;
}

/** Quotes of fewer letters prove nothing by themselves. */
const tellingLength = 12;
/** So many of the letters around a short quote must be those that were around it. */
const leastContext = 8;
/** Where the quote stands more than once, the words around it must tell: so many letters, and such a share of them. */
const tellingContext = 16;
const tellingShare = 0.75;
/** By so many letters the best place must be ahead of the next. */
const lead = 6;

/** Where a quote stands of whose letters nothing, or nothing to speak of, is left. */
export function findQuote(text: string, anchor: TextAnchor): Range | undefined {
  const { quote, occurrences } = anchor;
  const places = placesOf(text, quote);
  // Q1
  if (places.length < occurrences) return undefined;
  const [best, next] = places
    .map((at) => ({ at, score: contextScore(text, at, anchor) }))
    .sort((a, b) => b.score - a.score);
  if (!best) return undefined;
  const isOnly = next === undefined && occurrences <= 1;
  const isProven = isOnly
    ? quote.length >= tellingLength || best.score >= leastContext
    : isAmongSameWords(anchor, best.score) && best.score - (next?.score ?? 0) >= lead;
  return isProven ? { from: best.at, to: best.at + quote.length } : undefined;
}

/** Q2. In a column of equal cells the words around are the quote again, and tell nothing. */
function isAmongSameWords({ quote, prefix, suffix }: TextAnchor, score: number): boolean {
  const around = prefix.length + suffix.length;
  if (prefix.includes(quote) || suffix.includes(quote)) return false;
  return score >= tellingContext && score >= tellingShare * around;
}

function placesOf(text: string, quote: string): number[] {
  const places: number[] = [];
  if (quote === "") return places;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + quote.length))
    places.push(at);
  return places;
}

/** How many of the letters in front of a place and behind it are those that the anchor remembers. */
function contextScore(text: string, at: number, { quote, prefix, suffix }: TextAnchor): number {
  const end = at + quote.length;
  const before = text.slice(Math.max(0, at - prefix.length), at);
  const behind = text.slice(end, end + suffix.length);
  return sameAtEnd(before, prefix) + sameAtStart(behind, suffix);
}

export function sameAtStart(one: string, other: string): number {
  let count = 0;
  while (count < one.length && count < other.length && one[count] === other[count]) count += 1;
  return count;
}

export function sameAtEnd(one: string, other: string): number {
  const least = Math.min(one.length, other.length);
  let count = 0;
  while (count < least && one.at(-1 - count) === other.at(-1 - count)) count += 1;
  return count;
}

/** Whether words are what has become of a quote, and not some letters that happen to be left of it. */
export function isHeir(now: string, quote: string): boolean {
  const words = now.trim();
  if (words.length < Math.min(3, quote.trim().length)) return false;
  const [own, others] = [pairsOf(words), pairsOf(quote)];
  const shared = [...own].filter((pair) => others.has(pair)).length;
  return shared > Math.min(own.size, others.size) / 2;
}

/** Every two neighbouring letters. */
function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < text.length; at += 1) pairs.add(text.slice(at, at + 2));
  return pairs;
}
