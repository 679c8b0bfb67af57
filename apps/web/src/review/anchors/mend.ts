/**
 * Finds anew what an edit of this page has moved that was made without an editor: an undo, a restore, an accepted suggestion.
 * It goes by what was found before the edit, and by where words were before they went.
 *
 *   M1  Edits of others are theirs to repair.
 *   M2  What an editor knows is taken down before anything else changes its text.
 */
import {
  flatText,
  type LetterRange,
  movedAnchor,
  positionsOf,
  resolveAnchor,
} from "@brudnopis/document";
import type { Doc, Transaction, XmlFragment } from "yjs";
import { isTyped } from "../../document/content-store.ts";
import type { Anchored } from "./anchored.ts";
import { type Anchors, rangeOf, type Searched } from "./anchors.ts";

export interface MendOptions {
  readonly doc: Doc;
  readonly anchors: Anchors;
  readonly textAt: (address: string) => XmlFragment;
  /** Takes down what the open editor knows. */
  readonly settle: () => void;
}

/** Goes on until the function that it returns is called. */
export function mendAnchors({ doc, anchors, textAt, settle }: MendOptions): () => void {
  let before = new Map<string, Searched>();
  const onBefore = (transaction: Transaction) => {
    if (isTyped(transaction)) return;
    settle();
    before = new Map();
    if (!transaction.local) return;
    for (const address of anchors.addresses) before.set(address, anchors.searched(address));
  };
  const onAfter = (transaction: Transaction) => {
    // M1
    if (!transaction.local || isTyped(transaction)) return;
    const changed = new Set<unknown>(transaction.changedParentTypes.keys());
    const isChanged = (address: string) => changed.has(textAt(address));
    for (const [address, was] of before) {
      if (isChanged(address)) mendText(anchors, textAt, address, was);
    }
    mendLost(anchors, textAt, isChanged);
  };
  doc.on("beforeTransaction", onBefore);
  doc.on("afterTransaction", onAfter);
  return () => {
    doc.off("beforeTransaction", onBefore);
    doc.off("afterTransaction", onAfter);
  };
}

function mendText(
  anchors: Anchors,
  textAt: MendOptions["textAt"],
  address: string,
  was: Searched,
): void {
  const fragment = textAt(address);
  const flat = flatText(fragment);
  for (const { id, anchor } of anchors.at(address)) {
    const now = rangeOf(resolveAnchor(fragment, anchor, { flat }));
    const at = positionsOf(fragment, anchor, { flat });
    const isByPosition = now !== undefined && at.from === now.from && at.to === now.to;
    const last = rangeOf(was.found.get(id));
    const range = isByPosition
      ? now
      : ((last && shifted(was.text, flat.text, last)) ?? (last ? now : undefined));
    if (range) anchors.keep(id, address, range, flat);
  }
}

/** Where a range is when all that changed was before it, or behind it. */
function shifted(was: string, is: string, { from, to }: LetterRange): LetterRange | undefined {
  const least = Math.min(was.length, is.length);
  let start = 0;
  while (start < least && was[start] === is[start]) start += 1;
  if (to <= start) return { from, to };
  let end = 0;
  while (end < least - start && was.at(-1 - end) === is.at(-1 - end)) end += 1;
  const growth = is.length - was.length;
  return from >= was.length - end ? { from: from + growth, to: to + growth } : undefined;
}

/** Words that came back where they once were. */
function mendLost(
  anchors: Anchors,
  textAt: MendOptions["textAt"],
  isChanged: (address: string) => boolean,
): void {
  for (const id of anchors.moved) {
    if (rangeOf(anchors.find(id))) continue;
    const last = anchors
      .past(id)
      .findLast((past) => isChanged(past.address) && rangeIn(textAt, past) !== undefined);
    const range = last && rangeIn(textAt, last);
    if (last && range)
      anchors.repair(id, last.address, movedAnchor(textAt(last.address), last.anchor, range));
  }
}

function rangeIn(textAt: MendOptions["textAt"], { address, anchor }: Anchored) {
  const resolved = resolveAnchor(textAt(address), anchor);
  return resolved.status === "exact" ? resolved : undefined;
}
