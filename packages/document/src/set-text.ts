/** Giving a text field other words, by the characters that differ: what somebody else types beside them stays. */
import type { RichText } from "@brudnopis/schema";
import { XmlElement, type XmlFragment, XmlText } from "yjs";
import { plainText, readRichText, writeRichText } from "./rich-text.ts";

/** Must run inside a transaction, so that it is one step. */
export function setText(fragment: XmlFragment, text: RichText): void {
  const [before, after] = [plainText(readRichText(fragment)), plainText(text)];
  if (before === after) return;
  const run = text.content.length === 1 ? onlyRun(fragment) : undefined;
  if (run) return replaceDifference(run, before, after);
  fragment.delete(0, fragment.length);
  writeRichText(fragment, text);
}

/** The one run of a text that is a single plain paragraph. */
function onlyRun(fragment: XmlFragment): XmlText | undefined {
  const paragraph: unknown = fragment.length === 1 ? fragment.get(0) : undefined;
  if (!(paragraph instanceof XmlElement) || paragraph.nodeName !== "paragraph") return undefined;
  const run: unknown = paragraph.length === 1 ? paragraph.get(0) : undefined;
  return run instanceof XmlText ? run : undefined;
}

function replaceDifference(run: XmlText, before: string, after: string): void {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  // A character that takes two units is never broken in two.
  if (isHalf(before[start - 1])) start -= 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  if (isSecondHalf(before[before.length - end])) end -= 1;
  run.delete(start, before.length - start - end);
  run.insert(start, after.slice(start, after.length - end));
}

function isHalf(unit: string | undefined): boolean {
  return unit !== undefined && /[\ud800-\udbff]/.test(unit);
}

function isSecondHalf(unit: string | undefined): boolean {
  return unit !== undefined && /[\udc00-\udfff]/.test(unit);
}
