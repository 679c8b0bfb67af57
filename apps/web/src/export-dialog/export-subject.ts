import type { Language, Permission, Template } from "@brudnopis/schema";

/** What a file is made of: the document on the page, or one of its states in the history. */
export interface ExportSubject {
  readonly documentId: string;
  readonly template: Template;
  readonly permissions: readonly Permission[];
  /** That the document is written in. */
  readonly language: Language;
  readonly revision?: { readonly id: string; readonly title: string };
  /** Resolves once the server has all that was typed here: the file must hold it. Absent where nobody types. */
  readonly whenSaved?: (signal: AbortSignal) => Promise<void>;
  readonly hasUnsaved?: () => boolean;
  /** Brings a place of the document into view. Absent where the document itself is not on the page. */
  readonly show?: (place: string) => void;
  /** Shows the pages beside the text. */
  readonly showPages?: () => void;
}
