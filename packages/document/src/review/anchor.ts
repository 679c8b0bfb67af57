/** Makes anchors of places in a text, and finds their positions again while the letters that they stick to are there. */
import type { TextAnchor } from "@brudnopis/schema";
import { fromBase64, toBase64 } from "lib0/buffer";
import {
  createAbsolutePositionFromRelativePosition,
  createRelativePositionFromTypeIndex,
  decodeRelativePosition,
  type Doc,
  encodeRelativePosition,
  getState,
  type RelativePosition,
  type XmlFragment,
  type XmlText,
} from "yjs";
import { type FlatText, flatText, type RunPlace } from "./flat.ts";
import { countOf } from "./quote.ts";

/** From one letter to before another, in the letters of a field. */
export interface LetterRange {
  readonly from: number;
  readonly to: number;
}

/** As much as an anchor holds, see `TextAnchor`. */
const longestQuote = 4000;
const contextLength = 32;

export interface AnchorOptions {
  /** What is between two blocks belongs to the one that this is of; else to both. */
  readonly within?: XmlText;
  readonly flat?: FlatText;
}

/** An anchor at the letters `from` to before `to`; for a place between two letters both are the same. */
export function anchorAt(
  fragment: XmlFragment,
  from: number,
  to: number,
  { within, flat = flatText(fragment) }: AnchorOptions = {},
): TextAnchor {
  const own = flat.runs.find(({ node }) => node === within);
  const start = own ? { node: own.node, index: from - own.from } : flat.before(from);
  const end = own ? { node: own.node, index: to - own.from } : flat.behind(to);
  const quote = quoteOf(flat.text.slice(from, to));
  return {
    // Zero sticks to the letter behind, minus one to the one in front: what is typed at the edges stays outside.
    start: encoded(start, 0),
    end: encoded(end, -1),
    quote,
    prefix: withoutHalves(flat.text.slice(Math.max(0, from - contextLength), from)),
    suffix: withoutHalves(flat.text.slice(to, to + contextLength)),
    occurrences: countOf(flat.text, quote),
  };
}

/**
 * The same words in their new place, or what has become of them: the anchor keeps what was quoted, and gets the positions and
 * the words around it of now.
 */
export function movedAnchor(
  fragment: XmlFragment,
  anchor: Pick<TextAnchor, "quote">,
  { from, to }: LetterRange,
  flat = flatText(fragment),
): TextAnchor {
  const moved = anchorAt(fragment, from, to, { flat });
  const others = countOf(flat.text, anchor.quote);
  // Where the words have changed, all that read like the quote are others: it takes one more before it is back.
  const occurrences = moved.quote === anchor.quote ? others : others + 1;
  return { ...moved, quote: anchor.quote, occurrences };
}

/** Where an anchor's positions are now, each if it is in this text. Start and end may have changed places. */
export function positionsOf(
  fragment: XmlFragment,
  { start, end }: Pick<TextAnchor, "start" | "end">,
  { flat = flatText(fragment), followsUndone = true }: ResolveOptions = {},
): Partial<LetterRange> {
  const { doc } = fragment;
  if (!doc) return {};
  const from = offsetOf(doc, flat, start, followsUndone);
  const to = offsetOf(doc, flat, end, followsUndone);
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

export interface ResolveOptions {
  /** For many anchors of one text. */
  readonly flat?: FlatText;
  /** What an undo brings back has new ids, and only this copy of the document knows of which old ones. */
  readonly followsUndone?: boolean;
}

/** False while an anchor is about edits that this copy of the document has not got. */
export function isKnown(doc: Doc, { start, end }: Pick<TextAnchor, "start" | "end">): boolean {
  return [start, end].every((position) => {
    const { item = null, type = null } = decoded(position) ?? {};
    const id = item ?? type;
    return id === null || getState(doc.store, id.client) > id.clock;
  });
}

/** As much of a text as an anchor quotes. */
export function quoteOf(text: string): string {
  return text.length <= longestQuote ? text : withoutHalves(text.slice(0, longestQuote));
}

/** Whether an anchor quotes all of its words. */
export function isWholeQuote({ quote }: Pick<TextAnchor, "quote">): boolean {
  return quote.length < longestQuote - 1;
}

/** Half of a character of two units would not survive the way to the server. */
function withoutHalves(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, "");
}

/** In a field without any text there is nothing to stick to. */
function encoded(place: RunPlace | undefined, assoc: 0 | -1): string {
  if (!place) return "";
  const { node, index } = place;
  return toBase64(encodeRelativePosition(createRelativePositionFromTypeIndex(node, index, assoc)));
}

/** Undefined for what no anchor of ours is: a position in a root would make Yjs create it. */
function decoded(position: string): RelativePosition | undefined {
  try {
    const relative = decodeRelativePosition(fromBase64(position));
    return relative.item || relative.type ? relative : undefined;
  } catch {
    return undefined;
  }
}

function offsetOf(
  doc: Doc,
  flat: FlatText,
  position: string,
  followsUndone: boolean,
): number | undefined {
  if (position === "") return 0;
  const relative = decoded(position);
  const place =
    relative && createAbsolutePositionFromRelativePosition(relative, doc, followsUndone);
  return place ? flat.offsetOf(place.type, place.index) : undefined;
}
