/**
 * Formatted text between a Y.XmlFragment and plain JSON, without an editor: reading never changes what it reads
 * (the editor's own converters delete what their schema does not know).
 */
import type { RichMark, RichNode, RichText } from "@brudnopis/schema";
import { XmlElement, type XmlFragment, XmlText } from "yjs";

/** Every node the editor schema knows, with its attributes and their defaults. */
export const nodeAttributes = {
  paragraph: {},
  heading: { level: 3 },
  bulletList: {},
  orderedList: { start: 1, type: null },
  listItem: {},
  blockquote: {},
  hardBreak: {},
  table: {},
  tableRow: {},
  tableHeader: { colspan: 1, rowspan: 1, colwidth: null, align: null },
  tableCell: { colspan: 1, rowspan: 1, colwidth: null, align: null },
  // By the id of a picture that lies with the server; a decorative one says nothing on purpose. Its pixels are for pages,
  // which leave room for what has not come yet.
  image: { asset: null, alt: "", caption: "", decorative: false, width: 0, height: 0 },
} as const satisfies Record<string, Record<string, unknown>>;
export type NodeName = keyof typeof nodeAttributes;

/** Every mark the editor schema knows. */
export const markNames = ["bold", "italic", "link"] as const;

const safeHref = /^(https?:\/\/|mailto:|tel:)/i;

/** Characters of a link. */
const longestHref = 2000;

/** Whether a link may be made, followed or printed: http, https, mailto and tel only, of a bounded length. */
export function isSafeHref(href: string): boolean {
  // Control characters and spaces are how "java\nscript:" gets past a prefix check.
  return href.length <= longestHref && safeHref.test(href) && !/[\u0000-\u0020\u007f]/.test(href);
}

/**
 * The text of a fragment as JSON. Unknown nodes are read as their text, unknown marks are left out, and neighbouring text
 * of the same marks is one run, however it came about: equal texts read equal.
 */
export function readRichText(fragment: XmlFragment): RichText {
  return { type: "doc", content: readChildren(fragment) };
}

/** What stands in a fragment or an element. */
export function readChildren(parent: XmlFragment): RichNode[] {
  const read: RichNode[] = [];
  for (const node of parent.toArray().flatMap(readChild)) {
    const last = read.at(-1);
    if (last && continues(last, node))
      read[read.length - 1] = { ...last, text: `${last.text}${node.text}` };
    else read.push(node);
  }
  return read;
}

function continues(before: RichNode, node: RichNode): boolean {
  if (before.type !== "text" || node.type !== "text") return false;
  return JSON.stringify(before.marks) === JSON.stringify(node.marks);
}

/** A stored node: none, or several, where our editor has not made it. */
export function readChild(child: unknown): RichNode[] {
  if (child instanceof XmlText) return readText(child);
  if (!(child instanceof XmlElement)) return [];
  const content = readChildren(child);
  if (!isNodeName(child.nodeName)) return content;
  const attrs = readAttributes(child, child.nodeName);
  return [
    {
      type: child.nodeName,
      ...(attrs ? { attrs } : {}),
      ...(content.length > 0 ? { content } : {}),
    },
  ];
}

function isNodeName(name: string): name is NodeName {
  return Object.hasOwn(nodeAttributes, name);
}

/** Only attributes that differ from their default, so that equal text reads equal. */
function readAttributes(element: XmlElement, name: NodeName): RichNode["attrs"] {
  const attrs: NonNullable<RichNode["attrs"]> = {};
  for (const [key, fallback] of Object.entries(nodeAttributes[name])) {
    // Yjs types attributes as strings; the editor stores any JSON value.
    const value: unknown = element.getAttribute(key);
    if (value === undefined || value === fallback) continue;
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      attrs[key] = value;
    }
  }
  return Object.keys(attrs).length > 0 ? attrs : undefined;
}

interface TextRun {
  readonly insert?: unknown;
  readonly attributes?: Record<string, unknown>;
}

