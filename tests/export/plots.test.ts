import { type Block, type FigureBlock, type TableBlock, toPrintDocument } from "@brudnopis/export";
import type { Language } from "@brudnopis/schema";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";
import { loadTemplate, readSample } from "../templates/testing.ts";
import { readPdf } from "./read-pdf.ts";
import { startWriter } from "./writer.ts";

const template = loadTemplate();
const konin = readSample("konin", template);

/** The sections with these views, and the names that the views have. */
const views = [
  { section: "problem-tree", pl: "Drzewo problemów", en: "Problem tree" },
  { section: "goals", pl: "Droga do wartości docelowych", en: "Paths to the targets" },
  { section: "funding", pl: "Źródła i lata", en: "Sources and years" },
] as const;

function koninPrint(language: Language) {
  return toPrintDocument(konin, template, {
    language,
    exportedAt: "2026-02-27",
    versionLabel: "0.9",
    organisations: ["Miasto Konin"],
  });
}

function blocksOf(language: Language, section: string): readonly Block[] {
  return koninPrint(language).sections.find(({ key }) => key === section)?.blocks ?? [];
}

/** What stands above a figure or a table, with plain spaces. */
function plain(block: Block | undefined): string {
  const caption = block && "caption" in block ? block.caption : undefined;
  return (caption ?? "").replaceAll("\u00a0", " ");
}

const isFigure = (block: Block): block is FigureBlock => block.type === "figure";
const isTable = (block: Block): block is TableBlock => block.type === "table";

test.each(views)("the figure of $section is followed by its table, in both languages", (view) => {
  for (const language of ["pl", "en"] as const) {
    const blocks = blocksOf(language, view.section);
    const at = blocks.findIndex(isFigure);
    const [figure, table] = [blocks[at], blocks[at + 1]];

    expect(plain(figure)).toContain(view[language]);
    expect(figure?.type === "figure" && figure.alt).toMatch(/^\p{Lu}.{60,}\.$/u);
    expect(plain(table)).toContain(view[language]);
    expect(table && isTable(table) && table.body.length).toBeGreaterThan(5);
  }
});

test("the alternative texts say the sums, the contributions and what agrees", () => {
  const alt = (section: string) =>
    (blocksOf("pl", section).find(isFigure)?.alt ?? "").replaceAll("\u00a0", " ");

  expect(alt("funding")).toContain("7 źródeł, razem 91 000 000 zł");
  expect(alt("funding")).toContain("Finansowanie jest równe kosztowi każdego działania.");
  expect(alt("funding")).toContain("30 840 000 zł (33,9%)");
  expect(alt("goals")).toContain("D2 −470 (2026), D1 −1 190 (2027), D3 −4 300 (2029): zgadza się");
  expect(alt("goals")).toContain("Żadne działanie nie podaje wkładu: W2.1 i W3.2.");
  expect(alt("problem-tree")).toContain("Każdą przyczynę usuwa co najmniej jedno działanie.");
});

test("Konin's PDF has the figures with their alternative texts, their words as text, and their tables", async () => {
  const print = koninPrint("pl");

  const pdf = await startWriter().write(print);

  const alts = await figureAlts(pdf);
  const figures = print.sections.flatMap(({ blocks }) => blocks.filter(isFigure));
  for (const { section } of views) {
    const alt = blocksOf("pl", section).find(isFigure)?.alt;
    expect(alts.map(squeezed)).toContain(squeezed(alt ?? "?"));
  }
  expect(alts).toHaveLength(figures.length);
  const text = squeezed((await readPdf(pdf)).pages.join(" "));
  for (const said of [
    // In the pictures …
    "30840000zł·33,9%",
    "D3·2029",
    "Działania:D2,D3",
    // … and in the tables.
    "Udziałyniesumująsiędokładniedo100%zpowoduzaokrągleń.Wedługstatusu",
    "D2−470(2026),D1−1190(2027),D3−4300(2029);Σ−5960",
    "Wkład,któregoniemanawykresie",
  ]) {
    expect(text).toContain(said);
  }
});

async function figureAlts(pdf: Uint8Array): Promise<string[]> {
  const loading = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 });
  const document = await loading.promise;
  const alts: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    alts.push(...altsIn(await (await document.getPage(number)).getStructTree()));
  }
  await loading.destroy();
  return alts;
}

function altsIn(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  const alt: unknown = Reflect.get(node, "alt");
  const children: unknown = Reflect.get(node, "children");
  return [
    ...(typeof alt === "string" ? [alt] : []),
    ...(Array.isArray(children) ? children.flatMap(altsIn) : []),
  ];
}

function squeezed(text: string): string {
  return text.replace(/[\s\u00ad\u2060-]+/g, "");
}
