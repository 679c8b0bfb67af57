/** The schedule on paper: a picture with words for who does not see it, and the same as a table. */
import { toPrintDocument } from "@brudnopis/export";
import type { DocumentContent, Language, RecordContent } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { loadTemplate, readSample } from "../templates/testing.ts";
import { readPdf } from "./read-pdf.ts";
import { startWriter } from "./writer.ts";

const template = loadTemplate();
const konin = readSample("konin", template);

test.each([
  [
    "pl",
    "Oś czasu pokazuje 6 działań od 1 kwietnia 2026 r. do 31 grudnia 2030 r. i 8 kamieni milowych. " +
      "D3 zaczyna się przed końcem D1. D4 zaczyna się przed końcem D1.",
  ],
  [
    "en",
    "The time axis shows 6 actions from 1 April 2026 to 31 December 2030, and 8 milestones. " +
      "D3 starts before the end of D1. D4 starts before the end of D1.",
  ],
] as const)("the picture in the PDF says what it shows, in %s", async (language, sentence) => {
  const pdf = await readPdf(await startWriter().write(print(konin, language)));

  expect(pdf.alts.map(withSpaces)).toContain(sentence);
});

test("the table behind the picture is in the PDF, with dates and quarters", async () => {
  const pdf = await readPdf(await startWriter().write(print(konin, "pl")));

  const text = withSpaces(pdf.pages.join("\n"));
  expect(text).toMatch(/Rysunek \d+\. Harmonogram działań/);
  expect(text).toMatch(/Tabela \d+\. Harmonogram działań/);
  expect(text).toMatch(/01\.04\.2026 30\.06\.2027 II kw\. 2026 – II kw\. 2027/);
  expect(text).toMatch(/01\.01\.2027 31\.12\.2029 I kw\. 2027 – IV kw\. 2029 D1, D2 M4, M7, M8/);
});

test("the picture is drawn anew from the records, with the day of the export", () => {
  const [figure] = ganttFigures(konin, "2026-09-15");

  for (const shown of ["D1", "D6", "M1", "M8", ">2026<", ">2030<", "Stan na 15.09.2026"])
    expect(figure).toContain(shown);
  expect(ganttFigures(konin, "2031-01-01")[0]).not.toContain("Stan na");
});

test("thirty actions fit on a page, and sixty take as many pictures as they need", () => {
  expect(ganttFigures(withActions(30))).toHaveLength(1);

  const figures = ganttFigures(withActions(60));
  expect(figures.length).toBeGreaterThan(1);
  for (const svg of figures) expect(Number(/ height="(\d+)/.exec(svg)?.[1])).toBeLessThan(900);
  expect(figures.join("").match(/>D\d+</g)?.length).toBeGreaterThanOrEqual(60);
});

test("an action without dates is in the table and in the words, and has no bar", () => {
  const actions = [...(konin.collections["actions"] ?? []), action(7, {})];
  const content = { ...konin, collections: { ...konin.collections, actions } };

  const blocks = scheduleBlocks(content);

  expect(blocks.flatMap((block) => (block.type === "figure" ? block.alt : [])).join()).toContain(
    "Bez miejsca na osi, bo brakuje poprawnych dat: D7.",
  );
  expect(JSON.stringify(blocks.filter(({ type }) => type === "table"))).toContain('"D7"');
});

function print(content: DocumentContent, language: Language, exportedAt = "2026-02-27") {
  const options = { language, exportedAt, versionLabel: "0.9", organisations: ["Miasto Konin"] };
  return toPrintDocument(content, template, options);
}

function scheduleBlocks(content: DocumentContent, exportedAt?: string) {
  const { sections } = print(content, "pl", exportedAt);
  return sections.find(({ key }) => key === "schedule")?.blocks ?? [];
}

function ganttFigures(content: DocumentContent, exportedAt?: string): string[] {
  return scheduleBlocks(content, exportedAt).flatMap((block) =>
    block.type === "figure" ? block.svg : [],
  );
}

function withActions(count: number): DocumentContent {
  const actions = Array.from({ length: count }, (_, index) =>
    action(index + 1, {
      name: { type: "line", text: "Modernizacja oświetlenia ulicznego w całym mieście" },
      start: { type: "date", date: `20${26 + (index % 4)}-04-01` },
      end: { type: "date", date: `20${27 + (index % 4)}-06-30` },
    }),
  );
  return { ...konin, collections: { ...konin.collections, actions, milestones: [] } };
}

function action(number: number, fields: RecordContent["fields"]): RecordContent {
  return { id: `x${number}`, code: `D${number}`, fields };
}

/** Lines and spaces that do not break are the layout's business. */
function withSpaces(text: string): string {
  return text.replace(/[\s\u00a0]+/g, " ");
}
