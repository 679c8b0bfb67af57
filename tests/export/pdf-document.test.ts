import { type PrintDocument, toPrintDocument } from "@brudnopis/export";
import {
  cell,
  heading,
  item,
  line,
  paragraph,
  rich,
  smallContent,
  smallOptions,
  smallTemplate,
} from "@brudnopis/export/testing";
import type { DocumentContent, Language, RichNode } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { readPdf, type ReadPdf } from "./read-pdf.ts";
import { startWriter } from "./writer.ts";

test("a PDF is tagged, with its language, title and author", async () => {
  const pdf = await printed();

  expect(pdf).toMatchObject({
    isTagged: true,
    language: "pl",
    title: "Konin\u00a0– ciepło z\u00a0ziemi, energia pod kontrolą",
    author: "Miasto Konin",
  });
});

test("an English export says that it is English", async () => {
  const pdf = await printed({}, { language: "en" });

  expect(pdf.language).toBe("en");
  expect(pdf.pages[0]).toContain("Draft");
});

test("sections and the cards of records are bookmarks", async () => {
  const { outline } = await printed();

  const actions = outline.find(({ title }) => title.includes("Działania"));
  expect(outline.map(({ title }) => title)).toEqual([
    "0. Metryczka",
    "2. Wyzwanie",
    "4. Działania",
    "7. Finansowanie",
    "9. Monitorowanie",
    "Zatwierdzenie",
  ]);
  expect(actions?.children.map(({ title }) => title)).toEqual([
    "D1 Audyty 64 budynków",
    "D2 Termomodernizacja 12 obiektów",
  ]);
});

test("the contents list sections with their pages", async () => {
  const { pages } = await printed();

  expect(pages[1]).toMatch(/Spis treści\s+0\.\s*Metryczka.*3/s);
});

test("tables have header cells, lists and headings their roles", async () => {
  const { roles } = await printed();

  expect(new Set(roles)).toEqual(
    new Set(roles).union(new Set(["H1", "H2", "L", "LI", "Table", "Caption", "THead", "TH", "TD"])),
  );
});

test("every page after the cover says its number, the version and that the figures are made up", async () => {
  const { pages } = await printed();

  const [cover, ...others] = pages;
  expect(cover).toContain("Projekt");
  expect(cover).toContain("wersja 0.9 · 27 lutego 2026 r.");
  expect(cover).toContain("ilustracyjne");
  others.forEach((page, index) => {
    expect(page).toContain(`Strona ${index + 2} z ${pages.length}`);
    expect(page).toContain("Projekt · wersja 0.9");
    expect(page).toContain("Dane ilustracyjne");
  });
});

const hostile = String.raw`#panic("x") $x$ <l> @r \ "`;

test("what looks like markup comes out as it was typed, wherever it was typed", async () => {
  const content = smallContent({ title: hostile });
  const pdf = await printed({
    title: hostile,
    fields: {
      "identity.title": line(hostile),
      "identity.unit": line(hostile),
      "challenge.question": line(hostile),
      "challenge.diagnosis": rich(
        paragraph(hostile),
        heading(3, hostile),
        { type: "bulletList", content: [item(hostile)] },
        { type: "blockquote", content: [paragraph(hostile)] },
        tableOf([cell("tableHeader", hostile)], [cell("tableCell", hostile)]),
      ),
    },
    collections: {
      ...content.collections,
      sources: [{ id: "s1", fields: { name: line(hostile) } }],
      actions: (content.collections["actions"] ?? []).map((record) => ({
        ...record,
        fields: { ...record.fields, name: line(hostile), scope: rich(paragraph(hostile)) },
      })),
    },
  });

  const text = pdf.pages.join("\n").replace(/\s+/g, " ");
  expect(pdf.title).toBe(hostile);
  // Title, running heads, two facts, the question, the diagnosis five times, the actions and the source in their tables.
  expect(text.split(hostile).length - 1).toBeGreaterThan(14);
});

test("a Polish line never ends with a word of one letter", async () => {
  const words = Array.from(
    { length: 400 },
    (_, index) => `${"iwzoua"[index % 6]} ${"miasto".slice(index % 4)}`,
  );
  const changes = { fields: { "challenge.diagnosis": rich(paragraph(words.join(" "))) } };
  const lonely = /(?:^|\s)[iwzoua]$/m;

  const [polish, english] = await Promise.all([
    printed(changes),
    printed(changes, { language: "en" }),
  ]);

  expect(polish.pages.join("\n")).not.toMatch(lonely);
  // The same text without the rule: the lines do break there.
  expect(english.pages.join("\n")).toMatch(lonely);
});

test("safe links can be followed, and others are only text", async () => {
  const linked = (text: string, href: string): RichNode => ({
    type: "paragraph",
    content: [{ type: "text", text, marks: [{ type: "link", attrs: { href } }] }],
  });

  const { linkTargets, pages } = await printed({
    fields: {
      "challenge.diagnosis": rich(
        linked("strona miasta", "https://konin.example/plan"),
        linked("pułapka", "javascript:alert(1)"),
      ),
    },
  });

  expect(linkTargets).toEqual(["https://konin.example/plan"]);
  expect(pages.join()).toContain("pułapka");
});

