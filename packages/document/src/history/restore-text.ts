/**
 * A text as it was at another time, by the blocks, words and marks that differ. What is the same in both is not written
 * anew: it keeps its ids, and with them who wrote it, what is pinned to it, and what somebody types into it meanwhile.
 */
import type { RichNode } from "@brudnopis/schema";
import { XmlElement, type XmlFragment, XmlText } from "yjs";
import {
  type NodeName,
  nodeAttributes,
  readChildren,
  toChildren,
  toElement,
} from "../rich-text.ts";
import { pairBlocks } from "./blocks.ts";
import { areLine } from "./cut.ts";
import { restoreInline } from "./restore-inline.ts";

/** Must run inside a transaction, so that it is one step. */
export function restoreText(fragment: XmlFragment, was: readonly RichNode[]): void {
  // A field that somebody has only stepped into has an empty paragraph.
  if (readChildren(fragment).every(isBlank) && was.every(isBlank)) return;
  restoreChildren(fragment, was);
}

function isBlank({ type, content = [] }: RichNode): boolean {
  return type === "paragraph" && content.length === 0;
}

function restoreChildren(parent: XmlFragment, was: readonly RichNode[]): void {
  const now = readChildren(parent);
  if (isSame(now, was)) return;
  const children: unknown[] = parent.toArray();
  if (children.every(isInline) && areLine(was)) restoreInline(parent, now, was);
  else if (children.every(isBlock)) restoreBlocks(parent, now, was);
  if (!isSame(readChildren(parent), was)) replaceChildren(parent, was);
}

/** Where nodes do not stand as our editor puts them: a forged or very old text. */
function replaceChildren(parent: XmlFragment, was: readonly RichNode[]): void {
  parent.delete(0, parent.length);
  parent.insert(0, toChildren(was));
}

function isInline(child: unknown): boolean {
  return child instanceof XmlText || (child instanceof XmlElement && child.nodeName === hardBreak);
}

/** Each is read as one node. */
export function isBlock(child: unknown): boolean {
  return child instanceof XmlElement && Object.hasOwn(nodeAttributes, child.nodeName);
}

const hardBreak = "hardBreak";

/** @param now The children of a node from `from` on, of which each is read as one. */
export function restoreBlocks(
  parent: XmlFragment,
  now: readonly RichNode[],
  was: readonly RichNode[],
  from = 0,
): void {
  let at = from;
  for (const { kind, after } of pairBlocks(now, was)) {
    const node = after === undefined ? undefined : was[after];
    if (kind === "changed" && node) restoreBlock(parent, at, node);
    if (kind === "added" && node) parent.insert(at, toChildren([node]));
    if (kind === "removed") parent.delete(at, 1);
    else at += 1;
  }
}

function restoreBlock(parent: XmlFragment, at: number, was: RichNode): void {
  const block: unknown = parent.get(at);
  if (block instanceof XmlElement && block.nodeName === was.type) {
    restoreAttributes(block, was.attrs ?? {});
    restoreChildren(block, was.content ?? []);
  } else {
    // Yjs has no way to make a heading of a paragraph.
    parent.delete(at, 1);
    parent.insert(at, [toElement(was)]);
  }
}

function restoreAttributes(block: XmlElement, was: NonNullable<RichNode["attrs"]>): void {
  const known: Record<string, unknown> = nodeAttributes[block.nodeName as NodeName];
  for (const [name, fallback] of Object.entries(known)) {
    // Yjs types attributes as strings; the editor stores any JSON value.
    const stored: unknown = block.getAttribute(name);
    const wanted = was[name] ?? fallback;
    if ((stored ?? fallback) === wanted) continue;
    if (wanted === fallback) block.removeAttribute(name);
    else block.setAttribute(name, wanted as string);
  }
}

function isSame(a: readonly RichNode[], b: readonly RichNode[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
