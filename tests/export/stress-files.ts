/** The document that every writer has to bear, 300 pages of it, in every format. */
import { type PrintDocument, toPrintDocument } from "@brudnopis/export";
import { writeCsvFiles } from "@brudnopis/export/csv";
import { writeDocx } from "@brudnopis/export/docx";
import { writeHtml } from "@brudnopis/export/html";
import { writeIcs } from "@brudnopis/export/ics";
import { writeJson } from "@brudnopis/export/json";
import { writeMarkdown } from "@brudnopis/export/markdown";
import { writeOdt } from "@brudnopis/export/odt";
import { writeXlsx } from "@brudnopis/export/xlsx";
import { packFiles } from "../../apps/server/src/export/pack-files.ts";
import type { PdfWriter } from "../../apps/server/src/export/pdf-writer.ts";
import type { ReadFormat } from "./outline/file-lines.ts";
import { type Stress, stressDocument } from "./stress.ts";

export interface StressFiles {
  readonly stress: Stress;
  readonly print: PrintDocument;
  readonly files: Readonly<Record<ReadFormat, Uint8Array>>;
}

export async function stressFiles(pages: number, writer: PdfWriter): Promise<StressFiles> {
  const stress = stressDocument({ pages });
  const { content, template, bytes: assets, images } = stress;
  const print = toPrintDocument(content, template, { ...stress.options, review: stress.review });
  const madeAt = "2026-02-27T10:00:00Z";
  const { pdf } = await writer.writeFile({ print: encoded(JSON.stringify(print)), assets });
  const tables = [...writeCsvFiles(content, template, "pl")];
  const due = template.sections.map(({ key }) => ({ section: key, date: "2026-03-16" }));
  const calendar = { documentId: "stress", language: "pl", madeAt, due } as const;
  return {
    stress,
    print,
    files: {
      pdf,
      docx: await writeDocx(print, assets),
      odt: await writeOdt(print, assets),
      html: encoded(writeHtml(print, assets)),
      md: encoded(writeMarkdown(print)),
      xlsx: await writeXlsx(content, template, "pl"),
      csv: packFiles(tables.map(([name, text]) => ({ name, bytes: encoded(text) }))),
      ics: encoded(writeIcs(content, template, calendar)),
      json: encoded(writeJson(content, template, { madeAt, images, assets })),
    },
  };
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
