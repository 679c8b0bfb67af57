import { expect, test } from "vitest";
import { everyAsset, everyBlock, hostile, pictureId } from "../testing-tree.ts";
import { readElements } from "./read-xml.ts";
import { type OpenedDocx, openDocx, paragraphsOf, valuesOf } from "./testing.ts";
import { writeDocx } from "./write-docx.ts";

const figure = { svg: '<svg viewBox="0 0 640 240"/>', png: Uint8Array.of(1, 2, 3) };
const everything = openDocx(
  await writeDocx(everyBlock(), everyAsset, { drawFigure: () => Promise.resolve(figure) }),
);
const body = everything.part("word/document.xml");

test("every part is XML, of a kind that is named, and everything that it names is there", () => {
  const kinds = everything.part("[Content_Types].xml");
  for (const name of everything.names.filter((each) => /\.(xml|rels)$/.test(each))) {
    expect(
      readElements(everything.part(name), () => undefined),
      name,
    ).toBe(true);
    const ending = name.slice(name.lastIndexOf(".") + 1);
    expect(kinds, name).toMatch(new RegExp(`PartName="/${name}"|Extension="${ending}"`));
  }
  const relations = everything.part("word/_rels/document.xml.rels");
  const targets = valuesOf(relations, "Relationship", "Target").filter((to) => !to.includes(":"));
  expect(targets.filter((to) => !everything.names.includes(`word/${to}`))).toEqual([]);
  const named = [...body.matchAll(/ r:(?:id|embed)="([^"]+)"/g)].map(([, id]) => id);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((id) => !relations.includes(`Id="${id}"`))).toEqual([]);
});

test("every style that is used is defined, and has the document's language", () => {
  const styles = everything.part("word/styles.xml");
  const known = new Set(valuesOf(styles, "w:style", "w:styleId"));
  const used = everything.names
    .filter((name) => /^word\/[^/]+\.xml$/.test(name))
    .flatMap((name) =>
      ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"].flatMap((element) =>
        valuesOf(everything.part(name), element, "w:val"),
      ),
    );

  expect(used.filter((id) => !known.has(id))).toEqual([]);
  expect(valuesOf(styles, "w:name", "w:val")).toEqual(
    expect.arrayContaining([
      "heading 1",
      "heading 4",
      "Title",
      "Quote",
      "caption",
      "Tekst w tabeli",
    ]),
  );
  expect(valuesOf(styles, "w:lang", "w:val")).toEqual(["pl-PL"]);
  expect(everything.part("docProps/core.xml")).toContain("<dc:language>pl-PL</dc:language>");
});

/** As the format has them: programs call a file with others damaged. */
const orders: Readonly<Record<string, string>> = {
  "w:pPr":
    "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs suppressAutoHyphens bidi spacing ind jc outlineLvl rPr sectPr",
  "w:rPr": "rStyle rFonts b bCs i iCs color sz szCs u vertAlign rtl lang",
  "w:tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
  "w:tcPr": "tcW gridSpan vMerge tcBorders",
  "w:sectPr": "headerReference footerReference type pgSz pgMar cols titlePg",
  "w:style": "name basedOn next uiPriority qFormat pPr rPr tblPr tblStylePr",
  "w:lvl": "start numFmt lvlText lvlJc pPr",
  "w:settings":
    "defaultTabStop autoHyphenation consecutiveHyphenLimit evenAndOddHeaders characterSpacingControl footnotePr compat themeFontLang decimalSymbol listSeparator",
};

test.each(["document", "styles", "numbering", "settings", "footnotes", "comments"])(
  "the properties in the part of %s stand in the order that the format asks for",
  (part) => {
    const wrong: string[] = [];
    const last = new Map<string, number>();
    readElements(everything.part(`word/${part}.xml`), ({ name, around }) => {
      if (name in orders) last.delete(`${around.length} ${name}`);
      const parent = around.at(-1) ?? "";
      const order = orders[parent]?.split(" ");
      if (!order) return;
      const place = order.indexOf(name.slice(2));
      const key = `${around.length - 1} ${parent}`;
      if (place < (last.get(key) ?? 0)) wrong.push(`${name} in ${parent}`);
      last.set(key, place);
    });

    expect(wrong).toEqual([]);
  },
);

