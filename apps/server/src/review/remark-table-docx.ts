import {
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { SheetLine } from "@brudnopis/export";
import { paperColumns, type PaperColumn } from "./remark-table-cells.ts";
import { tableFacts } from "./remark-table-facts.ts";
import type { RemarkTable } from "./remark-table-model.ts";
import { remarkWords } from "./remark-table-words.ts";
import { xmlText } from "@brudnopis/export/xml-text";

/** Twentieths of a point: A4 lying, and its margins. */
const page = { width: 16_838, height: 11_906, margin: 850 } as const;

/** A Word file that people go on writing in: landscape, the head of the table on each page. */
export async function remarksAsDocx(table: RemarkTable): Promise<Uint8Array> {
  const { language, document, organisations } = table;
  const words = remarkWords[language];
  const title = `${words.title}: ${document}`;
  const file = new Document({
    title: xmlText(title),
    creator: xmlText(organisations.join(", ")),
    styles: {
      default: { document: { run: { font: "Calibri", size: 18, language: languageOf(table) } } },
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              // The library turns them for a lying page.
              width: page.height,
              height: page.width,
              orientation: PageOrientation.LANDSCAPE,
            },
            margin: {
              top: page.margin,
              right: page.margin,
              bottom: page.margin,
              left: page.margin,
            },
          },
        },
        footers: { default: pageFooter() },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(title)] }),
          ...tableFacts(table).map(({ label, text }) => paragraph({ label: `${label}:`, text })),
          new Paragraph({ children: [] }),
          ...(table.rows.length === 0 ? [paragraph({ text: words.empty })] : [remarkTable(table)]),
        ],
      },
    ],
  });
  return Packer.toBuffer(file);
}

function languageOf({ language }: RemarkTable) {
  return { value: language === "pl" ? "pl-PL" : "en-GB" };
}

function pageFooter(): Footer {
  const number = new TextRun({ children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] });
  return new Footer({ children: [new Paragraph({ alignment: "right", children: [number] })] });
}

function remarkTable({ language, rows }: RemarkTable): Table {
  const columns = paperColumns(language);
  const widths = columns.map(({ share }) => Math.floor(share * (page.width - 2 * page.margin)));
  const head = columns.map(({ header }, index) =>
    cell([{ label: header, text: "" }], widths[index]),
  );
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head }),
      ...rows.map(
        (row) =>
          new TableRow({
            children: columns.map(({ linesOf }: PaperColumn, index) =>
              cell(linesOf(row), widths[index]),
            ),
          }),
      ),
    ],
  });
}

function cell(lines: readonly SheetLine[], width = 0): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    // A cell without a paragraph is no cell to Word.
    children: lines.length === 0 ? [new Paragraph({ children: [] })] : lines.map(paragraph),
  });
}

function paragraph({ label, text }: SheetLine): Paragraph {
  const bold = label === undefined ? [] : [run(text === "" ? label : `${label} `, true)];
  const lines = text.split("\n").map((line, index) => run(line, false, index > 0));
  return new Paragraph({ children: [...bold, ...lines] });
}

function run(text: string, bold = false, isNewLine = false): TextRun {
  return new TextRun({
    text: xmlText(text),
    ...(bold ? { bold } : {}),
    ...(isNewLine ? { break: 1 } : {}),
  });
}
