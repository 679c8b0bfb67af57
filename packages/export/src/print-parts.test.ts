/** What a tree has beside texts: pictures, notes, references, lying tables. */
import type { DocumentContent, RichNode, Template } from "@brudnopis/schema";
import { expect, test } from "vitest";
import type { Block, Inline, PrintDocument, TableBlock } from "./print.ts";
import { toPrintDocument } from "./print-document.ts";
import {
  cell,
  line,
  paragraph,
  rich,
  smallContent,
  smallOptions,
  smallTemplate,
} from "./testing.ts";

const asset = { id: "a1b2c3d4e5f6g7h8", type: "image/png", width: 40, height: 20 } as const;

function print(
  changes: Partial<DocumentContent> = {},
  template: Template = smallTemplate(),
): PrintDocument {
  return toPrintDocument(smallContent(changes), template, { ...smallOptions, assets: [asset] });
}

function diagnosis(...nodes: RichNode[]): readonly Block[] {
  const printed = print({ fields: { "challenge.diagnosis": rich(...nodes) } });
  return printed.sections.find(({ key }) => key === "challenge")?.blocks ?? [];
}

function picture(attrs: RichNode["attrs"]): RichNode {
  return { type: "image", attrs };
}

test("a picture says what it shows, or that nobody said it, or that it is there for decoration", () => {
  const shown = diagnosis(
    picture({ asset: asset.id, alt: "Mapa sieci", caption: "Sieć ciepłownicza" }),
    picture({ asset: asset.id }),
    picture({ asset: asset.id, decorative: true }),
  ).filter(({ type }) => type === "image");

  expect(shown).toEqual([
    {
      type: "image",
      asset: asset.id,
      alt: "Mapa sieci",
      caption: "Rysunek 1. Sieć ciepłownicza",
    },
    { type: "image", asset: asset.id, alt: "Obraz bez opisu" },
    { type: "image", asset: asset.id, alt: "Obraz ozdobny", isDecorative: true },
  ]);
});

test("P4 a picture that cannot be had says so in its place", () => {
  const shown = diagnosis(picture({ asset: "zzzzzzzzzzzzzzzz", alt: "Mapa sieci" }));

  expect(shown).toContainEqual({ type: "gap", text: "brak obrazu: Mapa sieci" });
});

test("only pictures that are shown go along", () => {
  expect(print().assets).toBeUndefined();
});

test("a drawn table too wide for a standing page lies, and one in a list never does", () => {
  const texts = Array.from({ length: 12 }, () => "megawatogodziny");
  const wide: RichNode = {
    type: "table",
    content: [{ type: "tableRow", content: texts.map((text) => cell("tableCell", text)) }],
  };
  const inList: RichNode = {
    type: "bulletList",
    content: [{ type: "listItem", content: [wide] }],
  };
  const tables = JSON.stringify(diagnosis(wide)).match(/"isWide":true/g);

  expect(tables).toHaveLength(1);
  expect(JSON.stringify(diagnosis(inList))).not.toContain("isWide");
  expect(JSON.stringify(print())).not.toContain("isWide");
});

/** Actions with a source of their effect as a column. */
function withSources(): Template {
  const template = smallTemplate();
  return {
    ...template,
    collections: template.collections.map((collection) =>
      collection.key === "actions"
        ? {
            ...collection,
            columns: ["name", "effect", "source"],
            fields: [
              ...collection.fields,
              {
                type: "line",
                key: "source",
                label: { pl: "Źródło danych", en: "Data source" },
                required: true,
                personal: false,
                maxLength: 250,
              },
            ],
          }
        : collection,
    ),
  };
}

test("the source of a figure is a note behind the row's name, and no column; a missing one is a gap, one said before is not said again", () => {
  const content = smallContent();
  const [first, second] = content.collections["actions"] ?? [];
  if (!first || !second) throw new Error("The small document has two actions");
  const source = line("EMS 2024");
  const actions = [
    { ...first, fields: { ...first.fields, source } },
    second,
    { ...second, id: "a3", code: "D3", fields: { ...second.fields, source } },
  ];
  const printed = print({ collections: { ...content.collections, actions } }, withSources());
  const table = printed.sections
    .find(({ key }) => key === "actions")
    ?.blocks.find((block): block is TableBlock => block.type === "table");
  const notes = table?.body.map(({ cells }) => inlinesOf(cells[1]?.blocks ?? []).at(-1));

  expect(table?.columns).toHaveLength(3);
  expect(notes).toMatchObject([
    { type: "note", name: "n1", inlines: [{}, { text: "EMS 2024" }] },
    { type: "note", name: "n2", inlines: [{}, { text: "nie uzupełniono" }] },
    { type: "note", again: "n1", inlines: [{}, { text: "EMS 2024" }] },
  ]);
});

function inlinesOf(blocks: readonly Block[]): readonly Inline[] {
  return blocks.flatMap((block) => (block.type === "paragraph" ? block.inlines : []));
}

test("P4 a reference leads to the record's card, else to the table that has it, else nowhere", () => {
  const text = JSON.stringify(print());
  const anchors = new Set([...text.matchAll(/"anchor":"([^"]+)"/g)].map(([, anchor]) => anchor));
  const targets = [...text.matchAll(/"to":"([^"]+)"/g)].map(([, to]) => to);

  expect(targets).toEqual(["r-actions-a1"]);
  expect(targets.filter((to) => !anchors.has(to))).toEqual([]);
  expect(print().sections.find(({ key }) => key === "actions")?.blocks).toContainEqual(
    expect.objectContaining({ type: "card", anchor: "r-actions-a1" }),
  );
});

test("what names other records in a table keeps its words where they are not in the file", () => {
  const blocks = print().sections.find(({ key }) => key === "funding")?.blocks ?? [];

  expect(JSON.stringify(blocks)).toContain("Budżet miasta");
});

test("a picture in a text that is a column stays in its cell", () => {
  const template = smallTemplate();
  const collections = template.collections.map((collection) =>
    collection.key === "actions" ? { ...collection, columns: ["name", "scope"] } : collection,
  );
  const scope = rich(paragraph("Zakres"), picture({ asset: asset.id, alt: "Plan" }));
  const actions = [{ id: "a1", code: "D1", fields: { name: line("Audyty"), scope } }];
  const printed = print({ collections: { actions } }, { ...template, collections });

  expect(JSON.stringify(printed.sections)).toContain('"alt":"Plan"');
  expect(printed.assets).toEqual([asset]);
});
