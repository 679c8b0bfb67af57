import type { RichNode } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { blocksText } from "./blocks-text.ts";
import type { Block } from "./print.ts";
import { richBlocks } from "./rich-blocks.ts";
import { cell, heading, item, paragraph } from "./testing.ts";

function blocks(...content: RichNode[]): Block[] {
  return richBlocks(content, "pl", 2);
}

test("formatting stays where it was, and typography works across it", () => {
  const [block] = blocks({
    type: "paragraph",
    content: [
      { type: "text", text: "Ciepło w " },
      { type: "text", text: "Koninie", marks: [{ type: "bold" }, { type: "italic" }] },
      { type: "hardBreak" },
      { type: "text", text: "i dalej" },
    ],
  });

  expect(block).toEqual({
    type: "paragraph",
    inlines: [
      { type: "text", text: "Ciepło w\u00a0" },
      { type: "text", text: "Koninie", bold: true, italic: true },
      { type: "break" },
      { type: "text", text: "i\u00a0dalej" },
    ],
  });
});

test("a link keeps a safe address and loses any other", () => {
  const link = (href: string): RichNode => ({
    type: "text",
    text: "tu",
    marks: [{ type: "link", attrs: { href } }],
  });

  expect(blocks({ type: "paragraph", content: [link("https://a.example")] })).toEqual([
    { type: "paragraph", inlines: [{ type: "text", text: "tu", href: "https://a.example" }] },
  ]);
  expect(blocks({ type: "paragraph", content: [link("javascript:alert(1)")] })).toEqual([
    { type: "paragraph", inlines: [{ type: "text", text: "tu" }] },
  ]);
});

test("P3 headings follow the one above the text without skipping a level", () => {
  const levels = blocks(heading(4, "A"), heading(3, "B"), heading(4, "C"), heading(3, "D")).map(
    (block) => (block.type === "heading" ? block.level : undefined),
  );

  expect(levels).toEqual([3, 3, 4, 3]);
});

test("a heading inside a list is a bold line", () => {
  const [list] = blocks({
    type: "bulletList",
    content: [{ type: "listItem", content: [heading(3, "A")] }],
  });

  expect(list).toMatchObject({
    items: [[{ type: "paragraph", inlines: [{ text: "A", bold: true }] }]],
  });
});

test("what is empty leaves no trace", () => {
  const empty: RichNode = { type: "paragraph" };

  expect(
    blocks(
      empty,
      { type: "paragraph", content: [{ type: "hardBreak" }] },
      { type: "bulletList", content: [{ type: "listItem", content: [empty] }] },
      { type: "blockquote", content: [empty] },
      { type: "table", content: [{ type: "tableRow", content: [{ type: "tableCell" }] }] },
    ),
  ).toEqual([]);
});

test("text outside any paragraph and nodes nobody knows keep their words", () => {
  const kept = blocks(
    { type: "text", text: "luzem" },
    { type: "callout", content: [paragraph("w ramce")] },
    item("bez listy"),
  );

  expect(blocksText(kept)).toBe("luzem\nw\u00a0ramce\nbez listy");
});

test("a drawn table has its header rows, and figures are aligned to the right", () => {
  const [table] = blocks({
    type: "table",
    content: [
      { type: "tableRow", content: [cell("tableHeader", "Źródło"), cell("tableHeader", "Moc")] },
      { type: "tableRow", content: [cell("tableCell", "GT-1"), cell("tableCell", "8,1")] },
    ],
  });

  expect(table).toMatchObject({
    type: "table",
    columns: [{ align: "start" }, { align: "end" }],
    head: [{ cells: [{ isHeader: true }, { isHeader: true }] }],
    body: [{ cells: [{ isHeader: false }, { isHeader: false }] }],
  });
});

test("every row of a table fills the grid, whatever spans were stored", () => {
  const [table] = blocks({
    type: "table",
    content: [
      {
        type: "tableRow",
        content: [cell("tableCell", "A", { rowspan: 9 }), cell("tableCell", "B")],
      },
      { type: "tableRow", content: [cell("tableCell", "C", { colspan: 2 })] },
      { type: "tableRow", content: [] },
    ],
  });

  const widths =
    table?.type === "table"
      ? table.body.map(({ cells }) => cells.reduce((width, { colspan }) => width + colspan, 0))
      : [];
  // The first cell covers the first column of all three rows.
  expect(widths).toEqual([3, 2, 2]);
  expect(table).toMatchObject({ body: [{ cells: [{ rowspan: 3 }, {}, {}] }, {}, {}] });
});

test("lists deeper than paper has room for are shown at the last depth", () => {
  let deep: RichNode = paragraph("najgłębiej");
  for (let level = 0; level < 30; level += 1) {
    deep = { type: "bulletList", content: [{ type: "listItem", content: [deep] }] };
  }

  const printed = blocks(deep);

  expect(JSON.stringify(printed).match(/"list"/g)).toHaveLength(6);
  expect(blocksText(printed)).toBe("najgłębiej");
});
