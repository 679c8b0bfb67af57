/** Rules about sentences: how long they are, and how the question of the document is put. */
import type { Finding } from "./finding.ts";
import { mid } from "./mid.ts";
import { plainOf, proseOf, readOnce, type TextMemory } from "./prose.ts";
import { finding } from "./rules.ts";
import type { Subject } from "./subject.ts";

/** Words of a sentence that is still read at one go. */
const longestSentence = 35;
const quotedWords = 6;

export function longSentences(subject: Subject, memory: TextMemory): Finding[] {
  return proseOf(subject).flatMap(({ slot, content }) =>
    readOnce(content, memory, longSentencesIn).map((words) => {
      const quote = `${words.slice(0, quotedWords).join(" ")}…`;
      return finding("long-sentence", {
        place: slot.address,
        facts: { quote, words: words.length },
      });
    }),
  );
}

/** The words of each sentence that has too many. */
function longSentencesIn(text: string, { length }: readonly unknown[]): string[][] {
  // Most texts are names, which have no sentence to be cut into.
  if (length <= longestSentence) return [];
  return sentencesIn(text)
    .filter(hasManySpaces)
    .map(countedWords)
    .filter((words) => words.length > longestSentence);
}

/** As many spaces as a sentence has that is too long; counting them is much faster than counting words. */
function hasManySpaces(sentence: string): boolean {
  let spaces = 0;
  for (let at = 0; at < sentence.length; at += 1) {
    const code = sentence.charCodeAt(at);
    if (code === 0x20 || code === 0xa0) spaces += 1;
  }
  return spaces >= longestSentence;
}

/** „10 734 000” is one word, and a dash is none. */
function countedWords(sentence: string): string[] {
  return sentence
    .replace(/(?<=\d)[ \u00a0](?=\d{3}(?!\d))/g, "\u202f")
    .split(/[ \u00a0\t]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** Shortened words behind which a sentence goes on, even with a capital. */
const shortened: ReadonlySet<string> = new Set(
  (
    "al art cz ds dot dr dyr fig gen hab im inż kard kpt lek lic lp mgr min max nast np nr ob oś par pkt pl por pow poz " +
    "pp proc prof przyp pt red ref rozp rys sp str św sygn tab tel tj tzn tzw ul ust ww wg woj zob e.g i.e m.in dz.u"
  ).split(" "),
);

/** The sentences of a text. A line, such as a list item or a cell, ends a sentence. */
function sentencesIn(text: string): string[] {
  return text.split("\n").flatMap(sentencesInLine);
}

/** A stop, what closes behind it, and spaces: an end only when what is behind looks like a beginning. */
const stop = /([.!?…]+)[”"’)\]]*[ \u00a0]+(?=[„"“([]?[\p{Lu}\d])/gu;

function sentencesInLine(line: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const { 0: found, 1: mark, index } of line.matchAll(stop)) {
    const end = index + found.length;
    // The last word before the stop is enough, and the first letters behind it.
    const before = line.slice(Math.max(from, index - 24), index);
    if (mark === "." && goesOn(before, line.slice(end, end + 2))) continue;
    sentences.push(line.slice(from, end).trim());
    from = end;
  }
  return [...sentences, line.slice(from).trim()].filter(Boolean);
}

/**
 * Whether a stop belongs to a shortened word or a number. „2026 r.”, „tys.” and „Sp. z o.o.” may as well be the last of
 * their sentence: the capital behind them tells. Cut too often is better than too seldom, as it blames nobody.
 */
function goesOn(before: string, after: string): boolean {
  const word = lastWord(before).toLowerCase();
  if (shortened.has(word)) return true;
  const isBeforeFigure = /^[„"“([]?\d/.test(after);
  // „ok. 5”, „2026 r. 12 osób”, „A. Nowak”: what is as short as that is shortened.
  return isBeforeFigure ? word.length <= 4 : /^(?!r$)\p{L}$/u.test(word);
}

function lastWord(text: string): string {
  const space = Math.max(text.lastIndexOf(" "), text.lastIndexOf("\u00a0"));
  return text.slice(space + 1).replace(/^[^\p{L}\p{N}]+/u, "");
}

export function challengeQuestion({ content }: Subject, memory: TextMemory): Finding[] {
  const field = content.fields[mid.question];
  if (field?.type !== "line" && field?.type !== "rich") return [];
  const text = plainOf(field, memory).trim();
  const isBegun = /^[„"“']?(?:jak|how)(?!\p{L})/iu.test(text);
  const isEnded = /\?[”"’']?$/.test(text);
  if (isBegun && isEnded) return [];
  const variant = isBegun ? "end" : isEnded ? "start" : "both";
  return [finding("challenge-question", { place: mid.question, facts: { variant } })];
}