function readText(text: XmlText): RichNode[] {
  // toDelta is typed `any`; its runs have this shape (Yjs documentation, Y.Text).
  const runs = text.toDelta() as TextRun[];
  return runs.flatMap(({ insert, attributes }) => {
    if (typeof insert !== "string" || insert === "") return [];
    const marks = readMarks(attributes ?? {});
    return [{ type: "text", text: insert, ...(marks.length > 0 ? { marks } : {}) }];
  });
}

function readMarks(attributes: Record<string, unknown>): RichMark[] {
  const marks: RichMark[] = [];
  // A null attribute is a mark that was taken off.
  if (attributes["bold"] != null) marks.push({ type: "bold" });
  if (attributes["italic"] != null) marks.push({ type: "italic" });
  const link = attributes["link"];
  if (
    link !== null &&
    typeof link === "object" &&
    "href" in link &&
    typeof link.href === "string"
  ) {
    if (isSafeHref(link.href)) marks.push({ type: "link", attrs: { href: link.href } });
  }
  return marks;
}

/** Fills an empty fragment. The server's tool for a document's first content; clients never seed. */
export function writeRichText(fragment: XmlFragment, text: RichText): void {
  fragment.insert(0, text.content.map(toElement));
}

/** Plain paragraphs, one a line. */
export function paragraphs(text: string): RichText {
  return {
    type: "doc",
    content: text.split("\n").map((line) => ({
      type: "paragraph",
      ...(line === "" ? {} : { content: [{ type: "text", text: line }] }),
    })),
  };
}

/** A node that is not in a document yet. */
export function toElement(node: RichNode): XmlElement {
  const element = new XmlElement(node.type);
  for (const [key, value] of Object.entries(node.attrs ?? {})) {
    // The editor stores JSON values; Yjs types them as strings.
    if (value !== null) element.setAttribute(key, value as string);
  }
  element.insert(0, toChildren(node.content ?? []));
  return element;
}

/** Neighbouring runs of text share one XmlText, as the editor writes them. */
export function toChildren(nodes: readonly RichNode[]): (XmlElement | XmlText)[] {
  const children: (XmlElement | XmlText)[] = [];
  let open: { text: XmlText; length: number } | undefined;
  for (const node of nodes) {
    if (node.type !== "text") {
      open = undefined;
      children.push(toElement(node));
      continue;
    }
    if (!open) {
      open = { text: new XmlText(), length: 0 };
      children.push(open.text);
    }
    const text = node.text ?? "";
    open.text.insert(open.length, text, toAttributes(node.marks ?? []));
    open.length += text.length;
  }
  return children;
}

/** Marks as Yjs has them. */
export function toAttributes(marks: readonly RichMark[]): Record<string, unknown> {
  return Object.fromEntries(
    marks.map((mark) => [mark.type, mark.type === "link" ? { href: mark.attrs.href } : {}]),
  );
}

/** The words of formatted text, a line for each paragraph, heading, list item or cell. */
export function plainText(text: RichText): string {
  return text.content.flatMap(blockLines).join("\n");
}

function blockLines(node: RichNode): string[] {
  const children = node.content ?? [];
  if (
    children.some(({ type }) => type === "text" || type === "hardBreak") ||
    children.length === 0
  ) {
    return [children.map(inlineText).join("")];
  }
  return children.flatMap(blockLines);
}

function inlineText(node: RichNode): string {
  return node.type === "hardBreak" ? "\n" : (node.text ?? "");
}

/** Whether there is nothing to read or to see, whatever empty paragraphs and lists remain. */
export function isEmptyText(text: RichText): boolean {
  return plainText(text).trim() === "" && !text.content.some(holdsImage);
}

function holdsImage({ type, content = [] }: RichNode): boolean {
  return type === "image" || content.some(holdsImage);
}

/** The pictures of a text, in reading order. */
export function imagesIn(nodes: readonly RichNode[]): RichNode[] {
  return nodes.flatMap((node) =>
    node.type === "image" ? [node] : node.content ? imagesIn(node.content) : [],
  );
}
