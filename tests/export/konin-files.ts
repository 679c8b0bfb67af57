/** Konin's MID in any format, made as the server makes it: from a stored state and what is known beside it, all of it fixed. */
import { createFromSeed } from "@brudnopis/document";
import type { FileFormat, Language } from "@brudnopis/schema";
import { encodeStateAsUpdate } from "yjs";
import type { ExportFacts } from "../../apps/server/src/export/export-task.ts";
import type { PdfWriter } from "../../apps/server/src/export/pdf-writer.ts";
import { readSource } from "../../apps/server/src/export/read-source.ts";
import { writeFile } from "../../apps/server/src/export/write-file.ts";
import { writePrint } from "../../apps/server/src/export/write-print.ts";
import { partsOf } from "../../apps/server/src/store/states.ts";
import { loadSeed, loadWithPack } from "../templates/testing.ts";
import { stressPictures } from "./stress-pictures.ts";

const marks = stressPictures(2);

const facts: ExportFacts = {
  at: Date.UTC(2026, 1, 27, 9),
  day: "2026-02-27",
  state: "draft",
  organisations: ["Miasto Konin", "MPEC-Konin Sp. z o.o."],
  network: "Miasto efektywne energetycznie",
  edition: "PIM3 (2024–2026)",
  revision: { id: "r0123456789", name: "po przeglądzie", at: Date.UTC(2026, 1, 26, 12) },
  images: [],
  marks: marks.assets.map(({ bytes: _, ...asset }, index) => ({
    ...asset,
    alt: ["Fundusze Europejskie", "Dofinansowane przez Unię Europejską"][index] ?? "",
  })),
  due: [{ section: "challenge", date: "2026-03-16" }],
  url: "https://brudnopis.example/dokumenty/konin",
  schemaUrl: "https://brudnopis.example/schema.json",
};

export interface KoninFile {
  /** Without the ending. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export async function koninFile(
  format: Exclude<FileFormat, "zip">,
  language: Language,
  writer: PdfWriter,
  isForArchive = false,
): Promise<KoninFile> {
  const template = loadWithPack("energy");
  const data = new Uint8Array(encodeStateAsUpdate(createFromSeed(template, loadSeed("konin"))));
  const read = readSource({
    documentId: "konin",
    state: partsOf({ data, encoding: "plain" }),
    template,
    withPersonalData: true,
    language,
    facts,
  });
  if (format !== "pdf")
    return writeFile(read, { type: "file", format, preset: "full" }, async () => marks.bytes);
  const { bytes: print, name } = writePrint(read, { type: "print", preset: "full" });
  const { pdf } = await writer.writeFile({ print, assets: marks.bytes, isForArchive });
  return { name, bytes: pdf };
}