test("D1 numbers and names of bookmarks, drawings and changes are given once", () => {
  for (const [element, attribute] of [
    ["w:bookmarkStart", "w:id"],
    ["w:bookmarkStart", "w:name"],
    ["wp:docPr", "id"],
    ["w:ins", "w:id"],
  ] as const) {
    const values = valuesOf(body, element, attribute);
    expect(values.length, element).toBeGreaterThan(0);
    expect(new Set(values).size, element).toBe(values.length);
  }
});

test("a head of a table comes again on every page, its rows stay whole and its merged cells fill the grid", () => {
  const [table = ""] = body.match(/<w:tbl>.*?<\/w:tbl>/s) ?? [];
  const rows = table.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];

  expect(rows.map((row) => row.includes("<w:tblHeader/>"))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(rows.map((row) => row.includes("<w:cantSplit/>"))).toEqual([
    true,
    true,
    true,
    false,
    true,
  ]);
  const widths = rows.map((row) =>
    (row.match(/<w:tc>.*?<\/w:tc>/gs) ?? [])
      .map((cell) => Number(valuesOf(cell, "w:gridSpan", "w:val")[0] ?? 1))
      .reduce((sum, span) => sum + span, 0),
  );
  expect(widths).toEqual([3, 3, 3, 3, 3]);
  expect(rows.map((row) => row.match(/<w:vMerge[^>]*>/g) ?? [])).toEqual([
    ['<w:vMerge w:val="restart"/>'],
    ["<w:vMerge/>"],
    ['<w:vMerge w:val="restart"/>'],
    ["<w:vMerge/>"],
    [],
  ]);
  expect(valuesOf(table, "w:tblCaption", "w:val")).toEqual(["Tabela 1. Scalone"]);
});

test("every cell ends with a paragraph", () => {
  const endings = body.match(/.{6}<\/w:tc>/g) ?? [];

  expect(endings.length).toBeGreaterThan(30);
  expect(endings.filter((ending) => !/<\/w:p>|<w:p\/>/.test(ending))).toEqual([]);
});

test("wide tables that follow one another share lying pages, with no empty page around them", async () => {
  const [, tables] = everyBlock().sections;
  const wide = tables?.blocks.filter((block) => block.type === "table" && block.isWide) ?? [];
  const sections = [{ key: "wide", number: "1", title: "Szerokie", blocks: [...wide, ...wide] }];

  const { signOff: _, ...print } = everyBlock({ sections });
  const file = openDocx(await writeDocx(print, everyAsset));

  const pages = [...file.part("word/document.xml").matchAll(/<w:pgSz [^>]*>/g)].map(([size]) =>
    size.includes("landscape"),
  );
  expect(pages).toEqual([false, false, true]);
});

test("every picture says what it shows, and a drawn one has points beside it", () => {
  expect(valuesOf(body, "wp:docPr", "descr")).toEqual([
    "Znak programu",
    'Oś czasu pokazuje „6 działań" & <8>',
    "Ciepłownia",
  ]);
  expect(valuesOf(body, "asvg:svgBlip", "r:embed")).toHaveLength(1);
  expect(everything.names.filter((name) => name.startsWith("word/media/"))).toEqual(
    expect.arrayContaining([`word/media/${pictureId}.png`]),
  );
  expect(paragraphsOf(body)).toContain("Zaginione zdjęcie");
});

test("a thread is a comment with its answers, at the words that it is about", () => {
  const comments = everything.part("word/comments.xml");
  const extended = everything.part("word/commentsExtended.xml");

  expect(paragraphsOf(comments)).toEqual(["Skąd ta liczba?", "Z raportu."]);
  expect(valuesOf(comments, "w:comment", "w:author")).toEqual(["Jan Kos", "Ewa Lis"]);
  const [first] = valuesOf(comments, "w:p", "w14:paraId");
  expect(valuesOf(extended, "w15:commentEx", "w15:paraIdParent")).toEqual([first]);
  expect(between(body, '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>')).toBe(
    "8,1 MWt",
  );
  expect(valuesOf(body, "w:commentReference", "w:id")).toEqual(["0", "1"]);
});

