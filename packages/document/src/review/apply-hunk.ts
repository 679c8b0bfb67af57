/** Writing a suggested change into a text. */
import type { TextHunk } from "@brudnopis/schema";
import type { XmlFragment } from "yjs";
import { restoreInline } from "../history/restore-inline.ts";
import { restoreBlocks } from "../history/restore-text.ts";
import { localEdit } from "../layout.ts";
import type { FoundHunk } from "./hunk.ts";
import { findHunk } from "./locate-hunk.ts";

/**
 * As an edit of one's own, which one undo takes back. Only what differs is written, so that whoever types beside it or into
 * what stays keeps their words. False when the suggestion is stale; then nothing is written.
 */
export function applyHunk(fragment: XmlFragment, hunk: TextHunk): boolean {
  const found = findHunk(fragment, hunk);
  if (!found) return false;
  if (found.isApplied) return true;
  const { doc } = fragment;
  if (doc) doc.transact(() => write(found), localEdit);
  else write(found);
  return true;
}

function write({ target, now, merged }: FoundHunk): void {
  if (target?.kind === "inline") restoreInline(target.block.element, now, merged, target.at);
  if (target?.kind === "block") restoreBlocks(target.parent, now, merged, target.at);
}
