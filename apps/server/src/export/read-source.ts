/** From the encoded state that a file is made of to what it says, in the thread of exports. */
import { readDocument, withoutPersonalFields } from "@brudnopis/document";
import type { DocumentContent, Language, Template } from "@brudnopis/schema";
import type { Doc } from "yjs";
import { versionOf } from "../documents/version-label.ts";
import { polishDay } from "../polish-time.ts";
import { docOf } from "../store/doc-of-state.ts";
import type { ExportFacts, ExportReview, ExportSource } from "./export-task.ts";

export interface ReadSource {
  readonly doc: Doc;
  /** Without the fields for personal data, unless they were asked for. */
  readonly template: Template;
  /** With them, for who has to know what they are. */
  readonly wholeTemplate: Template;
  readonly content: DocumentContent;
  /** Of the file. */
  readonly language: Language;
  /** What the document calls its version. */
  readonly version: string;
  /** The same, and which of its states it is. */
  readonly versionLabel: string;
  readonly documentId: string;
  readonly withPersonalData: boolean;
  readonly facts: ExportFacts;
  readonly review: ExportReview | undefined;
}

export function readSource(source: ExportSource): ReadSource {
  const { withPersonalData, facts, documentId } = source;
  const template = withPersonalData ? source.template : withoutPersonalFields(source.template);
  const doc = docOf(source.state);
  const content = readDocument(doc, template);
  const language = source.language ?? content.language;
  const stateLabel = stateOf(facts, language);
  const version = versionOf(content, template, language);
  const versionLabel = stateLabel === undefined ? version : `${version}, ${stateLabel}`;
  return {
    doc,
    template,
    wholeTemplate: source.template,
    content,
    language,
    version,
    versionLabel,
    documentId,
    withPersonalData,
    facts,
    review: source.review,
  };
}

function stateOf({ revision }: ExportFacts, language: Language): string | undefined {
  if (!revision) return undefined;
  return revision.name ?? `${asOf[language]} ${polishDay(revision.at)}`;
}

const asOf = { pl: "stan z", en: "as of" } as const;
