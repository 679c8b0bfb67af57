/**
 * Suggestions that are accepted while others write, in copies of a document that are in step only now and then. What is
 * suggested are words that are nowhere else, and so is what others type: each of them can be counted.
 */
import type { RichNode, TextHunk } from "@brudnopis/schema";
import { describe, expect, test } from "vitest";
import { XmlElement, type XmlFragment, XmlText } from "yjs";
import { type Random, seededRandom } from "../testing.ts";
import { applyHunk } from "./apply-hunk.ts";
import { lettersOf, linesOf } from "./lines.ts";
import { locateHunk } from "./locate-hunk.ts";
import { suggestedHunks } from "./suggest.ts";
import { type Copy, copyOf, exchange, heading, list, p, started, table } from "./testing.ts";

const words = "miasto ulica drzewo park skwer zieleń woda cień upał dach".split(" ");
const seeds = Array.from({ length: 60 }, (_, index) => index + 1);

describe("pieces of one suggestion that are accepted or rejected in any order, while others type around them", () => {
  test.each(seeds)("no word is there twice and none is lost, seed %i", (seed) => {
    const random = seededRandom(seed);
    const city = started(...aText(random));
    const other = copyOf(city.doc);
    const edited = suggestedText(city.read(), random);
    const hunks = shuffled(suggestedHunks(city.text, edited), random);
    const typed: string[] = [];
    // Typed into a block at the very moment at which it was removed or became one of another kind, as it goes when
    // somebody does that in the editor.
    const mayBeGone: string[] = [];
    const taken: TextHunk[] = [];
    let unseen: string[] = [];
    let isReplaced = false;
    const meet = () => {
      exchange(city.doc, other.doc);
      (isReplaced ? mayBeGone : typed).push(...unseen);
      [unseen, isReplaced] = [[], false];
    };

    for (const hunk of hunks) {
      if (random.chance(0.5)) unseen.push(...typeInto(other, random));
      if (random.chance(0.3)) meet();
      if (random.chance(0.3)) typed.push(...typeInto(city, random));
      const isOpen = random.chance(0.75) && locateHunk(city.text, hunk)?.isApplied === false;
      if (!isOpen || !applyHunk(city.text, hunk)) continue;
      taken.push(hunk);
      isReplaced ||= hunk.kind === "block" && hunk.before.length > 0;
    }
    meet();

    const text = lettersOf(city.read());
    expect(other.read()).toEqual(city.read());
    for (const word of typed) expect([word, timesIn(text, word)]).toEqual([word, 1]);
    for (const word of mayBeGone) expect(timesIn(text, word)).toBeLessThanOrEqual(1);
    for (const hunk of taken)
      for (const word of newWords(hunk.after))
        expect([word, timesIn(text, word)]).toEqual([word, 1]);
    for (const hunk of hunks.filter((each) => !taken.includes(each)))
      for (const word of newWords(hunk.after))
        expect([word, timesIn(text, word)]).toEqual([word, 0]);
  });

  test.each(seeds)(
    "undoing an acceptance brings back what was there, also with others' words, seed %i",
    (seed) => {
      const random = seededRandom(seed);
      const city = started(...aText(random));
      const other = copyOf(city.doc);
      const hunks = suggestedHunks(city.text, suggestedText(city.read(), random));
      const hunk = random.pick(hunks);
      if (!hunk) return;
      const typed = typeBehind(other, random);
      exchange(city.doc, other.doc);
      const before = city.read();
      const state = locateHunk(city.text, hunk);

      city.undo.clear();
      const isTaken = applyHunk(city.text, hunk);
      expect(isTaken).toBe(state !== undefined);
      if (city.undo.canUndo()) city.undo.undo();
      exchange(city.doc, other.doc);

      expect(city.undo.canUndo()).toBe(false);
      expect(city.read()).toEqual(before);
      expect(other.read()).toEqual(before);
      for (const word of typed) expect(timesIn(lettersOf(before), word)).toBe(1);
    },
  );

  test.each(seeds)(
    "what two have suggested who do not know of each other comes once each, seed %i",
    (seed) => {
      const random = seededRandom(seed);
      const city = started(...aText(random));
      const both = [suggestedText(city.read(), random), suggestedText(city.read(), random)];
      const hunks = shuffled(
        both.flatMap((edited) => suggestedHunks(city.text, edited)),
        random,
      );

      const taken = hunks.filter((hunk) => applyHunk(city.text, hunk));

      const text = lettersOf(city.read());
      for (const word of new Set(taken.flatMap(({ after }) => newWords(after))))
        expect([word, timesIn(text, word)]).toEqual([word, timesIn(text, word) === 0 ? 0 : 1]);
    },
  );

  test.each(seeds)(
    "nothing that has come since a draft was begun is suggested back, seed %i",
    (seed) => {
      const random = seededRandom(seed);
      const city = started(...aText(random));
      const base = city.read();
      const edited = suggestedText(base, random);
      const typed = typeInto(city, random);

      const hunks = suggestedHunks(city.text, edited, base);
      for (const hunk of hunks) applyHunk(city.text, hunk);

      const text = lettersOf(city.read());
      for (const word of typed) expect([word, timesIn(text, word)]).toEqual([word, 1]);
      for (const word of newWords(edited)) expect(timesIn(text, word)).toBeLessThanOrEqual(1);
    },
  );
});

