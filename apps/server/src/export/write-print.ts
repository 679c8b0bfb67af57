/** The tree of a document for paper, as JSON for the process that sets type. */
import { type PrintDocument, type PrintOptions, toPrintDocument } from "@brudnopis/export";
import type { ExportPreset } from "@brudnopis/schema";
import { contentHash } from "./content-hash.ts";
import type { ExportAnswer, ExportFacts, PrintWanted } from "./export-task.ts";
import { nameOf } from "./name-of-export.ts";
import type { ReadSource } from "./read-source.ts";
import { reviewMarks } from "./review-marks.ts";

export function writePrint(read: ReadSource, { preset }: PrintWanted): ExportAnswer {
  const print = printOf(read, { preset, withChanges: false });
  return {
    bytes: new TextEncoder().encode(JSON.stringify(print)),
    name: nameOf(read, { preset }),
    language: read.language,
    assets: assetsOf(print),
  };
}

export function assetsOf({ assets = [] }: PrintDocument): string[] {
  return assets.map(({ id }) => id);
}

export interface PrintChoice {
  readonly preset: ExportPreset;
  /** Whether the format tells suggested changes from text. */
  readonly withChanges: boolean;
}

export function printOf(read: ReadSource, { preset, withChanges }: PrintChoice): PrintDocument {
  const { content, template, language, versionLabel, withPersonalData, facts, review } = read;
  return toPrintDocument(content, template, {
    language,
    preset,
    state: facts.state,
    exportedAt: facts.day,
    versionLabel,
    organisations: facts.organisations,
    withPersonalData,
    contentHash: contentHash(content),
    assets: facts.images,
    marks: facts.marks,
    ...(facts.network === undefined ? {} : { network: facts.network }),
    ...(facts.edition === undefined ? {} : { edition: facts.edition }),
    ...revisionOf(facts),
    ...(review ? { review: reviewMarks(read, review), withChanges } : {}),
  });
}

function revisionOf({ revision }: ExportFacts): Pick<PrintOptions, "revision"> {
  if (!revision) return {};
  const { id, name, at } = revision;
  const time = new Date(at).toISOString();
  return { revision: { id, at: time, ...(name === undefined ? {} : { name }) } };
}
