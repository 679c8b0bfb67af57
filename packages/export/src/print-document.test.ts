import type { DocumentContent } from "@brudnopis/schema";
import { expect, test } from "vitest";
import type { Block, PrintSection, TableBlock } from "./print.ts";
import { toPrintDocument } from "./print-document.ts";
import {
  heading,
  line,
  paragraph,
  rich,
  smallContent,
  smallOptions,
  smallTemplate,
} from "./testing.ts";

function print(changes: Partial<DocumentContent> = {}, options = {}) {
  return toPrintDocument(smallContent(changes), smallTemplate(), { ...smallOptions, ...options });
}

function section(key: string, changes: Partial<DocumentContent> = {}): PrintSection | undefined {
  return print(changes).sections.find((candidate) => candidate.key === key);
}

function table(blocks: readonly Block[] | undefined): TableBlock | undefined {
  return blocks?.find((block) => block.type === "table");
}

function texts(rows: TableBlock["body"] | undefined): string[][] {
  return (rows ?? []).map(({ cells }) =>
    cells.map(({ blocks }) => {
      const [block] = blocks;
      const [inline] = block?.type === "paragraph" ? block.inlines : [];
      return inline?.type === "text" ? inline.text.replaceAll("\u00a0", " ") : "";
    }),
  );
}

test("the cover names participants, network and period, and marks the draft", () => {
  expect(print({}, { organisations: ["Miasto Konin", "Miasto Rybnik"] }).cover).toEqual({
    shortTitle: "MID",
    kind: "Miejska Inicjatywa Działania",
    facts: [
      { label: "Uczestnicy", text: "Miasto Konin, Miasto Rybnik" },
      { label: "Sieć", text: "Miasto efektywne energetycznie" },
      {
        label: "Okres realizacji",
        text: "1\u00a0kwietnia 2026\u00a0r.\u00a0– 31\u00a0grudnia 2030\u00a0r.",
      },
    ],
    mark: { label: "Projekt", text: "wersja 0.9 · 27\u00a0lutego 2026\u00a0r." },
    warning: expect.stringContaining("ilustracyjne"),
  });
});

test("real figures carry no mark of illustration", () => {
  const { cover, marks } = print({ illustrative: false });

  expect(cover.warning).toBeUndefined();
  expect(marks).toEqual(["Projekt · wersja 0.9 · 27\u00a0lutego 2026\u00a0r."]);
});

test("an empty optional section is left out, an empty required one says so", () => {
  const { sections } = print({ fields: {} });

  expect(sections.map(({ key }) => key)).not.toContain("tree");
  expect(sections.find(({ key }) => key === "challenge")?.blocks).toEqual([
    { type: "gap", text: "nie uzupełniono" },
  ]);
});

test("in a section with content, empty required fields say so and optional ones are left out", () => {
  expect(section("identity")?.blocks).toEqual([
    {
      type: "facts",
      facts: [
        { label: "Tytuł", text: "Konin\u00a0– ciepło z\u00a0ziemi, energia pod kontrolą" },
        { label: "Początek", text: "1\u00a0kwietnia 2026\u00a0r." },
        { label: "Koniec", text: "31\u00a0grudnia 2030\u00a0r." },
        { label: "Jednostka", text: "nie uzupełniono", isMissing: true },
      ],
    },
  ]);
});

test("what was typed and not understood is printed as it was typed", () => {
  const fields = { "identity.starts": { type: "unparsed", raw: "wiosną" } } as const;

  expect(section("identity", { fields })?.blocks[0]).toMatchObject({
    facts: expect.arrayContaining([{ label: "Początek", text: "wiosną" }]),
  });
});

test("a line between longer texts stands for itself", () => {
  expect(section("challenge")?.blocks[0]).toEqual({
    type: "statement",
    label: "Pytanie",
    text: "Jak do 2030\u00a0r. zużywać o\u00a020% mniej energii?",
  });
});

test("P3 headings of a field's own text begin below the field's label", () => {
  const fields = { "challenge.diagnosis": rich(heading(3, "A"), paragraph("x"), heading(4, "B")) };
  const levels = section("challenge", { fields })?.blocks.map((block) =>
    block.type === "heading" ? block.level : undefined,
  );

  expect(levels).toEqual([undefined, 2, 3, undefined, 4]);
});

test("a label that repeats the section's title is not printed twice", () => {
  const template = smallTemplate();
  const sections = template.sections.map((each) =>
    each.key === "monitoring" ? { ...each, title: { pl: "Zasady", en: "Rules" } } : each,
  );
  const content = smallContent({ fields: { "monitoring.rules": rich(paragraph("Co roku.")) } });
  const printed = toPrintDocument(content, { ...template, sections }, smallOptions);

  expect(printed.sections.at(-1)?.blocks[0]).toMatchObject({ type: "paragraph" });
});

