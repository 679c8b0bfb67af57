import type { Block, CardBlock, Fact, Inline, StatementBlock } from "./print.ts";

/** A piece of text in the order in which it is read, with what holds it. */
export interface Run {
  readonly text: string;
  readonly holder: Inline | Fact | CardBlock | StatementBlock;
}

/** What is repeated on each page, such as the head of a table, and what is only in pictures is left out. */
export function blockRuns(block: Block): Run[] {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return block.inlines.flatMap((inline) =>
        inline.type === "text" || inline.type === "ref"
          ? [{ text: inline.text, holder: inline }]
          : [],
      );
    case "list":
      return block.items.flatMap((item) => item.flatMap(blockRuns));
    case "quote":
      return block.blocks.flatMap(blockRuns);
    case "card":
      return [
        { text: `${block.code ?? ""} ${block.title}`, holder: block },
        ...block.blocks.flatMap(blockRuns),
      ];
    case "table":
      return block.body.flatMap(({ cells }) =>
        cells.flatMap(({ blocks }) => blocks.flatMap(blockRuns)),
      );
    case "facts":
      return block.facts.map((fact) => ({ text: `${fact.label} ${fact.text}`, holder: fact }));
    case "statement":
      return [{ text: `${block.label} ${block.text}`, holder: block }];
    case "figure":
    case "image":
    case "form":
    case "gap":
      return [];
  }
}
