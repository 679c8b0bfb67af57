/** What comes out of a file before anybody decides where it goes: plain blocks, whatever the file was. */
import { z } from "zod";
import { DocumentContent, RichNode } from "./content.ts";
import { ImageId } from "./images.ts";

export const ImportBlock = z.discriminatedUnion("type", [
  /** As the file has it: 1 is the highest. */
  z.strictObject({ type: z.literal("heading"), level: z.int().min(1).max(9), text: z.string() }),
  /** Paragraphs, lists, quotes and pictures, as nodes that a field's text may hold. */
  z.strictObject({ type: z.literal("text"), nodes: z.array(RichNode) }),
  /** Every cell as plain text, lines kept; merged cells say their text in each. */
  z.strictObject({
    type: z.literal("table"),
    caption: z.string().optional(),
    /** Absent where the file marks no head: then the first row is taken for it. */
    headRows: z.int().nonnegative().optional(),
    rows: z.array(z.array(z.string())),
  }),
]);
export type ImportBlock = z.infer<typeof ImportBlock>;

export const ImportSource = z.enum(["docx", "paste", "xlsx", "csv", "json"]);
export type ImportSource = z.infer<typeof ImportSource>;

/** A file as read. Nothing of the document has changed by then. */
export const ImportDraft = z.strictObject({
  source: ImportSource,
  name: z.string(),
  title: z.string().optional(),
  /** Of a sheet one table with its name as the caption. */
  blocks: z.array(ImportBlock),
  /** Pictures that came along, stored for this document and named by the blocks. */
  images: z.array(z.strictObject({ id: ImageId, alt: z.string() })),
  /** What was left out, and how often: `linked-image`, `equation`, `text-box`, `comment`, `deleted-text`, … */
  leftOut: z.array(z.strictObject({ what: z.string(), count: z.int() })),
  /** Of a JSON file of ours, which says by itself where everything belongs. It has no blocks. */
  content: DocumentContent.optional(),
});
export type ImportDraft = z.infer<typeof ImportDraft>;

/** Why a file cannot be read. In a refusal it is the message of the issue at `file`, and the page has words for it. */
export const ImportProblem = z.enum([
  "too-large",
  "empty",
  "unknown-type",
  "pdf",
  "old-office",
  "open-document",
  "macros",
  "encrypted",
  "damaged",
  "hostile",
  "bomb",
  "too-complex",
  "too-slow",
  "foreign-json",
  "newer-json",
]);
export type ImportProblem = z.infer<typeof ImportProblem>;

export const importLimits = {
  fileBytes: 25 * 2 ** 20,
  /** Of all parts of a packed file together, unpacked. */
  unpackedBytes: 100 * 2 ** 20,
  /** Of one XML part, which the reader holds in memory many times over. */
  xmlBytes: 6 * 2 ** 20,
  parts: 2000,
  xmlDepth: 100,
  rows: 2000,
  columns: 100,
  /** Letters of what comes out of a file, with something for each cell and node: more than any document can hold. */
  draftWeight: 4 * 2 ** 20,
  deadlineMs: 30_000,
} as const;
