/** What the thread of exports does for organisations' Word templates. */
import { toPrintDocument } from "@brudnopis/export";
import type { DocumentContent, Template } from "@brudnopis/schema";
import { baseName } from "../documents/file-name.ts";
import type { ExportAnswer } from "./export-task.ts";

export async function lookThrough(file: Uint8Array): Promise<ExportAnswer> {
  const { checkWordTemplate } = await import("@brudnopis/export/docx");
  const looked = JSON.stringify(checkWordTemplate(file));
  return { bytes: new TextEncoder().encode(looked), name: "", language: "pl", assets: [] };
}

export async function sampleTemplate(template: Template): Promise<ExportAnswer> {
  const { writeDocx } = await import("@brudnopis/export/docx");
  const print = toPrintDocument(emptyContent(template), template, {
    language: "pl",
    preset: "form",
    exportedAt: "2026-01-01",
    versionLabel: "0.1",
    organisations: [],
  });
  const name = baseName(template.shortTitle.pl, "szablon Word");
  return { bytes: await writeDocx(print, new Map()), name, language: "pl", assets: [] };
}

function emptyContent({ id, version }: Template): DocumentContent {
  return {
    format: 1,
    template: { id, version },
    networkKind: "planning",
    language: "pl",
    illustrative: false,
    title: "",
    fields: {},
    collections: {},
  };
}
