import { toPrintDocument } from "@brudnopis/export";
import type { DocumentContent, Template } from "@brudnopis/schema";
import type { Caller, OpenedDocument } from "../access/access.ts";
import type { Audit } from "../access/audit.ts";
import type { PdfWriter } from "../export/pdf-writer.ts";
import type { ExportChoice, ExportedFile } from "../http/http.ts";
import { WriteFailed } from "../store/driver.ts";
import type { Log } from "../sync/ports.ts";
import type { Templates } from "../templates.ts";
import { polishDay } from "../polish-time.ts";
import { fileName } from "./file-name.ts";
import type { Library } from "./library.ts";

export interface PdfExportOptions extends FileExportOptions {
  readonly library: Library;
}

export interface FileExportOptions {
  readonly templates: Templates;
  readonly writer: PdfWriter;
  readonly audit: Audit;
  readonly clock: () => number;
  readonly log: Log;
}

/** A document as a PDF, made from what it says at this moment. */
export function createPdfExport(options: PdfExportOptions) {
  const { library, templates } = options;
  return async (
    opened: OpenedDocument,
    caller: Caller,
    { withPersonalData }: ExportChoice,
  ): Promise<ExportedFile> => {
    const template = templates.templateOf(opened.document);
    const content = await library.content(opened);
    const file = await toPdf(options, opened, {
      template,
      content,
      versionLabel: versionOf(content, template),
      withPersonalData,
    });
    await recordExport(options, opened, caller, {
      format: "pdf",
      ...(withPersonalData ? { personal: "yes" } : {}),
    });
    return file;
  };
}

export interface PdfContent {
  readonly template: Template;
  readonly content: DocumentContent;
  readonly versionLabel: string;
  readonly withPersonalData: boolean;
}

export async function toPdf(
  { writer, clock }: FileExportOptions,
  { document }: OpenedDocument,
  { template, content, versionLabel, withPersonalData }: PdfContent,
): Promise<ExportedFile> {
  const { language } = content;
  const print = toPrintDocument(content, template, {
    language,
    exportedAt: polishDay(clock()),
    versionLabel,
    organisations: document.organisations.map(({ name }) => name),
    withPersonalData,
    ...(document.networkName === null ? {} : { network: document.networkName }),
  });
  const bytes = await writer.write(print);
  return { name: fileName(template.shortTitle[language], print.title, "pdf"), bytes };
}

export interface ExportDetails extends Readonly<Record<string, string>> {
  readonly personal?: string;
}

/** A disk that takes no event keeps nobody from reading. Personal data leaves with an event only. */
export async function recordExport(
  { audit, log }: FileExportOptions,
  { document }: OpenedDocument,
  caller: Caller,
  details: ExportDetails,
): Promise<void> {
  try {
    await audit.record(caller, "exported", { documentId: document.id, details });
  } catch (cause) {
    if (details.personal === "yes" || !(cause instanceof WriteFailed)) throw cause;
    const { personId } = caller;
    log.warn({ documentId: document.id, personId }, "An export is not in the audit log");
  }
}

/** What the document calls its version; one that does not say is a working copy. */
export function versionOf(
  { fields, language }: DocumentContent,
  { versionField }: Template,
): string {
  const field = versionField === undefined ? undefined : fields[versionField];
  return field?.type === "line" ? field.text : workingCopy[language];
}

const workingCopy = { pl: "robocza", en: "working copy" } as const;
