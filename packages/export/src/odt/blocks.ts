import type { Block, CardBlock, Fact, FormBlock } from "../print.ts";
import { words } from "../words.ts";
import type { Draft } from "./draft.ts";
import { inlinesXml, markedXml } from "./inlines.ts";
import { listXml } from "./lists.ts";
import { paragraph } from "./paragraph.ts";
import { figureXml, imageXml } from "./pictures.ts";
import { tableXml } from "./tables.ts";
import { textXml } from "./xml.ts";

/** `style` is that of plain paragraphs, which in cells and quotes is another. */
export function blocksXml(blocks: readonly Block[], draft: Draft, style = "Text_20_body"): string {
  return blocks.map((block) => blockXml(block, draft, style)).join("");
}

function blockXml(block: Block, draft: Draft, style: string): string {
  const inside = (blocks: readonly Block[], at: string) => blocksXml(blocks, draft, at);
  switch (block.type) {
    case "paragraph":
      return paragraph(style, inlinesXml(block.inlines, draft), draft);
    case "heading":
      return heading(block.level, inlinesXml(block.inlines, draft), draft);
    case "card":
      return cardXml(block, draft);
    case "list":
      return listXml(block, style, inside);
    case "quote":
      return blocksXml(block.blocks, draft, style === "Text_20_body" ? "Quotations" : style);
    case "table":
      return tableXml(block, draft, inside);
    case "figure":
      return figureXml(block, draft);
    case "image":
      return imageXml(block, draft);
    case "form":
      return formXml(block, draft);
    case "facts":
      return factsXml(block.facts, draft);
    case "statement":
      return (
        paragraph("StatementLabel", textXml(block.label), draft) +
        paragraph("Statement", markedXml(block.text, block.inlines, draft), draft)
      );
    case "gap":
      return paragraph("Gap", textXml(block.text), draft);
  }
}

/** OpenDocument knows ten levels, and our styles six. */
export function heading(level: number, inside: string, draft: Draft): string {
  return paragraph(`Heading_20_${Math.min(level, 6)}`, inside, draft, Math.min(level, 10));
}

function cardXml({ level, code, title, inlines, anchor, blocks }: CardBlock, draft: Draft): string {
  draft.mark(anchor);
  const name = (code === undefined ? "" : `${textXml(code)} `) + markedXml(title, inlines, draft);
  return heading(level, name, draft) + blocksXml(blocks, draft);
}

export function factsXml(facts: readonly Fact[], draft: Draft): string {
  return facts
    .map(({ label, text, inlines, isMissing }) => {
      const value = markedXml(text, inlines, draft);
      const shown = isMissing ? `<text:span text:style-name="Missing">${value}</text:span>` : value;
      const inside = `<text:span text:style-name="Label">${textXml(label)}:</text:span><text:tab/>${shown}`;
      return paragraph("Fact", inside, draft);
    })
    .join("");
}

function formXml(
  { label, isRequired, guidance, example, room, options }: FormBlock,
  draft: Draft,
): string {
  const required = isRequired ? ` (${words[draft.print.language].required})` : "";
  const hints = [guidance, example].flatMap((hint) => hint ?? []);
  return [
    paragraph("FormLabel", textXml(label + required), draft),
    ...hints.map((hint) => paragraph("Guidance", textXml(hint), draft)),
    ...(options && options.length > 0
      ? options.map((option) => paragraph("FormOption", textXml(`☐ ${option}`), draft))
      : [paragraph(room === "line" ? "FormLine" : "FormBox", "\u00a0", draft)]),
  ].join("");
}
