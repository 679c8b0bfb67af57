import { strFromU8, strToU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import type { Block, Inline, PrintDocument } from "../print.ts";
import { everyAsset, everyBlock, picture } from "../testing-tree.ts";
import { writeOdt } from "./odt.ts";

const file = await writeOdt(everyBlock(), everyAsset);
const content = part(file, "content.xml");
const styles = part(file, "styles.xml");

test("what it is stands first in the file and is not packed", () => {
  const start = strFromU8(file.slice(0, 100), true);

  expect(start.slice(30, 77)).toBe("mimetypeapplication/vnd.oasis.opendocument.text");
  expect(file[8]).toBe(0);
});

test("every part is listed with what it is", () => {
  const paths = Object.keys(unzipSync(file)).filter((path) => !/^(mimetype|META-INF)/.test(path));
  const manifest = part(file, "META-INF/manifest.xml");

  for (const path of paths) expect(manifest).toContain(`manifest:full-path="${path}"`);
  expect(paths.length).toBe(5);
});

test("O1 what people typed is text, with its spaces, tabs and lines", async () => {
  expect(content).toContain("Zwykły &lt;b&gt;&amp;amp;&lt;/b&gt; &quot;quoted&quot;");
  expect(content).toContain('xlink:href="https://example.com/?a=&quot;b&quot;&amp;c=&lt;d&gt;"');
  const spaced = await ofInlines([{ type: "text", text: "a   b\tc\nd\u0000" }]);
  expect(spaced).toContain('a <text:s text:c="2"/>b<text:tab/>c<text:line-break/>d<');
});

test("O2 headings are headings of their level, each of a style of its own", () => {
  expect(content).toMatch(/<text:h text:style-name="Heading_20_2" text:outline-level="2">Drugi/);
  expect(content).toMatch(/<text:h text:style-name="Heading_20_3" text:outline-level="3">Trzeci/);
  expect(content).toMatch(
    /<text:h text:style-name="Heading_20_1" text:outline-level="1"><text:bookmark text:name="s-form"\/>5\. Formularz/,
  );
  for (let level = 1; level <= 6; level += 1)
    expect(styles).toContain(`style:name="Heading_20_${level}"`);
});

test("O2 heads of tables are repeated, and merged cells cover what they cover", () => {
  const [table = ""] = /<table:table .*?<\/table:table>/s.exec(content) ?? [];

  const rows = [...table.matchAll(/<table:table-row .*?<\/table:table-row>/gs)].map(([row]) =>
    [...row.matchAll(/<table:(covered-)?table-cell/g)].map(([, covered]) => (covered ? "-" : "x")),
  );
  expect(rows).toEqual([
    ["x", "x", "-"],
    ["-", "x", "x"],
    ["x", "x", "x"],
    ["-", "x", "x"],
    ["x", "-", "x"],
  ]);
  expect(/<table:table-header-rows>(.*)<\/table:table-header-rows>/s.exec(table)?.[1]).toMatch(
    /Nazwa.*Moc.*zima.*lato/s,
  );
  expect(table).toContain('table:number-columns-spanned="2"');
  expect(table).toContain('table:number-rows-spanned="2"');
});

test("O2 a wide table lies on lying pages, and what follows stands again", () => {
  const masterOf = (marker: string) => {
    const at = content.indexOf(marker);
    const before = [...content.slice(0, at).matchAll(/style-name="(A\d+)"/g)].map(
      ([, name]) => name,
    );
    const masters = [
      ...content.matchAll(/<style:style style:name="(A\d+)"[^>]* style:master-page-name="(\w+)"/g),
    ];
    return masters.findLast(([, name]) => before.includes(name))?.[2];
  };

  expect(masterOf(">K0<")).toBe("Landscape");
  expect(content).toMatch(
    /style:parent-style-name="Heading_20_1" style:master-page-name="Standard"/,
  );
});

test("O2 pictures are in the file and say what they show", () => {
  expect(unzipSync(file)["Pictures/abcdefgh12345678.png"]).toEqual(picture);
  expect(content).toContain("<svg:desc>Ciepłownia</svg:desc>");
  expect(content).toContain(
    "<svg:desc>Oś czasu pokazuje „6 działań&quot; &amp; &lt;8&gt;</svg:desc>",
  );
  expect(content).toContain("[Zaginione zdjęcie]");
});

test("O2 a picture of records that was drawn is there as lines and as points", async () => {
  const drawn = { svg: "<svg/>", png: strToU8("png") };
  const written = await writeOdt(everyBlock(), everyAsset, {
    drawFigure: () => Promise.resolve(drawn),
  });

  const [frame = ""] =
    /<draw:frame [^>]*>(?:<draw:image [^>]*drawing[^>]*>)+/.exec(part(written, "content.xml")) ??
    [];
  const paths = [...frame.matchAll(/xlink:href="([^"]*)"/g)].map(([, path = ""]) => path);
  expect(paths.map((path) => strFromU8(unzipSync(written)[path] ?? new Uint8Array()))).toEqual([
    "<svg/>",
    "png",
  ]);
});

test("O2 lists keep their start and depth", () => {
  expect(content).toContain(
    '<text:list text:style-name="Numbers"><text:list-item text:start-value="3">',
  );
});

test("O2 a list ends before a table in it and goes on behind it, with its numbers and as deep", async () => {
  const table = { ...tableOfOne, type: "table" } as const;
  const point = (text: string) =>
    ({ type: "paragraph", inlines: [{ type: "text", text }] }) as const;
  const bullets = {
    type: "list",
    ordered: false,
    start: 1,
    items: [[point("w środku"), table, point("dalej")], [point("drugi")]],
  } as const;
  const items = [[point("punkt"), bullets], [point("następny")]];

  const written = await ofBlocks([{ type: "list", ordered: true, start: 2, items }]);

  const lists = written
    .replace(/<table:table .*?<\/table:table>/gs, "TABLE")
    .replace(/<text:p [^>]*>(.*?)<\/text:p>/g, "$1");
  const [numbers, points] = ["Numbers", "Bullets"].map(
    (name) => `<text:list text:style-name="${name}">`,
  );
  expect(lists).toContain(
    `${numbers}<text:list-item text:start-value="2">punkt` +
      `${points}<text:list-item>w środku</text:list-item></text:list></text:list-item></text:list>` +
      "TABLE" +
      `${numbers}<text:list-header>${points}<text:list-header>dalej</text:list-header>` +
      `<text:list-item>drugi</text:list-item></text:list></text:list-header>` +
      `<text:list-item text:start-value="3">następny</text:list-item></text:list>`,
  );
});

test("O2 notes are footnotes; one that comes again refers to the first", async () => {
  const written = await ofInlines([
    { type: "note", name: "n", inlines: [{ type: "text", text: "GUS" }] },
    { type: "note", again: "n", inlines: [{ type: "text", text: "GUS" }] },
  ]);

  expect(content).toContain('<text:p text:style-name="Footnote">Raport MPEC');
  expect(written.match(/GUS/g)).toHaveLength(1);
  expect(written).toContain('text:ref-name="ftn1">1</text:note-ref>');
});

test("every reference leads to a bookmark", () => {
  const bookmarks = [...content.matchAll(/<text:bookmark text:name="([^"]*)"/g)].map(
    ([, name]) => name,
  );

  for (const [, target] of content.matchAll(
    /(?:xlink:href="#|text:ref-name=")((?!ref|ftn)[^"]*)"/g,
  ))
    expect(bookmarks).toContain(target);
  expect(bookmarks).toEqual([...new Set(bookmarks)]);
});

test("O3 remarks are comments with their answers, around the words that they are about", () => {
  expect(content).toMatch(
    /<office:annotation office:name="c1-1".*?Skąd ta liczba\?.*?<office:annotation office:name="c1-2" loext:resolved="false" loext:parent-name="c1-1">.*?Z raportu\..*?8,1 MWt<office:annotation-end office:name="c1-1"\/><office:annotation-end office:name="c1-2"\/>/s,
  );
  expect(content.match(/<office:annotation /g)).toHaveLength(2);
});

test("O3 a remark on the whole document stands at its title", async () => {
  const comments = [
    {
      id: "c9",
      code: "U9",
      isClosed: true,
      messages: [{ author: "A", at: "2026-02-01T10:00:00.000Z", text: "Całość" }],
    },
  ];
  const written = part(
    await writeOdt(everyBlock({ review: { comments, changes: [] } }), everyAsset),
    "content.xml",
  );

  expect(written).toMatch(
    /text:style-name="Title">(?:(?!<text:p).)*<office:annotation office:name="c9-1" loext:resolved="true">/,
  );
});

test("O3 suggestions are tracked changes: what comes is in the text, what goes beside it", () => {
  expect(content).toMatch(
    /<text:deletion><office:change-info><dc:creator>Jan Kos<\/dc:creator>.*?<text:p>usunięte<\/text:p><\/text:deletion>/,
  );
  expect(content).toContain(
    '<text:change-start text:change-id="ct1"/>dodane<text:change-end text:change-id="ct1"/><text:change text:change-id="ct2"/>',
  );
});

test("the file says its language and its title", async () => {
  const english = await writeOdt(everyBlock({ language: "en" }), everyAsset);

  expect(styles).toContain('fo:language="pl" fo:country="PL"');
  expect(part(english, "styles.xml")).toContain('fo:language="en" fo:country="GB"');
  expect(part(file, "meta.xml")).toMatch(/<dc:title>Tytuł &lt;b&gt;.*<dc:language>pl-PL</);
});

test("a summary begins without a cover and contents", async () => {
  const written = part(
    await writeOdt(everyBlock({ preset: "summary" }), everyAsset),
    "content.xml",
  );

  expect(written).not.toContain("<text:table-of-content ");
  expect(content).toContain("<text:table-of-content ");
});

function part(odt: Uint8Array, path: string): string {
  return strFromU8(unzipSync(odt)[path] ?? new Uint8Array());
}

async function ofInlines(inlines: readonly Inline[]): Promise<string> {
  return ofBlocks([{ type: "paragraph", inlines }]);
}

async function ofBlocks(blocks: readonly Block[]): Promise<string> {
  const print: PrintDocument = everyBlock({
    sections: [{ key: "a", number: "1", title: "A", blocks }],
  });
  return part(await writeOdt(print, everyAsset), "content.xml");
}

const tableOfOne = {
  columns: [{ align: "start", share: 1 }],
  head: [],
  body: [
    {
      canBreak: false,
      cells: [{ blocks: [], isHeader: false, colspan: 1, rowspan: 1, divides: false }],
    },
  ],
  foot: [],
  isShort: true,
} as const;
