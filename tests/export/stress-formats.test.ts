/**
 * The document that every writer has to bear, in every format: 300 pages with tables of 100 rows, merged cells, 40 pictures,
 * lists in lists, hostile texts, writing from right to left, emoji. What is read back from each file is compared with the tree
 * that it was written from, and so with every other format; of its 300 pages only counts and sums are kept. When a change of
 * those is meant, write them anew with
 *
 *     npx vitest run --project integration tests/export/stress-formats.test.ts -u
 */
import { readJson } from "@brudnopis/export/json";
import { createHash } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { hostileTexts } from "./hostile-texts.ts";
import { readCalendar, readWorkbook } from "./outline/data-lines.ts";
import { docxParts } from "./outline/docx-parts.ts";
import { fileLines } from "./outline/file-lines.ts";
import { htmlParts } from "./outline/html-parts.ts";
import { markdownParts } from "./outline/markdown-parts.ts";
import { odtParts } from "./outline/odt-parts.ts";
import { allParts, outlineLines, type Part, squeezed, textOf } from "./outline/outline.ts";
import { pdfParts } from "./outline/pdf-parts.ts";
import { bodyOf, itemsOf, itemStarts, type Rules, rules, shapeOf } from "./outline/shape.ts";
import { treeParts } from "./outline/tree-parts.ts";
import { checkPdf } from "./pdf-checker.ts";
import { type StressFiles, stressFiles } from "./stress-files.ts";
import { printWriter } from "./writer.ts";

type PeopleFormat = keyof typeof rules;

let made: StressFiles;
let tree: readonly Part[];
/** What is read back from what people read. */
let read: Readonly<Record<PeopleFormat, readonly Part[]>>;

beforeAll(async () => {
  const writer = printWriter({ deadlineMs: 60_000, memoryBytes: 1024 * 2 ** 20 });
  made = await stressFiles(300, writer);
  await writer.close();
  tree = treeParts(made.print);
  const { pdf, docx, odt, html, md } = made.files;
  read = {
    pdf: await pdfParts(pdf),
    docx: docxParts(docx),
    odt: odtParts(odt),
    html: htmlParts(decoded(html)),
    md: markdownParts(decoded(md)),
  };
}, 120_000);

test("the document has what every writer has to bear", () => {
  const parts = [...allParts(tree)];
  const tables = parts.filter((part) => part.is === "table");
  const figures = parts.filter(({ is }) => is === "figure");
  const texts = squeezed(textOf(tree));

  expect(tables.filter(({ rows }) => rows.length > 100).length).toBeGreaterThan(1);
  expect(
    shapeOf(tables, rules.html).filter((line) => /[2-9]×|×[2-9]/.test(line.split("·")[2] ?? ""))
      .length,
  ).toBeGreaterThan(0);
  expect(figures.length).toBeGreaterThan(40);
  expect(parts.some((part) => part.is === "paragraph" && part.depth === 5)).toBe(true);
  for (const said of ["שלוםעולם", "مرحبا", "👩‍👩‍👧‍👦", "<script>alert(1)</script>"])
    expect(texts).toContain(squeezed(said));
});

test.each<PeopleFormat>(["docx", "odt", "html", "md", "pdf"])(
  "%s has the same headings, tables, pictures, notes and references in the same order, and items as deep",
  (format) => {
    const [first] = made.print.sections;
    const start = `${first?.number}. ${first?.title}`;
    const starts = itemStarts(tree);
    const kept: Rules = rules[format];

    const body = bodyOf(read[format], start, made.print.signOff?.title ?? "");

    expect(shapeOf(body, kept)).toEqual(shapeOf(tree, kept, kept.lower));
    expect(itemsOf(body, starts)).toEqual(itemsOf(tree, starts));
    expect(starts.size).toBeGreaterThan(500);
  },
);

