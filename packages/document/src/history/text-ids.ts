/**
 * Which insertions a text is made of. Yjs numbers every character that a client inserts, and keeps the number for as long
 * as the character is there: what is known of the numbers is known of the words.
 */
import { ContentString, XmlElement, type XmlFragment, XmlText } from "yjs";
import { nodeAttributes } from "../rich-text.ts";

/** Characters (as JavaScript counts them) that one client inserted one after the other. */
export interface TextIds {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** The same with what they say. */
export interface TextRun extends TextIds {
  readonly text: string;
}

/**
 * The ids of a text's characters in reading order: of every text node that `readRichText` gives, and one for each hard
 * break. What stands between blocks has none; `blockId` says who made a block.
 */
export function textIds(type: XmlFragment | XmlText): TextIds[] {
  return runsWithin(type).map(({ client, clock, length }) => ({ client, clock, length }));
}

/** The id of a node of a text: of a paragraph, a list, a cell. Roots have none. */
export function blockId({ _item: item }: XmlFragment | XmlText): TextIds | undefined {
  return item ? { client: item.id.client, clock: item.id.clock, length: 1 } : undefined;
}

/** The lines of a text as `plainText` gives them, each in the runs that it is made of. */
export function textLines(fragment: XmlFragment): TextRun[][] {
  return childrenOf(fragment).flatMap(linesOf);
}

function linesOf(block: Node): TextRun[][] {
  if (block instanceof XmlText) return [runsOfText(block)];
  const children = childrenOf(block);
  if (children.some(isInline) || children.length === 0)
    return [joined(children.filter(isInline).flatMap(runsOfInline))];
  return children.flatMap(linesOf);
}

type Node = XmlText | XmlElement;

/** As they are read: of what the editor does not know the content stands in its place, and empty texts are none. */
function childrenOf(type: XmlFragment): Node[] {
  return nodesIn(type).flatMap((child) => {
    if (child instanceof XmlText) return runsOfText(child).length > 0 ? [child] : [];
    return Object.hasOwn(nodeAttributes, child.nodeName) ? [child] : childrenOf(child);
  });
}

function isInline(node: Node): boolean {
  return node instanceof XmlText || node.nodeName === "hardBreak";
}

function runsOfInline(node: Node): TextRun[] {
  if (node instanceof XmlText) return runsOfText(node);
  const id = blockId(node);
  return id ? [{ ...id, text: "\n" }] : [];
}

function runsWithin(type: XmlFragment | XmlText): TextRun[] {
  if (type instanceof XmlText) return runsOfText(type);
  if (type instanceof XmlElement && isInline(type)) return runsOfInline(type);
  return joined(nodesIn(type).flatMap(runsWithin));
}

function nodesIn(type: XmlFragment): Node[] {
  return type.toArray().filter((child) => child instanceof XmlText || child instanceof XmlElement);
}

function runsOfText(text: XmlText): TextRun[] {
  const runs: TextRun[] = [];
  for (let item = text._start; item !== null; item = item.right)
    if (!item.deleted && item.content instanceof ContentString)
      runs.push({
        client: item.id.client,
        clock: item.id.clock,
        length: item.length,
        text: item.content.str,
      });
  return joined(runs);
}

/** Yjs keeps apart what was typed with other work in between. */
function joined(runs: readonly TextRun[]): TextRun[] {
  const whole: TextRun[] = [];
  for (const run of runs) {
    const last = whole.at(-1);
    if (last?.client !== run.client || last.clock + last.length !== run.clock) whole.push(run);
    else
      whole[whole.length - 1] = {
        ...last,
        length: last.length + run.length,
        text: last.text + run.text,
      };
  }
  return whole;
}
