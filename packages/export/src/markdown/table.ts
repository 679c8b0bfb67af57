import { blocksText } from "../blocks-text.ts";
import type { Block, TableBlock, TableCell, TableRow } from "../print.ts";
import { escapeMarkdown } from "./escape.ts";
import { inlineText } from "./inlines.ts";
import type { Notes } from "./notes.ts";

/** Markdown has one row of headers and no merged cells: a merged one says its text once, the places under it are empty. */
export function tableLines(table: TableBlock, notes: Notes): string[] {
  const rows = grid([...table.head, ...table.body, ...table.foot], table.columns.length, notes);
  const [head = [], ...body] = table.head.length > 0 ? rows : [[], ...rows];
  const marks = table.columns.map(({ align }) => (align === "end" ? "--:" : "---"));
  const full = table.columns.map((_, index) => head[index] ?? "");
  return [
    ...(table.caption === undefined ? [] : [`**${escapeMarkdown(table.caption)}**`]),
    [full, marks, ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n"),
    ...(table.note === undefined ? [] : [`*${escapeMarkdown(table.note)}*`]),
  ];
}

function grid(rows: readonly TableRow[], width: number, notes: Notes): string[][] {
  const texts = rows.map(() => Array.from({ length: width }, () => ""));
  const taken = new Set<string>();
  rows.forEach(({ cells }, row) => {
    let column = 0;
    for (const cell of cells) {
      while (taken.has(`${row},${column}`)) column += 1;
      const line = texts[row];
      if (line && column < width) line[column] = cellText(cell, notes);
      for (let down = 0; down < cell.rowspan; down += 1)
        for (let right = 0; right < cell.colspan; right += 1)
          taken.add(`${row + down},${column + right}`);
    }
  });
  return texts;
}

function cellText({ blocks }: TableCell, notes: Notes): string {
  return blocks
    .map((block) => oneBlock(block, notes))
    .join("<br>")
    .replaceAll("\\\n", "<br>");
}

function oneBlock(block: Block, notes: Notes): string {
  if (block.type === "paragraph") return inlineText(block.inlines, notes);
  return blocksText([block]).split("\n").map(escapeMarkdown).join("<br>");
}
