/** A text as it was at another time, by the blocks, words and marks that differ. */
import type { RichNode } from "@brudnopis/schema";
import type { XmlFragment } from "yjs";
import { readRichText, writeRichText } from "../rich-text.ts";

export function restoreText(fragment: XmlFragment, then: readonly RichNode[]): void {
  if (JSON.stringify(readRichText(fragment).content) === JSON.stringify(then)) return;
  fragment.delete(0, fragment.length);
  writeRichText(fragment, { type: "doc", content: [...then] });
}
