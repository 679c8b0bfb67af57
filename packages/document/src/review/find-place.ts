/** Where a place between two letters is now. */
import type { TextAnchor, TextHunk } from "@brudnopis/schema";
import type { XmlFragment } from "yjs";
import { flatText } from "./flat.ts";
import { lettersBefore, offsetBeforeLetter } from "./lines.ts";
import { type FoundPlace, resolvePlace } from "./place-anchor.ts";
import { blockOfLetter, textBlocksOf } from "./text-blocks.ts";

export interface PlaceNow extends FoundPlace {
  /** Whether the letters around it are those that were around it. */
  readonly isClean: boolean;
}

/** Undefined where the words around it are gone. */
export function findPlace(
  fragment: XmlFragment,
  { anchor, isInFront = false }: Pick<TextHunk, "anchor" | "isInFront">,
): PlaceNow | undefined {
  const blocks = textBlocksOf(fragment);
  const found = resolvePlace(fragment, blocks, isInFront ? anchor.start : anchor.end);
  if (!found) return placeByWords(fragment, anchor, isInFront);
  if (found.isOfBlock) return { ...found, isClean: found.block.letters === 0 };
  const { block, offset } = found;
  const at = block.from + lettersBefore(block.nodes, offset);
  const sides = sidesOf(flatText(fragment).text, at, anchor);
  if (!sides.some(Boolean)) return placeByWords(fragment, anchor, isInFront);
  return { ...found, isClean: sides.every(Boolean) };
}

/** So many letters on a side tell whether the text there is as it was. */
const nearLength = 4;

function sidesOf(text: string, at: number, { prefix, suffix }: TextAnchor): [boolean, boolean] {
  const isBefore = text.slice(0, at).endsWith(prefix.slice(-nearLength));
  const isBehind = text.slice(at).startsWith(suffix.slice(0, nearLength));
  return [prefix === "" ? at === 0 : isBefore, suffix === "" ? at === text.length : isBehind];
}

/** What proves that it is the same place. */
const contextLength = 16;
const leastLetters = 12;

/** Among the same words, where they stand only once: they were cut and pasted, or an undo has brought them back. */
function placeByWords(
  fragment: XmlFragment,
  { prefix, suffix }: TextAnchor,
  isInFront: boolean,
): PlaceNow | undefined {
  const { text } = flatText(fragment);
  const before = prefix.slice(-contextLength);
  const words = `${before}${suffix.slice(0, contextLength)}`;
  if (words.length < leastLetters || text.split(words).length !== 2) return undefined;
  const at = text.indexOf(words) + before.length;
  const letter = isInFront || before === "" ? at : at - 1;
  const block = blockOfLetter(textBlocksOf(fragment), letter);
  if (!block) return undefined;
  const offset = offsetBeforeLetter(block.nodes, letter - block.from) + (at - letter);
  return { block, offset, isOfBlock: false, isClean: false };
}
