import { expect, test } from "vitest";
import type { Block } from "../print.ts";
import { everyBlock } from "../testing-tree.ts";
import { writeMarkdown } from "./markdown.ts";

const markdown = writeMarkdown(everyBlock());

test("M1 what people typed stays text", () => {
  expect(markdown).toContain(
    "Zwykły \\<b\\>\\&amp;\\</b\\> \"quoted\" 'single' \\]\\]\\> \\| \\*star\\* \\_under\\_ \\[x\\](y) \\`code\\` \\# \\$x\\$ \\{\\{y\\}\\}",
  );
});

test.each([
  ["# nagłówek", "\\# nagłówek"],
  ["- punkt", "\\- punkt"],
  ["12. punkt", "12\\. punkt"],
  ["> cytat", "\\> cytat"],
  ["+ punkt", "\\+ punkt"],
  ["=== ", "\\==="],
  ["https://example.com", "https\\://example.com"],
])("M1 a paragraph „%s” begins nothing", (typed, written) => {
  expect(ofBlocks([{ type: "paragraph", inlines: [{ type: "text", text: typed }] }])).toContain(
    `\n\n${written}`,
  );
});

test("marks stand on letters, addresses in brackets that nothing closes", () => {
  expect(markdown).toContain(
    '**gruby** *pochyły*\\\n[odnośnik](<https://example.com/?a="b"&c=%3Cd%3E>)',
  );
});

test("headings are one below their section, and no deeper than there are", () => {
  expect(markdown).toMatch(/^# Tytuł/);
  expect(markdown).toContain("\n## 1. Teksty\n");
  expect(markdown).toContain("\n### Drugi poziom\n");
  expect(markdown).toContain("\n### D1 Audyty[^2]\n");
  const deep = ofBlocks([{ type: "heading", level: 6, inlines: [{ type: "text", text: "X" }] }]);
  expect(deep).toContain("\n###### X\n");
});

test("lists keep their numbers and their depth", () => {
  expect(markdown).toContain("3. trzeci punkt\n4. czwarty punkt\n\n   - w środku");
});

test("merged cells say their text once, and every row has all columns", () => {
  expect(markdown).toContain(
    [
      "| Nazwa | Moc |  |",
      "| --- | --- | --: |",
      "|  | zima | lato |",
      "| GT-1 \\| a | 8,1 | 4 |",
      "|  | 8,2 |  |",
      "| Razem |  | 12 |",
    ].join("\n"),
  );
});

test("notes are numbered and stand at the end; one that comes again has the same number", () => {
  const note = (more: object) =>
    ({ type: "note", inlines: [{ type: "text", text: "GUS" }], ...more }) as const;
  const again = ofBlocks([
    { type: "paragraph", inlines: [{ type: "text", text: "a" }, note({ name: "n" })] },
    { type: "paragraph", inlines: [{ type: "text", text: "b" }, note({ again: "n" })] },
  ]);

  expect(markdown).toContain("8,1 MWt[^1], zob. D1 Audyty");
  expect(markdown).toContain("\n[^1]: Raport MPEC *2024*\n");
  expect(again).toContain("a[^1]\n\nb[^1]");
  expect(again.match(/GUS/g)).toHaveLength(1);
});

test("pictures are there in words, and what is to be signed too", () => {
  expect(markdown).toContain("**Rysunek 1. Harmonogram**");
  expect(markdown).toContain('Oś czasu pokazuje „6 działań" \\& \\<8\\>');
  expect(markdown).toContain("*[Ciepłownia]*");
  expect(markdown).toContain("- Prezydent Miasta: Anna Nowak – miejscowość i data: ");
  expect(markdown).toContain("0123abcd");
});

function ofBlocks(blocks: readonly Block[]): string {
  return writeMarkdown(everyBlock({ sections: [{ key: "a", number: "1", title: "A", blocks }] }));
}
