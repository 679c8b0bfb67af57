/** Places of a text as it was, in the text as it is: in copies that somebody edits apart, others have gone on writing. */
import type { RichNode } from "@brudnopis/schema";
import type { XmlFragment } from "yjs";
import { type Hunk, wordHunks } from "../history/words.ts";
import { readChildren } from "../rich-text.ts";
import type { LetterRange } from "./anchor.ts";
import { isSame, lettersBefore, lettersOf, type Line, offsetBeforeLetter } from "./lines.ts";
import type { BlockPlace } from "./place-anchor.ts";
import { blockOfLetter, type TextBlock, textBlocksOf } from "./text-blocks.ts";

export class CarriedPlaces {
  /** Whether nobody has written in it since. */
  readonly isAsBase: boolean;
  readonly #lines: readonly Line[];
  readonly #blocks: readonly TextBlock[];
  readonly #hunks: readonly Hunk[];

  constructor(base: readonly RichNode[], lines: readonly Line[], fragment: XmlFragment) {
    const now = readChildren(fragment);
    this.#lines = lines;
    this.#blocks = textBlocksOf(fragment);
    this.isAsBase = isSame(base, now) && lines.length === this.#blocks.length;
    this.#hunks = this.isAsBase ? [] : wordHunks(inOneRun(base), inOneRun(now));
  }

  /** From the first to the last of these letters that is still there; where none is, a place. */
  rangeOf(from: number, to: number): LetterRange {
    const left = lettersFrom(from, to).flatMap((letter) => this.#letter(letter) ?? []);
    const [first, last] = [left[0], left.at(-1)];
    if (first !== undefined && last !== undefined) return { from: first, to: last + 1 };
    const before = lettersFrom(0, from).findLast((letter) => this.#letter(letter) !== undefined);
    const at = before === undefined ? 0 : (this.#letter(before) ?? 0) + 1;
    return { from: at, to: at };
  }

  /** A place in a line, among the words that are left of it; undefined when none is. */
  placeOf(line: Line, offset: number): BlockPlace | undefined {
    if (this.isAsBase) return this.#sameBlock(line, offset);
    if (line.letters === 0) return this.#emptyBlock(line);
    const at = line.from + lettersBefore(line.nodes, offset);
    const before = lettersFrom(line.from, at).findLast(
      (letter) => this.#letter(letter) !== undefined,
    );
    if (before !== undefined) return this.#placeAt(this.#letter(before), 1);
    const behind = lettersFrom(at, line.from + line.letters).find(
      (letter) => this.#letter(letter) !== undefined,
    );
    return behind === undefined ? undefined : this.#placeAt(this.#letter(behind), 0);
  }

  #sameBlock(line: Line, offset: number): BlockPlace | undefined {
    const block = this.#blocks[this.#lines.indexOf(line)];
    return block && { block, offset: Math.min(offset, block.length) };
  }

  #emptyBlock(line: Line): BlockPlace | undefined {
    const block = this.#blocks[this.#lines.indexOf(line)];
    const isSamePlace = this.#blocks.length === this.#lines.length && block?.letters === 0;
    return block && isSamePlace ? { block, offset: 0 } : undefined;
  }

  #placeAt(letter: number | undefined, behind: 0 | 1): BlockPlace | undefined {
    const block = letter === undefined ? undefined : blockOfLetter(this.#blocks, letter);
    if (!block || letter === undefined) return undefined;
    return { block, offset: offsetBeforeLetter(block.nodes, letter - block.from) + behind };
  }

  /** Where a letter is now; undefined when it is gone. */
  #letter(letter: number): number | undefined {
    const hunk = this.#hunks.findLast(({ fromA }) => fromA <= letter);
    if (!hunk) return letter;
    if (letter >= hunk.toA) return letter - hunk.toA + hunk.toB;
    return hunk.kind === "marks" ? letter - hunk.fromA + hunk.fromB : undefined;
  }
}

function inOneRun(nodes: readonly RichNode[]): RichNode[] {
  return [{ type: "text", text: lettersOf(nodes) }];
}

function lettersFrom(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