function aText(random: Random): RichNode[] {
  const line = () => Array.from({ length: 3 + random.below(8) }, () => aWord(random)).join(" ");
  const blocks = Array.from({ length: 2 + random.below(4) }, () => {
    const kind = random.below(8);
    if (kind === 0) return heading(line());
    if (kind === 1) return list(line(), line(), line());
    if (kind === 2) return table([line(), line()], [line(), ""], [line(), line()]);
    return p(line());
  });
  return [p(line()), ...blocks];
}

let count = 0;

/** Each only once. */
function aWord(random: Random): string {
  count += 1;
  return `${random.pick(words)}${count}x`;
}

function newWord(kind: "sug" | "typ"): string {
  count += 1;
  return `${kind}${count}z`;
}

function newWords(nodes: readonly RichNode[]): string[] {
  return lettersOf(nodes).match(/sug\d+z/g) ?? [];
}

/** What somebody would make of it, by some edits. */
function suggestedText(text: readonly RichNode[], random: Random): RichNode[] {
  let edited = structuredClone([...text]);
  for (let times = 1 + random.below(4); times > 0; times -= 1) edited = edit(edited, random);
  return edited;
}

function edit(blocks: RichNode[], random: Random): RichNode[] {
  const at = random.below(blocks.length);
  const block = blocks[at];
  const lines = linesOf(blocks).filter(({ letters }) => letters > 0);
  const line = random.pick(lines);
  if (!block || !line) return blocks;
  const others = [blocks.slice(0, at), blocks.slice(at + 1)] as const;
  switch (random.below(10)) {
    case 0:
      return [...others[0], block, p(newWord("sug")), ...others[1]];
    case 1:
      return blocks.length > 1 ? [...others[0], ...others[1]] : blocks;
    case 2:
      return isParagraph(block)
        ? [...others[0], { ...block, type: "heading" }, ...others[1]]
        : blocks;
    case 3:
      return [...others[0], ...splitIn(block, random), ...others[1]];
    case 4:
      return isParagraph(block)
        ? [
            ...others[0],
            { type: "bulletList", content: [{ type: "listItem", content: [block] }] },
            ...others[1],
          ]
        : blocks;
    case 5:
      return joinAt(blocks, at);
    default:
      editLine(line.node, random);
      return blocks;
  }
}

function isParagraph({ type }: RichNode): boolean {
  return type === "paragraph";
}

function splitIn(block: RichNode, random: Random): RichNode[] {
  const spaces = isParagraph(block) ? [...lettersOf([block]).matchAll(/ /g)] : [];
  const space = random.pick(spaces)?.index;
  if (space === undefined) return [block];
  const letters = lettersOf([block]);
  return [p(letters.slice(0, space)), p(letters.slice(space + 1))];
}

function joinAt(blocks: RichNode[], at: number): RichNode[] {
  const [one, other] = [blocks[at], blocks[at + 1]];
  if (!one || !other || !isParagraph(one) || !isParagraph(other)) return blocks;
  const joined = { ...one, content: [...(one.content ?? []), ...(other.content ?? [])] };
  return [...blocks.slice(0, at), joined, ...blocks.slice(at + 2)];
}

/** In place: it is a copy. */
function editLine(line: RichNode, random: Random): void {
  const tokens = lettersOf([line]).split(" ");
  const at = random.below(tokens.length);
  const length = random.below(3);
  const put = random.chance(0.7) || length === 0 ? [newWord("sug")] : [];
  tokens.splice(at, length, ...put);
  line.content = tokens.length > 0 ? [{ type: "text", text: tokens.join(" ") }] : [];
}

/** Between two words somewhere. */
function typeInto({ text, write }: Copy, random: Random): string[] {
  const runs = runsIn(text).filter((run) => run.length > 0);
  const run = random.pick(runs);
  if (!run) return [];
  const letters = String(run.toDelta()[0]?.insert ?? "");
  const spaces = [0, ...[...letters.matchAll(/ /g)].map(({ index }) => index + 1), letters.length];
  const word = newWord("typ");
  write(() => run.insert(random.pick(spaces) ?? 0, `${word} `));
  return [word];
}

/** In a block of its own, which no suggestion is about. */
function typeBehind({ text, write }: Copy, _random: Random): string[] {
  const word = newWord("typ");
  write(() => {
    const paragraph = new XmlElement("paragraph");
    paragraph.insert(0, [new XmlText(word)]);
    text.insert(text.length, [paragraph]);
  });
  return [word];
}

function runsIn(parent: XmlFragment): XmlText[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof XmlText) return [child];
    return child instanceof XmlElement ? runsIn(child) : [];
  });
}

function timesIn(text: string, word: string): number {
  return text.split(word).length - 1;
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, key: random.next() }))
    .sort((one, other) => one.key - other.key)
    .map(({ item }) => item);
}
