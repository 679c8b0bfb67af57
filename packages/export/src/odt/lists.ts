import type { Block } from "../print.ts";
import type { Inside } from "./draft.ts";

type List = Extract<Block, { type: "list" }>;

/** In a list OpenDocument knows paragraphs and lists. One with tables in it is written as paragraphs with their numbers. */
export function listXml(list: List, style: string, inside: Inside): string {
  return holdsTable(list.items.flat())
    ? looseXml(list, style, inside)
    : nestedXml(list, style === "Text_20_body" ? "List_20_Contents" : style, inside);
}

function holdsTable(blocks: readonly Block[]): boolean {
  return blocks.some(
    (block) =>
      block.type === "table" ||
      (block.type === "list" && holdsTable(block.items.flat())) ||
      (block.type === "quote" && holdsTable(block.blocks)),
  );
}

function nestedXml({ ordered, start, items }: List, style: string, inside: Inside): string {
  const written = items.map((blocks, index) => {
    const from = ordered && index === 0 ? ` text:start-value="${start}"` : "";
    return `<text:list-item${from}>${inside(blocks, style)}</text:list-item>`;
  });
  return `<text:list text:style-name="${ordered ? "Numbers" : "Bullets"}">${written.join("")}</text:list>`;
}

function looseXml({ ordered, start, items }: List, style: string, inside: Inside): string {
  return items
    .map((blocks, index) => {
      const sign = { type: "text", text: ordered ? `${start + index}. ` : "• " } as const;
      const [first, ...rest] = blocks;
      const marked: Block[] =
        first?.type === "paragraph"
          ? [{ ...first, inlines: [sign, ...first.inlines] }, ...rest]
          : [{ type: "paragraph", inlines: [sign] }, ...blocks];
      return inside(marked, style);
    })
    .join("");
}
