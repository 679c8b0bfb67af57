import type { Block, Inline } from "./print.ts";

/** The words of blocks, a line for each paragraph, list item or cell. */
export function blocksText(blocks: readonly Block[]): string {
  return blocks.flatMap(blockLines).join("\n");
}

function blockLines(block: Block): string[] {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return [block.inlines.map(inlineText).join("")];
    case "list":
      return block.items.flatMap((item) => item.flatMap(blockLines));
    case "quote":
      return block.blocks.flatMap(blockLines);
    case "card":
      return [block.title, ...block.blocks.flatMap(blockLines)];
    case "table":
      return [...block.head, ...block.body, ...block.foot].flatMap(({ cells }) =>
        cells.map(({ blocks }) => blocksText(blocks)),
      );
    case "figure":
      return [block.alt];
    case "image":
      return [block.alt, ...(block.caption === undefined ? [] : [block.caption])];
    case "form":
      return [block.label, block.guidance ?? "", block.example ?? ""];
    case "facts":
      return block.facts.map(({ label, text }) => `${label} ${text}`);
    case "statement":
    case "gap":
      return [block.text];
  }
}

function inlineText(inline: Inline): string {
  switch (inline.type) {
    case "text":
    case "ref":
      return inline.text;
    case "break":
      return "\n";
    // A note stands at the foot of the page.
    case "note":
    case "place":
    case "comment-start":
    case "comment-end":
      return "";
  }
}
