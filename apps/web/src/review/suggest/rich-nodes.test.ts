import { expect, test } from "vitest";
import { isSameText, richNodes } from "./rich-nodes.ts";

test("attributes that have their default, and empty lists, are left out", () => {
  const nodes = richNodes([
    { type: "heading", attrs: { level: 3 }, content: [] },
    { type: "heading", attrs: { level: 4 } },
    { type: "orderedList", attrs: { start: 1, type: null }, content: [{ type: "listItem" }] },
  ]);

  expect(nodes).toEqual([
    { type: "heading" },
    { type: "heading", attrs: { level: 4 } },
    { type: "orderedList", content: [{ type: "listItem" }] },
  ]);
});

test("a link keeps its address alone, and only a safe one", () => {
  const link = (href: string) => [
    { type: "text", text: "a", marks: [{ type: "link", attrs: { href, class: "x" } }] },
  ];

  expect(richNodes(link("https://konin.pl"))).toEqual([
    { type: "text", text: "a", marks: [{ type: "link", attrs: { href: "https://konin.pl" } }] },
  ]);
  expect(richNodes(link("javascript:alert(1)"))).toEqual([{ type: "text", text: "a" }]);
});

test("texts are the same in whatever order their marks are told", () => {
  const text = (...marks: ("bold" | "italic")[]) => [
    { type: "text", text: "a", marks: marks.map((type) => ({ type })) },
  ];

  expect(isSameText(text("bold", "italic"), text("italic", "bold"))).toBe(true);
  expect(isSameText(text("bold"), text("italic"))).toBe(false);
});
