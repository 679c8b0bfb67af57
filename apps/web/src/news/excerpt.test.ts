import type { DiffNode } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { type ExcerptPart, excerptOf } from "./excerpt.ts";

const long =
  "Faktury i odczyty są w kilkunastu jednostkach bez wspólnego systemu zarządzania energią";

test("a change is shown with the words around it, cut between words", () => {
  const blocks = [
    paragraph(same(`${long} `), deleted("39"), inserted("41"), same(` z 64. ${long}`)),
  ];

  expect(said(excerptOf(blocks))).toBe(
    "…systemu zarządzania energią [-39-][+41+] z 64. Faktury i odczyty są w…",
  );
});

test("between two changes what did not change is shortened", () => {
  const blocks = [paragraph(inserted("A"), same(` ${long} ${long} `), inserted("B"))];

  const excerpt = said(excerptOf(blocks));

  expect(excerpt.startsWith("[+A+] Faktury i odczyty")).toBe(true);
  expect(excerpt).toContain(" … ");
  expect(excerpt.endsWith("energią [+B+]")).toBe(true);
});

test("what is short is shown whole, and blocks are told apart", () => {
  const blocks = [paragraph(same("Cel")), paragraph(inserted("Plan")), paragraph(same("Koniec"))];

  expect(said(excerptOf(blocks))).toBe("Cel [+Plan+] Koniec");
});

test("words of a new block are new, and of a block of another kind marked", () => {
  const fresh: DiffNode = { ...paragraph(same("Nowe")), change: { type: "inserted" } };
  const heading: DiffNode = {
    type: "heading",
    content: [same("Cel")],
    change: { type: "reshaped", was: "paragraph", wasAttrs: {} },
  };

  expect(said(excerptOf([fresh]))).toBe("[+Nowe+]");
  expect(said(excerptOf([heading]))).toBe("[*Cel*]");
});

test("a long insertion is cut, and what comes after it left out", () => {
  const blocks = [paragraph(inserted("x".repeat(500)), same(" "), deleted("y"))];

  const [only, ...rest] = excerptOf(blocks);

  expect(only?.text).toBe(`${"x".repeat(320)}…`);
  expect(said(rest)).toBe(" …");
});

test("where no words changed there is nothing to show", () => {
  expect(excerptOf([paragraph(same(long))])).toEqual([]);
  expect(excerptOf([])).toEqual([]);
});

const signs = {
  same: ["", ""],
  inserted: ["[+", "+]"],
  deleted: ["[-", "-]"],
  marked: ["[*", "*]"],
};

function said(parts: readonly ExcerptPart[]): string {
  return parts.map(({ kind, text }) => signs[kind].join(text)).join("");
}

function paragraph(...content: DiffNode[]): DiffNode {
  return { type: "paragraph", content };
}
function same(text: string): DiffNode {
  return { type: "text", text };
}
function inserted(text: string): DiffNode {
  return { ...same(text), change: { type: "inserted" } };
}
function deleted(text: string): DiffNode {
  return { ...same(text), change: { type: "deleted" } };
}
