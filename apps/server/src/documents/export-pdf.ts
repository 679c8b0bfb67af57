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

export interface PdfExportOptions {
  readonly library: Library;
  readonly templates: Templates;
  readonly writer: PdfWriter;
  readonly audit: Audit;
  readonly clock: () => number;
  readonly log: Log;
}

/** A document as a PDF, made from what it says at this moment. */
export function createPdfExport(options: PdfExportOptions) {
  const { library, templates, writer, clock } = options;
  return async (
    opened: OpenedDocument,
    caller: Caller,
    { withPersonalData }: ExportChoice,
  ): Promise<ExportedFile> => {
    const { document } = opened;
    const template = templates.templateOf(document);
    const content = await library.content(opened);
    const { language } = content;
    const print = toPrintDocument(content, template, {
      language,
      exportedAt: polishDay(clock()),
      versionLabel: versionOf(content, template),
      organisations: document.organisations.map(({ name }) => name),
      withPersonalData,
      ...(document.networkName === null ? {} : { network: document.networkName }),
    });
    const bytes = await writer.write(print);
    await record(options, opened, caller, withPersonalData);
    return { name: fileName(template.shortTitle[language], print.title, "pdf"), bytes };
  };
}

/** A disk that takes no event keeps nobody from reading. Personal data leaves with an event only. */
async function record(
  { audit, log }: PdfExportOptions,
  { document }: OpenedDocument,
  caller: Caller,
  withPersonalData: boolean,
): Promise<void> {
  const details = { format: "pdf", ...(withPersonalData ? { personal: "yes" } : {}) };
  try {
    await audit.record(caller, "exported", { documentId: document.id, details });
  } catch (cause) {
    if (withPersonalData || !(cause instanceof WriteFailed)) throw cause;
    const { personId } = caller;
    log.warn({ documentId: document.id, personId }, "An export is not in the audit log");
  }
}

/** What the document calls its version; one that does not say is a working copy. */
function versionOf({ fields, language }: DocumentContent, { versionField }: Template): string {
  const field = versionField === undefined ? undefined : fields[versionField];
  return field?.type === "line" ? field.text : workingCopy[language];
}

const workingCopy = { pl: "robocza", en: "working copy" } as const;