test.each<PeopleFormat>(["docx", "odt", "html", "md", "pdf"])(
  "%s has every word, wherever it was written",
  (format) => {
    const words = new Set(squeezed(textOf(read[format])).match(/Zq\d{5}q/g));

    expect(made.stress.said.length).toBeGreaterThan(2000);
    expect(made.stress.said.filter((word) => !words.has(word))).toEqual([]);
  },
);

test.each(["docx", "odt"] as const)("remarks in %s are those of the tree", (format) => {
  const comments = (parts: readonly Part[]) =>
    [...allParts(parts)]
      .flatMap((part) => (part.is === "comment" ? [squeezed(part.text)] : []))
      .toSorted();
  const all = made.print.review?.comments.flatMap(({ messages }) =>
    messages.map(({ text }) => squeezed(text)),
  );

  expect(comments(read[format])).toEqual(all?.toSorted());
  expect(all?.length).toBe(14);
});

test("the PDF keeps all rules", async () => {
  expect(await checkPdf(made.files.pdf)).toEqual([]);
});

test("a workbook has a sheet for each collection and a row for each record, with what it is called", () => {
  const { content, template } = made.stress;

  const [, ...sheets] = readWorkbook(made.files.xlsx);

  const names = template.collections.map(({ key, fields }) => {
    const title = fields.find(({ type }) => type === "line")?.key ?? "";
    return (content.collections[key] ?? []).map((record) => {
      const field = record.fields[title];
      return field?.type === "line" ? field.text : "";
    });
  });
  expect(sheets.map(({ rows }) => rows.length - 1)).toEqual(names.map((each) => each.length));
  sheets.forEach(({ rows }, index) => {
    const said = seen(rows.map((row) => row.map(({ text }) => text).join("")).join(""));
    for (const name of names[index] ?? []) expect(said).toContain(seen(name));
  });
});

test("a calendar has every milestone, whatever it is called, and every day a section is due", () => {
  const { events } = readCalendar(decoded(made.files.ics));

  const milestones = events.filter(({ uid }) => uid.startsWith("milestones-"));
  expect(milestones).toHaveLength(hostileTexts.length);
  hostileTexts.forEach((text, index) => {
    const event = milestones.find(({ uid }) => uid.startsWith(`milestones-m${index}@`));
    expect(seen(event?.summary ?? "")).toContain(seen(text));
  });
  expect(events).toHaveLength(hostileTexts.length + made.stress.template.sections.length);
});

test("JSON reads back as the same document with the same pictures", () => {
  const again = readJson(decoded(made.files.json));

  expect(again).toMatchObject({ ok: true, file: { content: made.stress.content } });
  expect(again.ok && [...again.assets]).toEqual([...made.stress.bytes]);
});

test("no file has changed without being looked at", async () => {
  const outlines: Readonly<Record<string, readonly string[]>> = {
    ...Object.fromEntries(
      Object.entries(read).map(([format, parts]) => [format, outlineLines(parts)] as const),
    ),
    xlsx: await fileLines("xlsx", made.files.xlsx),
    csv: await fileLines("csv", made.files.csv),
    ics: await fileLines("ics", made.files.ics),
    json: await fileLines("json", made.files.json),
  };
  const lines = Object.entries(outlines).map(([format, outline]) => {
    const counts = [...Map.groupBy(outline, (line) => /^\s*(\w+)/.exec(line)?.[1] ?? "")]
      .map(([kind, held]) => `${kind} ×${held.length}`)
      .join(" · ");
    const sum = createHash("sha256").update(outline.join("\n")).digest("hex").slice(0, 16);
    return `${format}: ${counts} · ${sum}`;
  });

  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("../golden/stress.txt");
});

function decoded(file: Uint8Array): string {
  return new TextDecoder().decode(file);
}

/** Without what cannot be seen: some of it no file can hold. */
function seen(text: string): string {
  return squeezed(text).replace(/[\p{C}\ufffd]/gu, "");
}
