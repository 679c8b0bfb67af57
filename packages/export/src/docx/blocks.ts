/** Blocks of the tree as paragraphs and tables, one after the other: Word has no other boxes. */
import type { Block, CardBlock, Fact, Inline, StatementBlock, TableBlock } from "../print.ts";
import { textWidth } from "../text-width.ts";
import type { Draft } from "./draft.ts";
import { figureXml, imageXml } from "./figures.ts";
import { areRtl, inlineRuns, markedRuns } from "./inlines.ts";
import { paragraph, type ParagraphLook, run } from "./paragraphs.ts";
import type { StyleRole } from "./style-kit.ts";
import { formXml } from "./forms.ts";
import { listStep, type Place, type Turn } from "./place.ts";
import { tableXml, type WriteBlocks } from "./tables.ts";

/** Word's lists have nine levels. */
const deepestList = 8;

export function blocksXml(blocks: readonly Block[], draft: Draft, place: Place): string {
  return blocks.map((block) => blockXml(block, draft, place)).join("");
}

/** Tables hold blocks, which hold tables. */
const write: WriteBlocks = blocksXml;

function blockXml(block: Block, draft: Draft, place: Place): string {
  switch (block.type) {
    case "paragraph":
      return textParagraph(block.inlines, draft, lookIn(place));
    case "heading":
      return textParagraph(block.inlines, draft, { style: headingStyle(block.level) });
    case "list":
      return listXml(block, draft, place);
    case "quote":
      return blocksXml(block.blocks, draft, quoted(place));
    case "table":
      return block.isWide && place.turn
        ? lyingTable(block, draft, place.turn)
        : tableXml(block, draft, place, write);
    case "figure":
      return figureXml(block, draft, place);
    case "image":
      return imageXml(block, draft, place);
    case "form":
      return formXml(block, draft, place);
    case "card":
      return cardXml(block, draft, place);
    case "facts":
      return block.facts.map((fact) => factXml(fact, draft)).join("");
    case "statement":
      return statementXml(block, draft);
    case "gap":
      return paragraph(draft, { style: "gap" }, run(draft, block.text));
  }
}

function lyingTable(block: TableBlock, draft: Draft, turn: Turn): string {
  const place = { style: "normal", width: turn.width, height: turn.height, depth: 0 } as const;
  return turn.standingEnd + tableXml(block, draft, place, write) + turn.lyingEnd;
}

function headingStyle(level: number): StyleRole {
  const levels = ["heading1", "heading2", "heading3", "heading4", "heading5", "heading6"] as const;
  return levels[Math.min(Math.max(level, 1), levels.length) - 1] ?? "heading6";
}

function lookIn({ style, depth, isRight }: Place): ParagraphLook {
  return {
    style,
    ...(depth > 0 ? { indent: depth * listStep } : {}),
    ...(isRight ? { isRight } : {}),
  };
}

function textParagraph(inlines: readonly Inline[], draft: Draft, look: ParagraphLook): string {
  return paragraph(
    draft,
    areRtl(inlines) ? { ...look, isRtl: true } : look,
    inlineRuns(inlines, draft),
  );
}

/** Cells keep their own style: a quote there would be larger than what is around it. */
function quoted(place: Place): Place {
  return place.style === "normal" ? { ...place, style: "quote" } : place;
}

function listXml(
  { ordered, start, items }: Extract<Block, { type: "list" }>,
  draft: Draft,
  place: Place,
): string {
  const level = Math.min(place.depth, deepestList);
  const number = ordered ? draft.addOrderedList(start, level) : draft.bulletList;
  const { turn: _turn, ...around } = place;
  const inside = { ...around, depth: place.depth + 1 };
  const style: StyleRole =
    place.style !== "normal" ? place.style : ordered ? "listNumber" : "listBullet";
  return items
    .map(([first, ...rest]) => {
      const inlines = first?.type === "paragraph" ? first.inlines : [];
      const others = first === undefined || first.type === "paragraph" ? rest : [first, ...rest];
      const head = textParagraph(inlines, draft, { style, list: { number, level } });
      return head + blocksXml(others, draft, inside);
    })
    .join("");
}

function cardXml(card: CardBlock, draft: Draft, place: Place): string {
  const { level, code, title, inlines, blocks, anchor } = card;
  const text = `${code === undefined ? "" : run(draft, `${code} `, { style: "code" })}${markedRuns(title, inlines, draft)}`;
  const named = anchor === undefined ? text : draft.bookmarked(draft.bookmarkName(anchor), text);
  return paragraph(draft, { style: headingStyle(level) }, named) + blocksXml(blocks, draft, place);
}

/** Points: the size of a label, and the room before the values (`fact` in `custom-styles.ts`). */
const labelSize = 9.5;
const labelRoom = 150;

export function factXml({ label, text, inlines, isMissing }: Fact, draft: Draft): string {
  // A name longer than its column has a line of its own.
  const gap = textWidth(label, labelSize) > labelRoom ? "\n" : "\t";
  return paragraph(
    draft,
    { style: "fact" },
    run(draft, `${label}${gap}`, { style: "label" }),
    markedRuns(text, inlines, draft, isMissing ? { italic: true } : {}),
  );
}

function statementXml({ label, text, inlines }: StatementBlock, draft: Draft): string {
  return (
    paragraph(draft, { style: "statementLabel" }, run(draft, label)) +
    paragraph(draft, { style: "statement" }, markedRuns(text, inlines, draft))
  );
}
