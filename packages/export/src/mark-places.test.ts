import { expect, test } from "vitest";
import { blocksText } from "./blocks-text.ts";
import { markPlaces, type PlaceToFind } from "./mark-places.ts";
import type { Block, PrintDocument } from "./print.ts";
import { toPrintDocument } from "./print-document.ts";
import { smallContent, smallOptions, smallTemplate } from "./testing.ts";

const paragraph = (text: string): Block => ({
  type: "paragraph",
  inlines: [{ type: "text", text }],
});
const card = (code: string, title: string, blocks: readonly Block[]): Block => ({
  type: "card",
  level: 2,
  code,
  title,
  blocks,
});
const quote = (text: string, lead = 0) => [{ text, lead }];

test("a quote is found by its letters, across paragraphs and paper's own spaces and marks", () => {
  const blocks = [paragraph("Zużyto 20\u00a0MWh „w zimie”."), paragraph("Dalszy ciąg.")];

  const marked = mark(blocks, { texts: quote('Zużyto 20 MWh "w zimie".Dalszy') });

  expect(marked[0]).toMatchObject({ inlines: [{ type: "place", id: "x" }, { type: "text" }] });
  expect(blocksText(marked).replaceAll("\n\n", "\n")).toContain("Zużyto");
});

test("the words before a quote tell it from another like it, and the mark stands before the quote", () => {
  const blocks = [paragraph("Koszt rośnie."), paragraph("Latem koszt spada. Potem koszt rośnie.")];

  const marked = mark(blocks, { texts: quote("Potem koszt", 6) });

  expect(marked[1]).toMatchObject({
    inlines: [
      { text: "Latem koszt spada. Potem " },
      { type: "place", id: "x" },
      { text: "koszt rośnie." },
    ],
  });
});

test("in a record the text nearest behind its name is meant, not that of another record", () => {
  const facts = (text: string): Block => ({ type: "facts", facts: [{ label: "Koszt", text }] });
  const blocks = [
    paragraph("D1 Audyty"),
    paragraph("D2 Remonty"),
    card("D1", "Audyty", [facts("1 zł")]),
    card("D2", "Remonty", [facts("2 zł")]),
  ];

  const marked = mark(blocks, { record: "D2 Remonty", texts: quote("Koszt") });

  expect(marked[2]).toEqual(blocks[2]);
  expect(marked[3]).toMatchObject({ blocks: [{ facts: [{ text: "2 zł", places: ["x"] }] }] });
});

test("the name of a field is meant where a line begins with it", () => {
  const blocks = [paragraph("O czym mówi Wizja."), paragraph("Wizja miasta")];

  const marked = mark(blocks, { texts: [{ text: "Wizja", lead: 0, isLabel: true }] });

  expect(marked).toEqual([blocks[0], expect.objectContaining({ type: "paragraph" })]);
  expect(marked[1]).not.toEqual(blocks[1]);
});

test("what is not found is where its record is, and without one where its section is", () => {
  const blocks = [card("D1", "Audyty", [paragraph("a")])];

  expect(mark(blocks, { record: "D1 Audyty", texts: quote("nie ma") })[0]).toMatchObject({
    places: ["x"],
  });
  expect(document(blocks, { texts: quote("nie ma") }).sections[0]?.places).toEqual(["x"]);
});

test("a document without places to find stays as it is", () => {
  const print = toPrintDocument(smallContent(), smallTemplate(), smallOptions);

  expect(markPlaces(print, [])).toEqual(print);
});

function mark(blocks: readonly Block[], place: Omit<PlaceToFind, "id" | "section">) {
  return document(blocks, place).sections[0]?.blocks ?? [];
}

function document(blocks: readonly Block[], place: Omit<PlaceToFind, "id" | "section">) {
  const print = toPrintDocument(smallContent(), smallTemplate(), smallOptions);
  const only: PrintDocument = {
    ...print,
    sections: [{ key: "s", number: "1", title: "S", blocks }],
  };
  return markPlaces(only, [{ id: "x", section: "s", ...place }]);
}
