/**
 * Which insertions a text is made of. Yjs numbers every character that a client inserts, and keeps the number for as long
 * as the character is there: what is known of the numbers is known of the words.
 */
import { ContentString, XmlElement, type XmlFragment, XmlText } from "yjs";
import { nodeAttributes } from "../rich-text.ts";

/** Characters (as JavaScript counts them) that one client inserted one after the other. */
export interface TextRun {
  readonly client: number;
  readonly clock: number;
  readonly text: string;
}

/** The lines of a text as `plainText` gives them, each in the runs that it is made of. */
export function textLines(fragment: XmlFragment): TextRun[][] {
  return childrenOf(fragment).flatMap(linesOf);
}

type Node = XmlText | XmlElement;

function linesOf(block: Node): TextRun[][] {
  if (block instanceof XmlText) return [runsOfText(block)];
  const children = childrenOf(block);
  if (children.some(isInline) || children.length === 0)
    return [joined(children.flatMap(runsOfInline))];
  return children.flatMap(linesOf);
}

/** As they are read: of what the editor does not know the content stands in its place, and empty texts are none. */
function childrenOf(type: XmlFragment): Node[] {
  return type.toArray().flatMap((child) => {
    if (child instanceof XmlText) return runsOfText(child).length > 0 ? [child] : [];
    if (!(child instanceof XmlElement)) return [];
    return Object.hasOwn(nodeAttributes, child.nodeName) ? [child] : childrenOf(child);
  });
}

function isInline(node: Node): boolean {
  return node instanceof XmlText || node.nodeName === "hardBreak";
}

function runsOfInline(node: Node): TextRun[] {
  if (node instanceof XmlText) return runsOfText(node);
  const item = isInline(node) ? node._item : null;
  return item ? [{ client: item.id.client, clock: item.id.clock, text: "\n" }] : [];
}

function runsOfText(text: XmlText): TextRun[] {
  const runs: TextRun[] = [];
  for (let item = text._start; item !== null; item = item.right)
    if (!item.deleted && item.content instanceof ContentString)
      runs.push({ client: item.id.client, clock: item.id.clock, text: item.content.str });
  return joined(runs);
}

/** Yjs keeps apart what was typed with other work in between. */
function joined(runs: readonly TextRun[]): TextRun[] {
  const whole: TextRun[] = [];
  for (const run of runs) {
    const last = whole.at(-1);
    if (last?.client !== run.client || last.clock + last.text.length !== run.clock) whole.push(run);
    else whole[whole.length - 1] = { ...last, text: last.text + run.text };
  }
  return whole;
}
