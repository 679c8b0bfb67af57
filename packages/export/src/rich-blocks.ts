/** Formatted text as blocks of the print tree. Total: whatever a peer wrote is shown, and nothing throws. */
import type { Language, RichNode } from "@brudnopis/schema";
import { paragraphOf, richInlines } from "./inlines.ts";
import type { Block, Inline } from "./print.ts";
import { gridTable, type GridCell } from "./grid-table.ts";
import { pictureBlock, type Pictures } from "./pictures.ts";
import { isMarkNode } from "./review-nodes.ts";

/** Deeper lists, quotes and tables are shown at this depth: paper has no room for more, and layouts have limits. */
const deepest = 6;

/** More columns or rows than anybody draws; a broken number must not make a table of a million cells. */
const widestSpan = 40;

/** Paper formats know six levels of headings. */
const deepestHeading = 6;

/** Blocks whose headings begin below `level`. */
export function richBlocks(
  nodes: readonly RichNode[],
  language: Language,
  level: number,
  pictures: Pictures = new Map(),
): Block[] {
  // Only what stands in a section itself can have pages of its own.
  const mayBeWide = level === sectionLevel;
  return withSteadyLevels(blocksOf(nodes, { language, pictures, mayBeWide, depth: 0 }), level);
}

/** Fields of sections have this level, those of records a lower one. */
export const sectionLevel = 2;

/** What a cell of a table holds of a text: no headings, and as little room as there is. */
export function cellBlocks(
  nodes: readonly RichNode[],
  language: Language,
  pictures: Pictures,
): Block[] {
  return blocksOf(nodes, { language, pictures, mayBeWide: false, depth: 1 });
}

interface Place {
  readonly language: Language;
  readonly pictures: Pictures;
  readonly mayBeWide: boolean;
  /** How many lists, quotes and cells are around. */
  readonly depth: number;
}

function blocksOf(nodes: readonly RichNode[], place: Place): Block[] {
  const blocks: Block[] = [];
  let loose: RichNode[] = [];
  // Text outside any paragraph is what is left of a node this version does not know.
  const closeParagraph = () => {
    blocks.push(...paragraphOf(richInlines(loose, place.language)));
    loose = [];
  };
  for (const node of nodes) {
    if (isInline(node)) {
      loose.push(node);
    } else {
      closeParagraph();
      blocks.push(...blockOf(node, place));
    }
  }
  closeParagraph();
  return blocks;
}

function isInline(node: RichNode): boolean {
  return node.type === "text" || node.type === "hardBreak" || isMarkNode(node);
}

function blockOf(node: RichNode, place: Place): Block[] {
  const children = node.content ?? [];
  switch (node.type) {
    case "paragraph":
      return paragraphOf(richInlines(children, place.language));
    case "heading":
      return heading(node, place);
    case "bulletList":
    case "orderedList":
      return list(node, place);
    case "blockquote":
      return quote(children, place);
    case "table":
      return table(children, place);
    case "image":
      return [pictureBlock(node, place.pictures, place.language)];
    default:
      return blocksOf(children, place);
  }
}

/** A heading inside a list, a quote or a cell would break the document's outline: there it is a bold line. */
function heading(node: RichNode, { language, depth }: Place): Block[] {
  const inlines = richInlines(node.content ?? [], language);
  if (inlines.length === 0) return [];
  if (depth > 0) return paragraphOf(inlines.map(toBold));
  return [{ type: "heading", level: node.attrs?.["level"] === 4 ? 2 : 1, inlines }];
}

function toBold(inline: Inline): Inline {
  return inline.type === "text" ? { ...inline, bold: true } : inline;
}

function list(node: RichNode, place: Place): Block[] {
  const children = node.content ?? [];
  if (place.depth >= deepest) return blocksOf(children, place);
  const items = children
    .map((item) => blocksOf([item], deeper(place)))
    .filter((blocks) => blocks.length > 0);
  const start = node.attrs?.["start"];
  return items.length === 0
    ? []
    : [
        {
          type: "list",
          ordered: node.type === "orderedList",
          start: typeof start === "number" && Number.isInteger(start) && start > 0 ? start : 1,
          items,
        },
      ];
}

function quote(children: readonly RichNode[], place: Place): Block[] {
  const blocks = blocksOf(children, deeper(place));
  return blocks.length === 0 || place.depth >= deepest ? blocks : [{ type: "quote", blocks }];
}

function table(children: readonly RichNode[], place: Place): Block[] {
  if (place.depth >= deepest) return blocksOf(children, place);
  const rows = children
    .filter(({ type }) => type === "tableRow")
    .map((row) => (row.content ?? []).map((cell) => gridCell(cell, place)));
  return gridTable(rows, place.mayBeWide && place.depth === 0);
}

function gridCell(node: RichNode, place: Place): GridCell {
  const blocks = blocksOf([node], deeper(place));
  const isHeader = node.type === "tableHeader";
  return { blocks, isHeader, colspan: span(node, "colspan"), rowspan: span(node, "rowspan") };
}

function span(node: RichNode, name: "colspan" | "rowspan"): number {
  const value = node.attrs?.[name];
  return typeof value === "number" && Number.isInteger(value) && value > 1
    ? Math.min(value, widestSpan)
    : 1;
}

function deeper(place: Place): Place {
  return { ...place, depth: place.depth + 1 };
}

/** Puts headings under the one above the text, and never two levels below the one before. */
function withSteadyLevels(blocks: readonly Block[], above: number): Block[] {
  let previous = above;
  return blocks.map((block) => {
    if (block.type !== "heading") return block;
    previous = Math.min(above + block.level, previous + 1, deepestHeading);
    return { ...block, level: previous };
  });
}
