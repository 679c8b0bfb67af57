/**
 * Where an anchor is in a text as it is now.
 *
 *   A1  A range that is given is where the quoted words are, or what has become of them. When in doubt there is none: an
 *       orphan, which is shown as one.
 *   A2  Copies of the document that say the same give the same, but for what an undo in one of them brought back.
 */
import type { TextAnchor } from "@brudnopis/schema";
import type { XmlFragment } from "yjs";
import {
  anchorAt,
  isWholeQuote,
  type LetterRange,
  positionsOf,
  quoteOf,
  type ResolveOptions,
} from "./anchor.ts";
import { flatText } from "./flat.ts";
import { findQuote, isHeir, quoteAround, sameAtEnd, sameAtStart } from "./quote.ts";

/** `exact`: the words are as quoted. `edited`: they have changed. `reattached`: they were found by how they read. */
export interface Located extends LetterRange {
  readonly status: "exact" | "edited" | "reattached";
}
/** The words are not there any more. */
export interface Orphan {
  readonly status: "orphan";
}
export type Resolved = Located | Orphan;

const orphan: Orphan = { status: "orphan" };

export function isLocated(resolved: Resolved): resolved is Located {
  return resolved.status !== "orphan";
}

export function resolveAnchor(
  fragment: XmlFragment,
  anchor: TextAnchor,
  options: ResolveOptions = {},
): Resolved {
  const flat = options.flat ?? flatText(fragment);
  const { from, to } = positionsOf(fragment, anchor, { ...options, flat });
  if (anchor.quote === "") return resolvePlace(flat.text, anchor, to ?? from, from ?? to);
  if (from !== undefined && to !== undefined && from < to)
    return resolveRange(flat.text, anchor, { from, to });
  return reattached(isWholeQuote(anchor) ? findQuote(flat.text, anchor) : undefined);
}

function resolveRange(text: string, anchor: TextAnchor, range: LetterRange): Resolved {
  const now = text.slice(range.from, range.to);
  if (quoteOf(now) === anchor.quote) return { ...range, status: "exact" };
  if (isWholeQuote(anchor)) {
    const around = quoteAround(text, anchor, range);
    if (around) return reattached(around);
    // What is left of the words, against all of them somewhere else: a paragraph that was dragged leaves some letters.
    if (now.length < anchor.quote.length / 2 || !isHeir(now, anchor.quote)) {
      const found = findQuote(text, anchor);
      if (found) return reattached(found);
    }
  }
  return isHeir(now, anchor.quote) ? { ...range, status: "edited" } : orphan;
}

/** A place between two letters goes with the one in front of it; what came in between is behind the place. */
function resolvePlace(
  text: string,
  { prefix, suffix }: TextAnchor,
  behind: number | undefined,
  before: number | undefined,
): Resolved {
  if (behind === undefined || before === undefined) return orphan;
  const at = Math.min(behind, before);
  const isExact =
    sameAtEnd(text.slice(0, at), prefix) === prefix.length &&
    sameAtStart(text.slice(at), suffix) === suffix.length;
  return { from: at, to: at, status: isExact ? "exact" : "edited" };
}

function reattached(range: LetterRange | undefined): Resolved {
  return range ? { ...range, status: "reattached" } : orphan;
}

/**
 * An anchor for a copy of a text that says the same with other ids, as one without a past does. Undefined when it does not
 * say the same, or when the words are not there.
 */
export function anchorInCopy(
  anchor: TextAnchor,
  original: XmlFragment,
  copy: XmlFragment,
): TextAnchor | undefined {
  const [was, is] = [flatText(original), flatText(copy)];
  const found = resolveAnchor(original, anchor, { flat: was });
  if (was.text !== is.text || !isLocated(found)) return undefined;
  const { start, end } = anchorAt(copy, found.from, found.to, { flat: is });
  return { ...anchor, start, end };
}
