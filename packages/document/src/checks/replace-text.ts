/** Writing another text for one that stands somewhere in a shared text, touching nothing else in it. */
import { XmlElement, type XmlFragment, XmlText } from "yjs";

/**
 * Replaces every occurrence of `from` and tells how many there were. Only the characters that differ are written, so
 * that marks stay and what somebody types beside them at the same moment does too.
 */
export function replaceText(fragment: XmlFragment, from: string, to: string): number {
  if (from === "" || from === to) return 0;
  const runs = textsIn(fragment).map((text) => ({ text, words: wordsOf(text) }));
  const whole = runs.flatMap((run) => placesIn(run, from, true));
  // A text that begins or ends inside a word was meant so.
  const places = whole.length > 0 ? whole : runs.flatMap((run) => placesIn(run, from, false));
  // From the end, so that the places before it stay where they are.
  for (const { text, at } of places.toReversed()) replaceAt(text, at, from, to);
  return places.length;
}

interface Run {
  readonly text: XmlText;
  readonly words: string;
}

interface TextPlace {
  readonly text: XmlText;
  readonly at: number;
}

function textsIn(parent: XmlFragment): XmlText[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof XmlText) return [child];
    return child instanceof XmlElement ? textsIn(child) : [];
  });
}

interface TextRun {
  readonly insert?: unknown;
  readonly attributes?: Record<string, object>;
}

function runsOf(text: XmlText): readonly TextRun[] {
  // toDelta is typed `any`; its runs have this shape (Yjs documentation, Y.Text).
  return text.toDelta() as TextRun[];
}

/** The words of a text; whatever is embedded takes one place and matches nothing. */
function wordsOf(text: XmlText): string {
  return runsOf(text)
    .map(({ insert }) => (typeof insert === "string" ? insert : "\u0000"))
    .join("");
}

function placesIn({ text, words }: Run, from: string, isWhole: boolean): TextPlace[] {
  const places: TextPlace[] = [];
  for (let at = words.indexOf(from); at !== -1; at = words.indexOf(from, at + from.length)) {
    if (!isWhole || standsAlone(words, at, at + from.length)) places.push({ text, at });
  }
  return places;
}

const letter = /[\p{L}\p{N}]/u;

/** „Konin” does not stand in „Konina”. */
function standsAlone(words: string, start: number, end: number): boolean {
  return !joins(words[start - 1], words[start]) && !joins(words[end - 1], words[end]);
}

function joins(before: string | undefined, after: string | undefined): boolean {
  return before !== undefined && after !== undefined && letter.test(before) && letter.test(after);
}

function replaceAt(text: XmlText, at: number, from: string, to: string): void {
  const { start, end } = difference(from, to);
  const gone = from.length - start - end;
  const written = to.slice(start, to.length - end);
  const marks = marksAt(text, at + (gone > 0 ? start : Math.max(0, start - 1)));
  if (written !== "") text.insert(at + start, written, marks);
  if (gone > 0) text.delete(at + start + written.length, gone);
}

/** How many characters two texts share at their beginnings and at their ends. */
function difference(from: string, to: string): { start: number; end: number } {
  const shortest = Math.min(from.length, to.length);
  let start = 0;
  while (start < shortest && from[start] === to[start]) start += 1;
  if (isHalf(from[start - 1])) start -= 1;
  let end = 0;
  while (end < shortest - start && from[from.length - 1 - end] === to[to.length - 1 - end])
    end += 1;
  if (isHalf(from[from.length - end - 1])) end = Math.max(0, end - 1);
  return { start, end };
}

/** The first unit of a character that takes two: Yjs would break it. */
function isHalf(unit: string | undefined): boolean {
  return unit !== undefined && /[\ud800-\udbff]/.test(unit);
}

/** What the character at a place is marked as, such as bold. */
function marksAt(text: XmlText, at: number): Record<string, object> {
  let passed = 0;
  for (const { insert, attributes } of runsOf(text)) {
    passed += typeof insert === "string" ? insert.length : 1;
    if (at < passed) return attributes ?? {};
  }
  return {};
}
