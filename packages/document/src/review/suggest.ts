/** What somebody would change in a text, cut into pieces that can be accepted one by one. */
import type { RichNode, TextHunk } from "@brudnopis/schema";
import { Doc, type XmlFragment } from "yjs";
import { readChildren, writeRichText } from "../rich-text.ts";
import { anchorAt } from "./anchor.ts";
import { HunkCutter } from "./hunk-cutter.ts";
import { isBlank } from "./lines.ts";
import { suggestedChanges } from "./suggested-changes.ts";

/**
 * @param edited The text as it is suggested.
 * @param base The text as it was when they began to edit; the text as it is when absent. What has been changed in the text
 * since is not suggested back.
 */
export function suggestedHunks(
  fragment: XmlFragment,
  edited: readonly RichNode[],
  base: readonly RichNode[] = readChildren(fragment),
): TextHunk[] {
  const [before, after] = [asStored(base), asStored(edited)];
  if (before.every(isBlank) && after.every(isBlank)) return [];
  // A field without words has nothing that a change could be anchored to, and needs nothing.
  if (before.every(isBlank))
    return [{ kind: "block", anchor: anchorAt(fragment, 0, 0), before: [], after }];
  const cutter = new HunkCutter(fragment, before);
  return suggestedChanges(before, after).map((change) => cutter.toHunk(change));
}

/** An editor's JSON has every attribute and its own order of marks; what is stored reads otherwise. */
function asStored(nodes: readonly RichNode[]): RichNode[] {
  const fragment = new Doc().getXmlFragment();
  writeRichText(fragment, { type: "doc", content: [...nodes] });
  return readChildren(fragment);
}
