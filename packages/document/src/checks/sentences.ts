/** Rules about sentences: how long they are, and how the question of the document is put. */
import type { Finding } from "./finding.ts";
import { mid } from "./mid.ts";
import { plainOf, proseOf, type TextMemory } from "./prose.ts";
import { finding } from "./rules.ts";
import type { Subject } from "./subject.ts";

/** Words of a sentence that is still read at one go. */
const longestSentence = 35;
const quotedWords = 6;

export function longSentences(subject: Subject, memory: TextMemory): Finding[] {
  return proseOf(subject).flatMap(({ slot, content }) =>
    sentencesIn(plainOf(content, memory)).flatMap((sentence) => {
      const words = countedWords(sentence);
      if (words.length <= longestSentence) return [];
      const quote = `${words.slice(0, quotedWords).join(" ")}…`;
      return [
        finding("long-sentence", { place: slot.address, facts: { quote, words: words.length } }),
      ];
    }),
  );
}

/** „10 734 000” is one word, and a dash is none. */
function countedWords(sentence: string): string[] {
  return sentence
    .replace(/(?<=\d)[ \u00a0](?=\d{3}(?!\d))/g, "\u202f")
    .split(/[ \u00a0\t]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** Shortened words behind which a sentence goes on, even with a capital or a number. */
const shortened = new Set(
  (
    "al art bp cd cz dot dr dyr działka dz ds e.g fig godz hab i.e im in inż itd itp jw kard kl km kpt ks lic lp " +
    "m.in max mgr min mjr nast np nr nt ob obr os oś p par pkt pl płk pn poz pow por pp proc prof przyp pt ref ryc " +
    "rys s św sp str sygn tab tel t.j tj tzn tzw ub ul ust ww wg woj wyd zał zob zw no vs etc mr mrs ca ok"
  ).split(" "),
);
/** Shortened words that may as well be the last of a sentence: the capital behind them tells. */
const mayEnd = new Set([
  "r",
  "w",
  "itd",
  "itp",
  "tys",
  "mln",
  "mld",
  "zł",
  "in",
  "os",
  "szt",
  "godz",
  "etc",
]);

/** The sentences of a text. A line, such as a list item or a cell, ends a sentence. */
export function sentencesIn(text: string): string[] {
  return text.split("\n").flatMap(sentencesInLine);
}

/** A stop, what closes behind it, and spaces: an end only when what is behind looks like a beginning. */
const stop = /([.!?…]+)[”"’)\]]*[ \u00a0]+(?=[„"“([]?[\p{Lu}\d])/gu;

function sentencesInLine(line: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const { 0: found, 1: mark, index } of line.matchAll(stop)) {
    const end = index + found.length;
    if (mark === "." && goesOn(line.slice(from, index), line.slice(end))) continue;
    sentences.push(line.slice(from, end).trim());
    from = end;
  }
  return [...sentences, line.slice(from).trim()].filter(Boolean);
}

function goesOn(before: string, after: string): boolean {
  const word = /[\p{L}\p{N}.]*$/u.exec(before)?.[0].toLowerCase() ?? "";
  const isCapital = /^[„"“([]?\p{Lu}/u.test(after);
  if (mayEnd.has(word)) return !isCapital;
  // „A. Nowak”, „5. edycja”, „Sp. z o.o. Konin” and everything with a stop inside are shortened too.
  return shortened.has(word) || /^(\p{L}|\d{1,2})$/u.test(word) || word.includes(".");
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
