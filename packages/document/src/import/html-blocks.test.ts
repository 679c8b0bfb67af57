import { expect, test } from "vitest";
import type { HtmlElement, HtmlNode } from "./html.ts";
import { blocksFromHtml } from "./html-blocks.ts";

function el(tag: string, attributes: Record<string, string>, ...children: HtmlNode[]): HtmlElement {
  return { tag, attributes, children };
}
const p = (...children: HtmlNode[]) => el("p", {}, ...children);
const cell = (text: string, attributes = {}) => el("td", attributes, p(text));

test("headings, texts and tables come in reading order", () => {
  const { blocks } = blocksFromHtml([
    el("h1", {}, "Plan"),
    p("Jedno ", el("b", {}, "grube"), " słowo"),
    el("table", {}, el("tr", {}, cell("a"), cell("b"))),
  ]);

  expect(blocks).toEqual([
    { type: "heading", level: 1, text: "Plan" },
    {
      type: "text",
      nodes: [
        {
          type: "paragraph",
          content: [
            { type: "text", text: "Jedno " },
            { type: "text", text: "grube", marks: [{ type: "bold" }] },
            { type: "text", text: " słowo" },
          ],
        },
      ],
    },
    { type: "table", rows: [["a", "b"]] },
  ]);
});

test("a merged cell says its text in each of the cells that it covers", () => {
  const rows = el(
    "table",
    {},
    el("tr", {}, cell("A", { rowspan: "2" }), cell("B", { colspan: "2" })),
    el("tr", {}, cell("C"), cell("D")),
  );

  expect(blocksFromHtml([rows]).blocks).toEqual([
    {
      type: "table",
      rows: [
        ["A", "B", "B"],
        ["A", "C", "D"],
      ],
    },
  ]);
});

test("what Google wraps a document in is not bold, and what Word calls a list is one", () => {
  const item = (text: string) =>
    el("p", { class: "MsoListParagraph" }, el("span", { style: "mso-list:Ignore" }, "·  "), text);
  const google = el(
    "b",
    { style: "font-weight:normal" },
    p(el("span", { style: "font-weight:700" }, "tak"), " nie"),
  );

  const { blocks } = blocksFromHtml([google, item("raz"), item("dwa")]);

  const texts = blocks.flatMap((block) => (block.type === "text" ? block.nodes : []));
  expect(texts.map(({ type }) => type)).toEqual(["paragraph", "bulletList"]);
  expect(texts[0]?.content?.map(({ marks }) => marks?.length ?? 0)).toEqual([1, 0]);
  expect(texts[1]?.content).toHaveLength(2);
});

test("pictures that lie elsewhere are left out and counted, and no script is read", () => {
  const { blocks, linkedImages } = blocksFromHtml([
    p(el("img", { src: "https://example.org/a.png" }), "Tekst"),
    el("script", {}, "alert(1)"),
  ]);

  expect(linkedImages).toBe(1);
  expect(JSON.stringify(blocks)).not.toContain("alert");
});

test("sources in footnotes of a table are a column of it", () => {
  const note = el("sup", {}, el("a", { href: "#footnote-1" }, "[1]"));
  const head = el("thead", {}, el("tr", {}, el("th", {}, "Nazwa"), el("th", {}, "Wartość")));
  const row = el("tr", {}, cell("Ludzie"), el("td", {}, p("72 400", note)));
  const notes = el(
    "ol",
    {},
    el("li", { id: "footnote-1" }, p("Źródło: GUS ", el("a", { href: "#footnote-ref-1" }, "↑"))),
  );

  expect(blocksFromHtml([el("table", {}, head, row), notes]).blocks).toEqual([
    {
      type: "table",
      headRows: 1,
      rows: [
        ["Nazwa", "Wartość", "Źródło"],
        ["Ludzie", "72 400", "GUS"],
      ],
    },
  ]);
});

test("HTML nested a thousand deep is read without failing", () => {
  let deep: HtmlNode = "x";
  for (let depth = 0; depth < 1000; depth += 1) deep = el("div", {}, deep);

  expect(blocksFromHtml([deep, p("po")]).blocks).toHaveLength(1);
});
