import type { DocumentContent, Revision, RevisionExportQuery, Template } from "@brudnopis/schema";
import type { Caller, OpenedDocument } from "../access/access.ts";
import { type FileExportOptions, recordExport, toPdf, versionOf } from "../documents/export-pdf.ts";
import { fileName } from "../documents/file-name.ts";
import type { ExportedFile } from "../http/http.ts";
import { polishDay } from "../polish-time.ts";
import type { Revisions } from "./revisions.ts";

export interface RevisionExportOptions extends FileExportOptions {
  readonly revisions: Revisions;
}

export interface RevisionExportChoice {
  readonly format: RevisionExportQuery["format"];
  readonly withPersonalData: boolean;
}

/** A revision as a file: a PDF that says which one it is, or what it says as JSON. */
export function createRevisionExport(options: RevisionExportOptions) {
  return async (
    opened: OpenedDocument,
    caller: Caller,
    id: string,
    { format, withPersonalData }: RevisionExportChoice,
  ): Promise<ExportedFile> => {
    const read = await options.revisions.exported(opened, caller, id, withPersonalData);
    const file =
      format === "json"
        ? toJson(read)
        : {
            ...(await toPdf(options, opened, {
              ...read,
              versionLabel: labelOf(read),
              withPersonalData,
            })),
            name: nameOf(read, "pdf"),
          };
    await recordExport(options, opened, caller, {
      format,
      revision: id,
      ...(withPersonalData ? { personal: "yes" } : {}),
    });
    return file;
  };
}

interface ReadRevision {
  readonly revision: Revision;
  readonly content: DocumentContent;
  readonly template: Template;
}

function toJson(read: ReadRevision): ExportedFile {
  const bytes = new TextEncoder().encode(`${JSON.stringify(read.content, undefined, 2)}\n`);
  return { name: nameOf(read, "json"), bytes };
}

/** Two states of one document in one folder are told apart. */
function nameOf({ revision, content, template }: ReadRevision, extension: string): string {
  const { language, title } = content;
  const state = stateOf(revision, language);
  return fileName(template.shortTitle[language], `${title}, ${state}`, extension);
}

/** What the document called its version then, and which state it is. */
function labelOf({ revision, content, template }: ReadRevision): string {
  return `${versionOf(content, template)}, ${stateOf(revision, content.language)}`;
}

function stateOf({ name, at }: Revision, language: DocumentContent["language"]): string {
  return name ?? `${asOf[language]} ${polishDay(at)}`;
}

const asOf = { pl: "stan z", en: "as of" } as const;
