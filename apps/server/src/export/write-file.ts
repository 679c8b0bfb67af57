/** Files of the formats that need no type to be set. Each writer is loaded when somebody first asks for it. */
import { imagesIn } from "@brudnopis/document";
import type { AssetBytes, PrintDocument } from "@brudnopis/export";
import type { DocumentContent } from "@brudnopis/schema";
import type { ExportAnswer, FileWanted, ThreadFormat } from "./export-task.ts";
import { nameOf } from "./name-of-export.ts";
import { packFiles } from "./pack-files.ts";
import type { ReadSource } from "./read-source.ts";
import { assetsOf, printOf } from "./write-print.ts";

/** The bytes of pictures that the server has, by their ids. */
export type AskPictures = (ids: readonly string[]) => Promise<AssetBytes>;

interface Writing {
  readonly read: ReadSource;
  readonly wanted: FileWanted;
  readonly askPictures: AskPictures;
}

type Writer = (writing: Writing) => Promise<Uint8Array | string>;

const writers: Readonly<Record<Exclude<ThreadFormat, "csv">, Writer>> = {
  docx: async (writing) => {
    const { writeDocx } = await import("@brudnopis/export/docx");
    const { figureDrawer } = await import("./draw-figure.ts");
    const [print, assets] = await printed(writing, true);
    const { wordTemplate } = writing.wanted;
    const drawFigure = figureDrawer();
    return writeDocx(print, assets, {
      drawFigure,
      ...(wordTemplate ? { template: wordTemplate } : {}),
    });
  },
  odt: async (writing) => {
    const { writeOdt } = await import("@brudnopis/export/odt");
    const { figureDrawer } = await import("./draw-figure.ts");
    const [print, assets] = await printed(writing, true);
    return writeOdt(print, assets, { drawFigure: figureDrawer() });
  },
  html: async (writing) => {
    const { writeHtml } = await import("@brudnopis/export/html");
    return writeHtml(...(await printed(writing, false)));
  },
  md: async ({ read, wanted: { preset } }) => {
    const { writeMarkdown } = await import("@brudnopis/export/markdown");
    return writeMarkdown(printOf(read, { preset, withChanges: false }));
  },
  xlsx: async ({ read: { content, template, language } }) => {
    const { writeXlsx } = await import("@brudnopis/export/xlsx");
    return writeXlsx(content, template, language);
  },
  ics: async ({ read: { content, template, language, documentId, facts } }) => {
    const { writeIcs } = await import("@brudnopis/export/ics");
    const madeAt = new Date(facts.at).toISOString();
    const { due, url } = facts;
    return writeIcs(content, template, { documentId, language, madeAt, due, url });
  },
  json: async ({ read: { content, template, facts }, askPictures }) => {
    const { writeJson } = await import("@brudnopis/export/json");
    const used = picturesIn(content);
    return writeJson(content, template, {
      madeAt: new Date(facts.at).toISOString(),
      schemaUrl: facts.schemaUrl,
      images: facts.images.filter(({ id }) => used.has(id)),
      assets: await askPictures([...used]),
    });
  },
};

/** What people read comes in each; everything else has all that there is. */
const hasPresets: ReadonlySet<ThreadFormat> = new Set(["docx", "odt", "html", "md"]);

export async function writeFile(
  read: ReadSource,
  wanted: FileWanted,
  askPictures: AskPictures,
): Promise<ExportAnswer> {
  if (wanted.format === "csv") return writeTables(read, wanted.collection);
  const written = await writers[wanted.format]({ read, wanted, askPictures });
  const { format, preset } = wanted;
  const name = nameOf(read, hasPresets.has(format) ? { preset } : {});
  return { bytes: encoded(written), name, language: read.language, assets: [] };
}

/** One table, or all of them. */
async function writeTables(read: ReadSource, collection?: string): Promise<ExportAnswer> {
  const { writeCsv, writeCsvFiles } = await import("@brudnopis/export/csv");
  const { content, template, language } = read;
  const name = nameOf(read);
  if (collection !== undefined) {
    const title = template.collections.find(({ key }) => key === collection)?.title[language];
    const bytes = encoded(writeCsv(content, template, language, collection));
    return { bytes, name: nameOf(read, { table: title }), language, assets: [] };
  }
  const files = [...writeCsvFiles(content, template, language)];
  const bytes = packFiles(files.map(([file, text]) => ({ name: file, bytes: encoded(text) })));
  return { bytes, name, language, isPacked: true, assets: [] };
}

async function printed(
  { read, wanted: { preset }, askPictures }: Writing,
  withChanges: boolean,
): Promise<[PrintDocument, AssetBytes]> {
  const print = printOf(read, { preset, withChanges });
  return [print, await askPictures(assetsOf(print))];
}

function picturesIn({ fields, collections }: DocumentContent): Set<string> {
  const contents = [
    ...Object.values(fields),
    ...Object.values(collections)
      .flat()
      .flatMap((record) => Object.values(record.fields)),
  ];
  const pictures = contents.flatMap((each) =>
    each.type === "rich" ? imagesIn(each.doc.content) : [],
  );
  return new Set(pictures.flatMap(({ attrs }) => (isText(attrs?.["asset"]) ? attrs["asset"] : [])));
}

function encoded(written: Uint8Array | string): Uint8Array {
  return typeof written === "string" ? new TextEncoder().encode(written) : written;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
