/** An HTML file as a browser's parser understands it. */
import { type DefaultTreeAdapterTypes as Tree, parse } from "parse5";
import type { Part, RowPart } from "./outline.ts";

type Element = Tree.Element;

export function htmlParts(html: string): Part[] {
  const document = parse(html);
  const byId = new Map<string, Element>();
  for (const element of allIn(document)) {
    const id = attribute(element, "id");
    if (id !== undefined) byId.set(id, element);
  }
  return blockParts(document.childNodes, 0);

  function blockParts(nodes: readonly Tree.ChildNode[], depth: number): Part[] {
    const parts: Part[] = [];
    let line: Part[] = [];
    const endLine = () => {
      if (line.length > 0) parts.push({ is: "paragraph", depth, inside: line });
      line = [];
    };
    for (const node of nodes) {
      const block = isElement(node) ? blockPart(node, depth) : undefined;
      if (block === undefined) line.push(...inlineParts(node));
      else {
        endLine();
        parts.push(...block);
      }
    }
    endLine();
    return parts;
  }

  /** Undefined for what stands within a line. */
  function blockPart(element: Element, depth: number): Part[] | undefined {
    const { tagName: tag, childNodes } = element;
    if (attribute(element, "role") === "heading")
      return [headingPart(Number(attribute(element, "aria-level")), element)];
    if (/^h[1-6]$/.test(tag)) return [headingPart(Number(tag.slice(1)), element)];
    switch (tag) {
      case "head":
      case "style":
        return [];
      case "table":
        return [tablePart(element)];
      case "ul":
      case "ol":
        return blockParts(childNodes, depth + 1);
      case "p":
      case "html":
      case "body":
      case "main":
      case "header":
      case "footer":
      case "nav":
      case "section":
      case "div":
      case "li":
      case "dl":
      case "blockquote":
      case "figure":
      case "figcaption":
        return isFact(element)
          ? [{ is: "paragraph", depth, inside: childNodes.flatMap(inlineParts) }]
          : blockParts(childNodes, depth);
      case "img":
        return [{ is: "figure", alt: attribute(element, "alt") ?? "" }];
      default:
        return undefined;
    }
  }

  function headingPart(level: number, { childNodes }: Element): Part {
    return { is: "heading", level, inside: childNodes.flatMap(inlineParts) };
  }

  function inlineParts(node: Tree.ChildNode): Part[] {
    if ("value" in node) return [{ is: "run", text: node.value }];
    if (!isElement(node)) return [];
    if (node.tagName === "br") return [{ is: "run", text: "\n" }];
    if (node.tagName === "img") return [{ is: "figure", alt: attribute(node, "alt") ?? "" }];
    const target = attribute(node, "href") ?? "";
    if (node.tagName === "sup" || attribute(node, "role") === "doc-noteref") {
      const id = hrefsIn(node)[0] ?? target;
      return [{ is: "note", text: noteText(byId.get(id.slice(1))) }];
    }
    // Where a reference leads must be there.
    if (target.startsWith("#a-"))
      return [{ is: "ref", text: byId.has(target.slice(1)) ? wordsOf(node) : "nowhere" }];
    return node.childNodes.flatMap(inlineParts);
  }

  function tablePart(table: Element): Part {
    const caption = elementsIn(table).find(({ tagName }) => tagName === "caption");
    const rows = elementsIn(table).flatMap((group): RowPart[] =>
      elementsIn(group)
        .filter(({ tagName }) => tagName === "tr")
        .map((row) => ({
          isHead: group.tagName === "thead",
          cells: elementsIn(row).map((cell) => ({
            // A header that heads nothing is none.
            isHeader: cell.tagName === "th" && attribute(cell, "scope") !== undefined,
            colspan: Number(attribute(cell, "colspan") ?? 1),
            rowspan: Number(attribute(cell, "rowspan") ?? 1),
            inside: blockParts(cell.childNodes, 0),
          })),
        })),
    );
    return { is: "table", ...(caption ? { caption: wordsOf(caption) } : {}), rows };
  }
}

/** Without the way back to where it is called. */
function noteText(note: Element | undefined): string {
  if (!note) return "nowhere";
  const isBack = (node: Tree.ChildNode) =>
    isElement(node) && attribute(node, "role") === "doc-backlink";
  return note.childNodes
    .filter((node) => !isBack(node))
    .map((node) => ("value" in node ? node.value : isElement(node) ? wordsOf(node) : ""))
    .join("");
}

function isFact(element: Element): boolean {
  return element.tagName === "div" && elementsIn(element)[0]?.tagName === "dt";
}

function hrefsIn(element: Element): string[] {
  return allIn(element).flatMap((each) => attribute(each, "href") ?? []);
}

function wordsOf({ childNodes }: Element): string {
  return childNodes
    .map((node) => ("value" in node ? node.value : isElement(node) ? wordsOf(node) : ""))
    .join("");
}

function allIn(parent: Tree.ParentNode): Element[] {
  return parent.childNodes.filter(isElement).flatMap((each) => [each, ...allIn(each)]);
}

function elementsIn({ childNodes }: Element): Element[] {
  return childNodes.filter(isElement);
}

function isElement(node: Tree.ChildNode): node is Element {
  return "tagName" in node;
}

function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((each) => each.name === name)?.value;
}