test("D2 a comment that no text marks stands at the title", async () => {
  const print = everyBlock({ sections: [] });

  const file = openDocx(await writeDocx(print, everyAsset));

  const text = file.part("word/document.xml");
  expect(
    between(text, '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'),
  ).toContain("Tytuł");
});

test("suggestions are tracked changes of who made them", () => {
  expect(valuesOf(body, "w:ins", "w:author")).toEqual(["Jan Kos"]);
  expect(valuesOf(body, "w:del", "w:date")).toEqual(["2026-02-01T10:00:00Z"]);
  expect(between(body, "<w:del ", "</w:del>", /<w:delText[^>]*>([^<]*)/g)).toBe("usunięte");
});

test("notes are footnotes, and what is referred to has a bookmark", () => {
  expect(paragraphsOf(everything.part("word/footnotes.xml"))).toContain(" Raport MPEC 2024");
  const names = new Set(valuesOf(body, "w:bookmarkStart", "w:name"));
  const targets = valuesOf(body, "w:hyperlink", "w:anchor");
  expect(targets.length).toBeGreaterThan(6);
  expect(targets.filter((name) => !names.has(name))).toEqual([]);
});

test("a note that says the same again is referred to, not repeated", async () => {
  const inlines = [{ type: "text", text: "Raport" }] as const;
  const first = { type: "note", name: "raport", inlines } as const;
  const again = { type: "note", again: "raport", inlines } as const;
  const blocks = [{ type: "paragraph", inlines: [first, again] } as const];
  const sections = [{ key: "a", number: "1", title: "A", blocks }];

  const file = openDocx(await writeDocx(everyBlock({ sections }), everyAsset));

  const text = file.part("word/document.xml");
  expect(valuesOf(text, "w:footnoteReference", "w:id")).toHaveLength(1);
  const [, bookmark = ""] = /NOTEREF (\w+)/.exec(text) ?? [];
  expect(valuesOf(text, "w:bookmarkStart", "w:name")).toContain(bookmark);
});

test("the contents are there before anybody updates them, and captions count by themselves", () => {
  const contents = between(body, "<w:sdtContent>", "</w:sdtContent>");

  expect(contents).toBe("Spis treści1. Teksty2. Tabele3. Obrazy4. Zapisy5. FormularzA. Uwagi");
  expect(body).toContain(" SEQ Tabela \\* ARABIC ");
  expect(paragraphsOf(body)).toContain("Tabela 1. Scalone");
});

test("markup that people typed is text", () => {
  expect(body).toContain("&lt;b&gt;&amp;amp;&lt;/b&gt;");
  expect(paragraphsOf(body).join("\n")).toContain(escaped(hostile));
});

test("writing from right to left runs that way", () => {
  const [paragraph = ""] = body.match(/<w:p><w:pPr><w:bidi\/>.*?<\/w:p>/s) ?? [];

  expect(paragraph).toContain("<w:rtl/>");
  expect(paragraphsOf(paragraph)).toEqual(["שלום עולם"]);
});

test("a sheet lies, with its title and its table, without cover and contents", async () => {
  const file: OpenedDocx = openDocx(await writeDocx(everyBlock({ isSheet: true }), everyAsset));

  const text = file.part("word/document.xml");
  expect(text).not.toContain("Spis treści");
  expect([...text.matchAll(/<w:pgSz [^>]*>/g)].map(([size]) => size.includes("landscape"))).toEqual(
    [true],
  );
});

function between(xml: string, from: string, to: string, text = /<w:t(?: [^>]*)?>([^<]*)/g): string {
  const part = xml.slice(xml.indexOf(from), xml.indexOf(to));
  return [...part.matchAll(text)].map(([, words = ""]) => words).join("");
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
