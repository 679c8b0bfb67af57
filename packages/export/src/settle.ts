/**
 * What is known only when a whole tree is built (P4): where references lead, which pictures are shown, which numbers tables
 * and pictures have. „Tabela 3. Kamienie milowe”, „Rysunek 1. Harmonogram”: what has a caption is numbered.
 */
import { marked } from "./field-blocks.ts";
import type { Block, Fact, Inline, PrintAsset, PrintSection, TableRow } from "./print.ts";
import { typeset } from "./typography.ts";
import type { Source } from "./value-text.ts";

export interface Settled {
  readonly sections: readonly PrintSection[];
  /** Those that the texts show, in the order in which they first do. */
  readonly assets: readonly PrintAsset[];
}

export function settle(sections: readonly PrintSection[], source: Source): Settled {
  const settler = new Settler(source);
  const settled = sections.map((section) => ({
    ...withInlines(section, (inlines) => settler.inlines(inlines)),
    blocks: settler.blocks(section.blocks),
  }));
  return { sections: settled, assets: settler.assets() };
}

class Settler {
  readonly #source: Source;
  readonly #counts = { table: 0, figure: 0 };
  readonly #shown = new Set<string>();

  constructor(source: Source) {
    this.#source = source;
  }

  assets(): PrintAsset[] {
    return [...this.#shown].flatMap((id) => this.#source.pictures.get(id) ?? []);
  }

  blocks(blocks: readonly Block[]): Block[] {
    return blocks.map((block) => this.#block(block));
  }

  #block(block: Block): Block {
    switch (block.type) {
      case "paragraph":
      case "heading":
        return { ...block, inlines: this.inlines(block.inlines) };
      case "list":
        return { ...block, items: block.items.map((item) => this.blocks(item)) };
      case "quote":
        return { ...block, blocks: this.blocks(block.blocks) };
      case "card":
        return { ...this.#marked(block), blocks: this.blocks(block.blocks) };
      case "table": {
        const numbered = this.#numbered(block, "table");
        const rows = (all: readonly TableRow[]) => all.map((row) => this.#row(row));
        return {
          ...numbered,
          head: rows(block.head),
          body: rows(block.body),
          foot: rows(block.foot),
        };
      }
      case "figure":
        return this.#numbered(block, "figure");
      case "image":
        this.#shown.add(block.asset);
        return this.#numbered(block, "figure");
      case "facts":
        return { ...block, facts: block.facts.map((fact): Fact => this.#marked(fact)) };
      case "statement":
        return this.#marked(block);
      case "form":
      case "gap":
        return block;
    }
  }

  #row(row: TableRow): TableRow {
    const cells = row.cells.map((cell) => ({ ...cell, blocks: this.blocks(cell.blocks) }));
    return { ...row, cells };
  }

  #marked<T extends { readonly inlines?: readonly Inline[] }>(holder: T): T {
    return withInlines(holder, (inlines) => this.inlines(inlines));
  }

  #numbered<T extends { readonly caption?: string }>(block: T, kind: "table" | "figure"): T {
    if (block.caption === undefined) return block;
    const { words, language } = this.#source;
    this.#counts[kind] += 1;
    const caption = `${words[kind]} ${this.#counts[kind]}. ${block.caption}`;
    return { ...block, caption: typeset(caption, language) };
  }

  inlines(inlines: readonly Inline[]): readonly Inline[] {
    if (!inlines.some(({ type }) => type === "ref" || type === "note")) return inlines;
    return inlines.map((inline): Inline => {
      if (inline.type === "note") return { ...inline, inlines: this.inlines(inline.inlines) };
      if (inline.type !== "ref") return inline;
      const to = this.#source.links.target(inline.to);
      return to === undefined ? { type: "text", text: inline.text } : { ...inline, to };
    });
  }
}

/** What is beside a plain text goes where nothing but text is left of it. */
function withInlines<T extends { readonly inlines?: readonly Inline[] }>(
  holder: T,
  change: (inlines: readonly Inline[]) => readonly Inline[],
): T {
  if (!holder.inlines) return holder;
  const { inlines, ...rest } = holder;
  // Only what is optional was taken out, and is put back unless it says nothing.
  return { ...rest, ...marked(change(inlines)) } as T;
}