test("symbols that no font has become boxes, and the rest of the text is printed", async () => {
  const { pages } = await printed({
    fields: { "challenge.diagnosis": rich(paragraph("Gotowe 🎉 i 👩🏽‍🚒 oraz 中文, CO₂ → ≥ 5")) },
  });

  expect(pages.join()).toMatch(/Gotowe □ i\s□ oraz □+, CO₂ → ≥ 5/);
});

test("text that no file may hold is left out instead of stopping the export", async () => {
  const { pages } = await printed({
    fields: { "challenge.diagnosis": rich(paragraph("przed\u0000\u0007\ud800\ufeff po")) },
  });

  expect(pages.join()).toMatch(/przed\S po/);
});

test("an address on the web as long as a line is printed whole", async () => {
  const address = `https://bip.konin.example/${"dokument-".repeat(40)}`;

  const { pages } = await printed({
    fields: { "challenge.diagnosis": rich(tableOf([cell("tableCell", address)])) },
  });

  expect(pages.join("").replace(/\s+/g, "")).toContain(address);
});

test("lists, quotes and tables deep inside one another are printed", async () => {
  let deep: RichNode = paragraph("najgłębiej");
  for (let level = 0; level < 40; level += 1) {
    deep = { type: "bulletList", content: [{ type: "listItem", content: [deep] }] };
    deep = { type: "blockquote", content: [deep] };
    deep = tableOf([{ type: "tableCell", content: [deep] }]);
  }

  const { pages } = await printed({ fields: { "challenge.diagnosis": rich(deep) } });

  expect(pages.join()).toContain("najgłębiej");
});

test("tables with broken spans are printed whole", async () => {
  const broken = tableOf(
    [cell("tableHeader", "A", { colspan: 9, rowspan: 7 }), cell("tableHeader", "B")],
    [cell("tableCell", "C", { rowspan: 30 })],
    [cell("tableCell", "D"), cell("tableCell", "E", { colspan: 1_000_000 })],
    [],
  );

  const { pages } = await printed({ fields: { "challenge.diagnosis": rich(broken) } });

  for (const letter of "ABCDE") expect(pages.join()).toContain(letter);
});

test("texts much longer than the template asks for go on over pages, and no word is lost", async () => {
  const long = `początek ${"bardzo długi tekst ".repeat(900)}koniec`;
  const { collections } = smallContent();
  const renamed = (records: DocumentContent["collections"][string] | undefined) =>
    (records ?? []).map((each) => ({ ...each, fields: { ...each.fields, name: line(long) } }));
  const pdf = await printed({
    title: long,
    fields: {
      "identity.unit": line(long),
      "challenge.question": line(long),
      "challenge.diagnosis": rich(
        tableOf([cell("tableHeader", long)], [cell("tableHeader", "A")], [cell("tableCell", long)]),
        tableOf(...Array.from({ length: 90 }, () => [cell("tableHeader", "wiersz")])),
        { type: "bulletList", content: [item(long)] },
        { type: "blockquote", content: [paragraph(long)] },
      ),
    },
    collections: {
      ...collections,
      sources: renamed(collections["sources"]),
      actions: renamed(collections["actions"]),
    },
  });

  // The title, a fact, the question, a header, a cell, a list, a quote; two actions in their rows and cards, and one
  // that another names; three sources in the action's table and in the summary; the title where it is signed.
  const text = pdf.pages.join("\n");
  expect(text.match(/koniec/g)).toHaveLength(19);
  expect(text.match(/wiersz/g)).toHaveLength(90);
});

test("a table of very many columns stays on its page", async () => {
  const row = (type: "tableHeader" | "tableCell") =>
    Array.from({ length: 16 }, (_, index) => cell(type, `kol${index}`));

  const { pages } = await printed({
    fields: { "challenge.diagnosis": rich(tableOf(row("tableHeader"), row("tableCell"))) },
  });

  expect(pages.join("\n").match(/kol\d+/g)).toHaveLength(32);
});

test("an empty document is still a document", async () => {
  const { pages, title } = await printed({ title: "", fields: {}, collections: {} });

  expect(title).toBe("Bez tytułu");
  expect(pages.join()).toContain("nie uzupełniono");
});

test("a long document numbers its pages to the end", async () => {
  const text = Array.from({ length: 800 }, (_, index) =>
    paragraph(
      `Akapit ${index}: miasto zużywa w budynkach mniej energii i ciepła niż przed rokiem.`,
    ),
  );

  const { pages } = await printed({ fields: { "challenge.diagnosis": rich(...text) } });

  expect(pages.length).toBeGreaterThanOrEqual(25);
  expect(pages.at(-1)).toContain(`Strona ${pages.length} z ${pages.length}`);
});

async function printed(
  changes: Partial<DocumentContent> = {},
  options: { readonly language?: Language } = {},
): Promise<ReadPdf> {
  const print: PrintDocument = toPrintDocument(smallContent(changes), smallTemplate(), {
    ...smallOptions,
    ...options,
  });
  return readPdf(await startWriter().write(print));
}

function tableOf(...rows: readonly (readonly RichNode[])[]): RichNode {
  return { type: "table", content: rows.map((row) => ({ type: "tableRow", content: [...row] })) };
}
