import type { DocumentContent, Language, Template } from "@brudnopis/schema";

export interface ApplyContext {
  readonly template: Template;
  /** As the document is at this moment. */
  readonly content: DocumentContent;
  readonly language: Language;
  /** Of a JSON file: what its items are about. */
  readonly from?: DocumentContent;
  newId(): string;
}
