import { type PrintDocument, toPrintDocument } from "@brudnopis/export";
import type { DocumentContent, Template } from "@brudnopis/schema";
import type { OpenedDocument } from "../access/access.ts";
import { polishDay } from "../polish-time.ts";

export interface PrintedContent {
  readonly template: Template;
  readonly content: DocumentContent;
  readonly versionLabel: string;
  readonly withPersonalData: boolean;
}

/** The tree of a document for paper, as of today. */
export function toPrint(
  { clock }: { readonly clock: () => number },
  { document }: OpenedDocument,
  { template, content, versionLabel, withPersonalData }: PrintedContent,
): PrintDocument {
  return toPrintDocument(content, template, {
    language: content.language,
    exportedAt: polishDay(clock()),
    versionLabel,
    organisations: document.organisations.map(({ name }) => name),
    withPersonalData,
    ...(document.networkName === null ? {} : { network: document.networkName }),
  });
}
