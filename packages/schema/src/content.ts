/** What a document says: the plain, typed reading that exports, checks, search and the API share. */
import { z } from "zod";
import { Key, NetworkKind, TemplateRef } from "./template.ts";
import { Language } from "./text.ts";

/** `section.field`, or `collection/recordId.field` for a field of a record. Never changes. */
export const Address = z
  .string()
  .max(160)
  .regex(/^[a-z][a-z0-9-]*(\/[a-z0-9-]{1,40})?\.[a-z][a-z0-9-]*$/);
export type Address = z.infer<typeof Address>;

export const RecordId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

const bold = z.strictObject({ type: z.literal("bold") });
const italic = z.strictObject({ type: z.literal("italic") });
const link = z.strictObject({
  type: z.literal("link"),
  attrs: z.strictObject({ href: z.string().max(2000) }),
});
export const RichMark = z.discriminatedUnion("type", [bold, italic, link]);
export type RichMark = z.infer<typeof RichMark>;

/** A node of formatted text, in the shape of ProseMirror's JSON. */
export interface RichNode {
  type: string;
  attrs?: Record<string, string | number | boolean | null> | undefined;
  content?: RichNode[] | undefined;
  text?: string | undefined;
  marks?: RichMark[] | undefined;
}
export const RichNode: z.ZodType<RichNode> = z.strictObject({
  type: z.string(),
  attrs: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  get content() {
    return z.array(RichNode).optional();
  },
  text: z.string().optional(),
  marks: z.array(RichMark).optional(),
});

/** Formatted text: blocks in order. */
export const RichText = z.strictObject({
  type: z.literal("doc"),
  content: z.array(RichNode),
});
export type RichText = z.infer<typeof RichText>;

export const FieldContent = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("line"), text: z.string() }),
  z.strictObject({ type: z.literal("rich"), doc: RichText }),
  z.strictObject({ type: z.literal("number"), value: z.number(), unit: z.string().optional() }),
  /** Integer grosze. */
  z.strictObject({ type: z.literal("money"), grosze: z.int() }),
  /** ISO 8601 `YYYY-MM-DD`. */
  z.strictObject({ type: z.literal("date"), date: z.iso.date() }),
  z.strictObject({ type: z.literal("year"), year: z.int() }),
  z.strictObject({ type: z.literal("choice"), keys: z.array(Key) }),
  z.strictObject({ type: z.literal("reference"), ids: z.array(z.string()) }),
  z.strictObject({ type: z.literal("boolean"), value: z.boolean() }),
  /** Typed, kept, and not understood as what the field asks for. */
  z.strictObject({ type: z.literal("unparsed"), raw: z.string() }),
]);
export type FieldContent = z.infer<typeof FieldContent>;

export const RecordContent = z.strictObject({
  id: z.string(),
  /** D1, W1.1; absent where the collection has no codes. */
  code: z.string().optional(),
  /** By field key; an empty field is absent. */
  fields: z.record(z.string(), FieldContent),
});
export type RecordContent = z.infer<typeof RecordContent>;

export const DocumentContent = z.strictObject({
  format: z.literal(1),
  template: TemplateRef,
  pack: z.string().optional(),
  networkKind: NetworkKind,
  language: Language,
  /** True when the figures are made up, to show how a document looks. It is said wherever they are shown. */
  illustrative: z.boolean(),
  /** Plain text of the title field; empty while there is none. */
  title: z.string(),
  /** Fields of sections by address; an empty field is absent. */
  fields: z.record(z.string(), FieldContent),
  /** Live records in order, by collection key. */
  collections: z.record(z.string(), z.array(RecordContent)),
});
export type DocumentContent = z.infer<typeof DocumentContent>;

/** What a field holds before anyone typed: the JSON kept in the shared document, or text. */
export const SeedValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.strictObject({ value: z.number(), unit: z.string().optional() }),
  RichText,
]);
export type SeedValue = z.infer<typeof SeedValue>;

/**
 * A document's first content, by field keys. In text fields a string is one paragraph a line;
 * elsewhere it is the stored value of the field's type.
 */
export const Seed = z.strictObject({
  format: z.literal(1),
  template: TemplateRef,
  pack: Key.optional(),
  networkKind: NetworkKind.default("planning"),
  language: Language.default("pl"),
  illustrative: z.boolean().default(false),
  fields: z.record(Address, SeedValue),
  collections: z.record(
    Key,
    z.array(z.strictObject({ id: RecordId, fields: z.record(Key, SeedValue) })),
  ),
});
export type Seed = z.infer<typeof Seed>;
