/**
 * Where a suggested change of a text belongs, in the text as it is now.
 *
 *   L1  A change is found where the text is that its author saw, or what others have made of it; else it is stale. It is never
 *       put into a text that only reads alike.
 *   L2  What stands there already is not to be written once more.
 */
import type { TextHunk } from "@brudnopis/schema";
import type { XmlFragment } from "yjs";
import { flatText } from "./flat.ts";
import { findBlocks } from "./find-blocks.ts";
import { findInline } from "./find-inline.ts";
import type { FoundHunk, LocatedHunk } from "./hunk.ts";
import { lettersOf } from "./lines.ts";

/** Undefined where its text is no longer there: the suggestion is stale. */
export function locateHunk(fragment: XmlFragment, hunk: TextHunk): LocatedHunk | undefined {
  return findHunk(fragment, hunk);
}

export function findHunk(fragment: XmlFragment, hunk: TextHunk): FoundHunk | undefined {
  const find = hunk.kind === "inline" ? findInline : findBlocks;
  return find(fragment, hunk) ?? alreadyThere(fragment, hunk);
}

/** So many letters around it say that it is the same place: fewer where others have changed what is a bit further off. */
const contextLengths = [16, 8];
const leastLetters = 12;

/** L2. What was replaced is gone, and among the words around it stands what was to replace it. */
function alreadyThere(fragment: XmlFragment, { anchor, after }: TextHunk): FoundHunk | undefined {
  const { text } = flatText(fragment);
  const letters = lettersOf(after);
  for (const length of contextLengths) {
    const prefix = anchor.prefix.slice(-length);
    const words = `${prefix}${letters}${anchor.suffix.slice(0, length)}`;
    if (words.length < leastLetters || text.split(words).length !== 2) continue;
    const from = text.indexOf(words) + prefix.length;
    const to = from + letters.length;
    return { from, to, isClean: false, isApplied: true, now: after, merged: after };
  }
  return undefined;
}
