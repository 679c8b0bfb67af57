/** Anchors for places where there is nothing yet: between two letters, or in a paragraph that has none. */
import type { TextAnchor } from "@brudnopis/schema";
import { fromBase64, toBase64 } from "lib0/buffer";
import {
  createAbsolutePositionFromRelativePosition,
  createRelativePositionFromTypeIndex,
  decodeRelativePosition,
  encodeRelativePosition,
  type XmlFragment,
  XmlText,
} from "yjs";
import { anchorAt } from "./anchor.ts";
import { lettersBefore } from "./lines.ts";
import { runsOf, type TextBlock } from "./text-blocks.ts";

/** Between two characters of a block. */
export interface BlockPlace {
  readonly block: TextBlock;
  /** In characters of it, of which a break is one. */
  readonly offset: number;
}

export interface FoundPlace extends BlockPlace {
  /** Whether it is a paragraph without letters that is meant, and not a place between two of them. */
  readonly isOfBlock: boolean;
}

export function placeAnchor(fragment: XmlFragment, { block, offset }: BlockPlace): TextAnchor {
  const letter = block.from + lettersBefore(block.nodes, offset);
  const touching = runsOf(block).filter(
    ({ node, from }) => node.length > 0 && from <= offset && offset <= from + node.length,
  );
  const run = touching[0];
  if (run) return anchorAt(fragment, letter, letter, { within: run.node });
  const position = createRelativePositionFromTypeIndex(block.element, 0, 0);
  const start = toBase64(encodeRelativePosition(position));
  return { ...anchorAt(fragment, letter, letter), start, end: start };
}

/** Whether a place can be anchored so that it is found again among the line breaks around it. */
export function isAnchorable({ block, offset }: BlockPlace): boolean {
  if (block.nodes.length === 0) return true;
  return runsOf(block).some(
    ({ node, from }) => node.length > 0 && from <= offset && offset <= from + node.length,
  );
}

/**
 * Where the place is now; undefined when the block that it was in is gone.
 * @param position `end` sticks to the letter before a place, `start` to the one behind it.
 */
export function resolvePlace(
  fragment: XmlFragment,
  blocks: readonly TextBlock[],
  encoded: string,
): FoundPlace | undefined {
  const position = positionIn(fragment, encoded);
  if (!position) return undefined;
  const { type, index } = position;
  const block = blocks.find(
    ({ element }) => element === type || (type instanceof XmlText && element === type.parent),
  );
  if (!block) return undefined;
  if (!(type instanceof XmlText)) return { block, offset: block.length, isOfBlock: true };
  const run = runsOf(block).find(({ node }) => node === type);
  return run && { block, offset: run.from + index, isOfBlock: false };
}

function positionIn({ doc }: XmlFragment, encoded: string) {
  if (!doc || encoded === "") return undefined;
  try {
    const relative = decodeRelativePosition(fromBase64(encoded));
    // A position in a root would make Yjs create it.
    if (relative.tname !== null) return undefined;
    return createAbsolutePositionFromRelativePosition(relative, doc) ?? undefined;
  } catch {
    return undefined;
  }
}