test("records are a table with codes, and a unit that all share is in the header", () => {
  const actions = table(section("actions")?.blocks);

  expect(actions?.caption).toBe("Tabela 1. Działania");
  expect(texts(actions?.head)).toEqual([
    ["Kod", "Nazwa", "Początek", "Koszt (zł)", "Efekt (MWh/rok)"],
  ]);
  expect(texts(actions?.body)).toEqual([
    ["D1", "Audyty 64 budynków", "01.05.2026", "960 000", "−470"],
    ["D2", "Termomodernizacja 12 obiektów", "–", "48 600 000", "−4 300"],
  ]);
  expect(actions?.columns.map(({ align }) => align)).toEqual([
    "start",
    "start",
    "start",
    "end",
    "end",
  ]);
});

test("units that differ stand beside their numbers", () => {
  const { collections } = smallContent();
  const [first, ...others] = collections["actions"] ?? [];
  const effect = { type: "number", value: -280, unit: "tCO₂/rok" } as const;
  const actions = first ? [{ ...first, fields: { ...first.fields, effect } }, ...others] : [];
  const printed = table(section("actions", { collections: { ...collections, actions } })?.blocks);

  expect(texts(printed?.head)[0]?.at(-1)).toBe("Efekt");
  expect(texts(printed?.body).map((row) => row.at(-1))).toEqual([
    "−280 tCO₂/rok",
    "−4 300 MWh/rok",
  ]);
});

test("an optional column that no record fills is left out", () => {
  const actions = [{ id: "a1", code: "D1", fields: { name: line("Audyty") } }];
  const printed = table(section("actions", { collections: { actions } })?.blocks);

  expect(texts(printed?.head)).toEqual([["Kod", "Nazwa", "Koszt (zł)"]]);
});

test("a card has the fields that are no columns and the records that belong to it", () => {
  const cards = section("actions")?.blocks.filter((block) => block.type === "card") ?? [];

  expect(cards.map(({ code, title, level }) => [code, title, level])).toEqual([
    ["D1", "Audyty 64 budynków", 2],
    ["D2", "Termomodernizacja 12 obiektów", 2],
  ]);
  expect(cards[0]?.blocks.map(({ type }) => type)).toEqual([
    "heading",
    "paragraph",
    "heading",
    "table",
  ]);
  expect(texts(table(cards[0]?.blocks)?.body)[0]).toEqual(["Budżet miasta", "480 000"]);
  expect(cards[1]?.blocks).toEqual([
    expect.objectContaining({ type: "heading" }),
    { type: "gap", text: "nie uzupełniono" },
    {
      type: "facts",
      facts: [expect.objectContaining({ label: "Zaczyna się po", text: "D1 Audyty 64 budynków" })],
    },
    expect.objectContaining({ type: "heading" }),
    { type: "gap", text: "nie uzupełniono" },
  ]);
});

test("a summary has shares, codes and a total, and says when shares were rounded", () => {
  const summary = table(section("funding")?.blocks);

  expect(texts(summary?.body)[0]).toEqual(["Budżet miasta", "D1", "480 000", "33,3%"]);
  expect(texts(summary?.foot)).toEqual([["Razem", "", "1 440 000", "100,0%"]]);
  expect(summary?.note).toContain("zaokrągleń");
});

test("a document without a title has one on paper", () => {
  expect(print({ title: "  " }).title).toBe("Bez tytułu");
});

test("a long title is shortened at the head of pages and nowhere else", () => {
  const title = "Miasto ".repeat(40).trim();
  const printed = print({ title });

  expect(printed.title).toBe(title);
  expect(printed.runningTitle.length).toBeLessThan(95);
  expect(printed.runningTitle).toMatch(/Miasto…$/);
});

test("personal data is printed only when it is asked for, and leaves no gap behind", () => {
  const changes = { fields: { "identity.unit": line("Ewa Lis"), "challenge.question": line("?") } };
  const template = smallTemplate();
  for (const { fields } of [...template.collections, { fields: template.sections[0]?.parts ?? [] }])
    for (const field of fields) {
      // The unit is required: also what is missing must not be told.
      if ("personal" in field && ["unit", "starts"].includes(field.key)) field.personal = true;
    }
  template.period = undefined;
  const content = smallContent(changes);

  const plain = toPrintDocument(content, template, smallOptions);
  const full = toPrintDocument(content, template, { ...smallOptions, withPersonalData: true });

  expect(JSON.stringify(full)).toContain("Ewa Lis");
  expect(JSON.stringify(full)).toContain("Początek");
  expect(JSON.stringify(plain)).not.toContain("Ewa Lis");
  expect(JSON.stringify(plain)).not.toContain("Jednostka");
  expect(JSON.stringify(plain)).not.toContain("Początek");
  const columns = (sections: readonly PrintSection[]) =>
    table(sections.find(({ key }) => key === "actions")?.blocks)?.columns.length;
  expect(columns(full.sections)).toBe(5);
  expect(columns(plain.sections)).toBe(4);
});
