/** Moving a document to a newer version of its template: what would change, and the change. */
import { z } from "zod";
import { FieldContent } from "./content.ts";
import { TemplateRef } from "./template.ts";
import { LocalText } from "./text.ts";

/** Something that somebody wrote where the document's template has no place for it. It is kept, and shown apart. */
export const Orphan = z.strictObject({
  /** Where it lies in the document: `section.field` or `collection/recordId.field`. */
  address: z.string(),
  /** What the place was called in the version that had it; its address where no version is known. */
  label: LocalText,
  /** Of the section or collection that it was in, where known. */
  within: LocalText.optional(),
  content: FieldContent,
  /** As text, in Polish. */
  text: z.string(),
});
export type Orphan = z.infer<typeof Orphan>;

const ChangedPlace = z.strictObject({
  address: z.string(),
  label: LocalText,
  /** Of its section or collection. */
  within: LocalText,
});

export const TemplateMovePreview = z.strictObject({
  from: TemplateRef,
  to: TemplateRef,
  added: z.array(ChangedPlace),
  removed: z.array(ChangedPlace),
  /** Places with another name, guidance, type or limit than before. */
  changed: z.array(ChangedPlace.extend({ what: z.array(z.string()) })),
  /** What was written and would have no place: kept and shown apart. */
  orphans: z.array(Orphan),
  /** What was written and could not be read as what the newer version asks for: kept as typed. */
  unread: z.array(z.strictObject({ address: z.string(), label: LocalText, text: z.string() })),
});
export type TemplateMovePreview = z.infer<typeof TemplateMovePreview>;

export const TemplateMove = z.strictObject({
  to: TemplateRef,
});
export type TemplateMove = z.infer<typeof TemplateMove>;

/** The move is done; a copy of the document as it was before is another document, of the same people. */
export const TemplateMoved = z.strictObject({ copyId: z.string() });
export type TemplateMoved = z.infer<typeof TemplateMoved>;
