/** The tree that writers follow, as the parts that a reader should meet in what they write. */
import type { Block, Inline, PrintDocument, TableRow } from "@brudnopis/export";
import type { CellPart, Part, RowPart } from "./outline.ts";

/** Sections with their texts: cover, contents and signatures are each format's own. */
export function treeParts({ sections, review }: PrintDocument): Part[] {
  const notes = new Map<string, string>();
  const comments = new Map(
    review?.comments.map(({ id, messages }) => [id, messages.map(({ text }) => text)]) ?? [],
  );
  return sections.flatMap(({ number, title, inlines, blocks }) => [
    heading(1, [run(`${number}. `), ...marked(title, inlines)]),
    ...blocks.flatMap((block) => blockParts(block, 0)),
  ]);

  function blockParts(block: Block, depth: number): Part[] {
    switch (block.type) {
      case "paragraph":
        return [paragraph(inlineParts(block.inlines), depth)];
      case "heading":
        return [heading(block.level, inlineParts(block.inlines))];
      case "card": {
        const code = block.code === undefined ? [] : [run(`${block.code} `)];
        return [
          heading(block.level, [...code, ...marked(block.title, block.inlines)]),
          ...block.blocks.flatMap((inner) => blockParts(inner, depth)),
        ];
      }
      case "list":
        return block.items.flatMap((blocks) =>
          blocks
            .flatMap((inner) => blockParts(inner, depth + 1))
            .map((part, index) =>
              index > 0 && part.is === "paragraph" && part.depth === depth + 1
                ? { ...part, goesOn: true as const }
                : part,
            ),
        );
      case "quote":
        return block.blocks.flatMap((inner) => blockParts(inner, depth));
      case "table": {
        const { head, body, foot, caption } = block;
        return [
          {
            is: "table",
            ...(caption === undefined ? {} : { caption }),
            rows: [
              ...head.map((row) => rowPart(row, true)),
              ...[...body, ...foot].map((row) => rowPart(row, false)),
            ],
          },
          ...(block.note === undefined ? [] : [paragraph([run(block.note)])]),
        ];
      }
      case "figure":
        return [paragraph([run(block.caption)]), { is: "figure", alt: block.alt }];
      case "image":
        return [
          { is: "figure", alt: block.isDecorative ? "" : block.alt },
          ...(block.caption === undefined ? [] : [paragraph([run(block.caption)], depth)]),
        ];
      case "facts":
        return block.facts.map(({ label, text, inlines }) =>
          paragraph([run(`${label} `), ...marked(text, inlines)]),
        );
      case "statement":
        return [paragraph([run(block.label)]), paragraph(marked(block.text, block.inlines))];
      case "form":
        return [block.label, block.guidance, block.example, ...(block.options ?? [])].flatMap(
          (text) => (text === undefined ? [] : [paragraph([run(text)])]),
        );
      case "gap":
        return [paragraph([run(block.text)])];
    }
  }

  function rowPart({ cells }: TableRow, isHead: boolean): RowPart {
    return {
      isHead,
      cells: cells.map(({ isHeader, colspan, rowspan, blocks }): CellPart => ({
        isHeader,
        colspan,
        rowspan,
        inside: blocks.flatMap((block) => blockParts(block, 0)),
      })),
    };
  }

  function marked(text: string, inlines: readonly Inline[] | undefined): Part[] {
    return inlines === undefined ? [run(text)] : inlineParts(inlines);
  }

  function inlineParts(inlines: readonly Inline[]): Part[] {
    return inlines.flatMap((inline): Part[] => {
      switch (inline.type) {
        case "text":
          return inline.change?.kind === "delete" ? [] : [run(inline.text)];
        case "note":
          return [noteOf(inline)];
        case "ref":
          return [{ is: "ref", text: inline.text }];
        case "break":
          return [run("\n")];
        case "comment-start":
          return (comments.get(inline.id) ?? []).map((text) => ({ is: "comment", text }));
        default:
          return [];
      }
    });
  }

  function noteOf({ inlines, name, again }: Extract<Inline, { type: "note" }>): Part {
    const text = inlines.map((each) => ("text" in each ? each.text : "")).join("");
    if (name !== undefined) notes.set(name, text);
    const before = again === undefined ? undefined : notes.get(again);
    return before === undefined
      ? { is: "note", text }
      : { is: "note", text: before, isAgain: true };
  }
}

function heading(level: number, inside: readonly Part[]): Part {
  return { is: "heading", level, inside };
}

function paragraph(inside: readonly Part[], depth = 0): Part {
  return { is: "paragraph", depth, inside };
}

function run(text: string): Part {
  return { is: "run", text };
}
