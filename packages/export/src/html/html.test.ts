import { expect, test } from "vitest";
import { everyAsset, everyBlock, picture } from "../testing-tree.ts";
import type { Block } from "../print.ts";
import { writeHtml } from "./html.ts";

const html = writeHtml(everyBlock(), everyAsset);

test("H1 what people typed is text, in the text and in attributes", () => {
  expect(html).toContain(
    "<p dir=\"auto\">Zwykły &lt;b&gt;&amp;amp;&lt;/b&gt; &quot;quoted&quot; 'single' ]]&gt; | *star*",
  );
  expect(html).toContain('alt="Oś czasu pokazuje „6 działań&quot; &amp; &lt;8&gt;"');
  expect(html).toContain('<a href="https://example.com/?a=&quot;b&quot;&amp;c=&lt;d&gt;"');
  expect(html).not.toContain("<b>");
});

test("H1 a file cannot run or fetch anything, wherever it is opened", () => {
  expect(html).toContain("default-src 'none'; img-src data:; style-src 'unsafe-inline'");
  expect(html).not.toMatch(/<script|<link|<iframe|\ssrc="(?!data:)|@import|url\(/);
});

test("H2 headings: one title, and no level skipped", () => {
  const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));

  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  for (const [index, level] of levels.entries())
    expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
});

test("a heading deeper than HTML has names for keeps its level", () => {
  const heading = {
    type: "heading",
    level: 6,
    inlines: [{ type: "text", text: "Głęboko" }],
  } as const;
  const sections = [{ key: "a", number: "1", title: "A", blocks: [heading] }];

  expect(writeHtml(everyBlock({ sections }), everyAsset)).toContain(
    '<p class="heading" role="heading" aria-level="7" dir="auto">Głęboko</p>',
  );
});

test("H3 cells of heads say whose they are, merged ones of how many", () => {
  for (const shown of [
    '<th scope="col" rowspan="2" dir="auto">Nazwa</th>',
    '<th scope="colgroup" colspan="2" dir="auto">Moc</th>',
    '<th scope="col" class="number" dir="auto">lato</th>',
    '<th scope="rowgroup" rowspan="2" dir="auto">GT-1 | a</th>',
    '<tfoot><tr><td colspan="2" dir="auto">Razem</td><td class="number" dir="auto">12</td></tr></tfoot>',
    "<caption>Tabela 1. Scalone</caption>",
  ])
    expect(html).toContain(shown);
});

test("H3 pictures are in the file and say what they show; one that is missing says so in its place", () => {
  const base64 = Buffer.from(picture).toString("base64");

  expect(html).toContain(
    `<img src="data:image/png;base64,${base64}" alt="Ciepłownia" width="1200" height="800">`,
  );
  expect(html).toContain('<p class="gap">[Zaginione zdjęcie]</p>');
  expect([...html.matchAll(/<img /g)]).toHaveLength(
    [...html.matchAll(/<img [^>]*alt="[^"]/g)].length,
  );
});

test("H3 a picture that says nothing on purpose is passed over aloud", () => {
  const image = { type: "image", asset: [...everyAsset.keys()][0] ?? "", alt: "ozdoba" } as const;
  const sections = [
    { key: "a", number: "1", title: "A", blocks: [{ ...image, isDecorative: true } as const] },
  ];

  expect(writeHtml(everyBlock({ sections }), everyAsset)).toContain('alt="" width="1200"');
});

test("notes lead to their text and back, references to what they name", () => {
  expect(html).toContain('<a href="#note-1" id="mark-1" role="doc-noteref">1</a>');
  expect(html).toContain('<li id="note-1">Raport MPEC<em> 2024</em> <a href="#mark-1"');
  expect(html).toContain('<li id="note-2">Źródło tytułu <a href="#mark-2"');
  expect(html).toContain('<a href="#a-actions-a1">D1 Audyty</a>');
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  for (const [, target] of html.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
  expect(new Set(ids).size).toBe(ids.length);
});

test("suggestions show what comes and what goes", () => {
  expect(html).toContain("<ins>dodane</ins><del>usunięte</del>");
});

test("the file says its language, its title, its state and who made it", () => {
  expect(html).toMatch(/^<!doctype html>\n<html lang="pl">/);
  expect(html).toContain("<title>Tytuł &lt;b&gt;");
  expect(html).toContain('<meta name="author" content="Miasto Konin">');
  expect(html).toContain('<p class="state">PROJEKT</p>');
  expect(html).toContain("Anna Nowak");
  expect(html).toContain("0123abcd");
});

test("letters of a picture keep to their place in any typeface", () => {
  const svg = '<svg><text x="8" y="9" font-size="10" fill="#000">D1 &amp; D2</text></svg>';
  const figure: Block = { type: "figure", caption: "Rysunek 1", svg, alt: "Oś czasu" };
  const print = everyBlock({ sections: [{ key: "a", number: "1", title: "A", blocks: [figure] }] });

  const address = /data:image\/svg\+xml,([^"]+)/.exec(writeHtml(print, new Map()))?.[1] ?? "";

  // As wide as in the typeface that the picture was laid out in: D 0.77, a digit 0.58, & 0.72, a space 0.2.
  expect(decodeURIComponent(address)).toContain(
    'textLength="38.2" lengthAdjust="spacingAndGlyphs">D1 &amp; D2</text>',
  );
});
