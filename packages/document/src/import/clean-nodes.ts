/** Nodes of a file as our editor could have written them: the server takes no others. */
import type { RichMark, RichNode } from "@brudnopis/schema";
import { isSafeHref, type NodeName, nodeAttributes, plainText } from "../rich-text.ts";
import { fitsAttribute } from "../written-text.ts";

/** Deeper lists are read as what is in them. */
const deepest = 12;
const inline = new Set(["text", "hardBreak"]);
/** What may stand in what; everything else holds blocks. */
const inside: Readonly<Record<string, readonly string[]>> = {
  paragraph: ["text", "hardBreak"],
  heading: ["text", "hardBreak"],
  bulletList: ["listItem"],
  orderedList: ["listItem"],
  table: ["tableRow"],
  tableRow: ["tableCell", "tableHeader"],
};
const onlyInside = new Set(["listItem", "tableRow", "tableCell", "tableHeader"]);

/** Blocks of a field's text. What stands where it cannot is read as its words. */
export function cleanBlocks(nodes: readonly RichNode[], depth = 0): RichNode[] {
  return nodes.flatMap((node): RichNode[] => {
    if (node.type === "text") return node.text ? [paragraphOf([cleanText(node)])] : [];
    if (!isKnown(node.type) || inline.has(node.type) || onlyInside.has(node.type))
      return cleanBlocks(node.content ?? [], depth);
    return depth > deepest ? asParagraph(node) : [cleanNode(node, depth)];
  });
}

function cleanNode(node: RichNode, depth: number): RichNode {
  const content = contentOf(node, depth + 1);
  const attrs = attributesOf(node);
  return {
    type: node.type,
    ...(attrs ? { attrs } : {}),
    ...(content.length > 0 && node.type !== "image" ? { content } : {}),
  };
}

function contentOf({ type, content = [] }: RichNode, depth: number): RichNode[] {
  const allowed = inside[type];
  if (!allowed) return cleanBlocks(content, depth);
  return content.flatMap((child): RichNode[] => {
    if (!allowed.includes(child.type)) return [];
    if (child.type === "text") return child.text ? [cleanText(child)] : [];
    return [cleanNode(child, depth)];
  });
}

function cleanText({ text = "", marks = [] }: RichNode): RichNode {
  const safe = marks.filter(
    (mark: RichMark) => mark.type !== "link" || isSafeHref(mark.attrs.href),
  );
  return {
    type: "text",
    text: plainSpaces(text).toWellFormed(),
    ...(safe.length > 0 ? { marks: safe } : {}),
  };
}

/** Fixed spaces are put in when it is printed, never kept; a tab of Word was a space to who reads. */
function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f\u2003]+/g, " ");
}

function attributesOf({ type, attrs = {} }: RichNode): RichNode["attrs"] {
  const kept = Object.entries(attrs).filter(
    ([name, value]) => value !== null && fitsAttribute(type, name, value),
  );
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

function isKnown(type: string): type is NodeName {
  return Object.hasOwn(nodeAttributes, type);
}

function asParagraph(node: RichNode): RichNode[] {
  const text = plainText({ type: "doc", content: [node] })
    .replace(/\s+/g, " ")
    .trim();
  return text === "" ? [] : [paragraphOf([{ type: "text", text }])];
}

function paragraphOf(content: RichNode[]): RichNode {
  return { type: "paragraph", content };
}
