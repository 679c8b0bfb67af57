/** A document as one JSON file: all that it says and its pictures, to be kept, read by other programs and taken in again. */
import { z } from "zod";
import { DocumentContent } from "./content.ts";
import { ImageInfo, imageLimits } from "./images.ts";

/** Which layout the file has. A change of what is there raises `version`; a newer one than ours is refused, not guessed. */
export const documentFileFormat = { format: "brudnopis-document", version: 1 } as const;

/** What places are called, for who does not have the template. Nothing reads it. */
export const DocumentFileLabels = z.strictObject({
  /** By key: „2. Wyzwanie”. */
  sections: z.record(z.string(), z.string()),
  /** Fields by `section.field` and `collection.field`. */
  fields: z.record(z.string(), z.string()),
  /** Options of choices by `section.field=option` and `collection.field=option`. */
  options: z.record(z.string(), z.string()),
  /** By key. */
  collections: z.record(z.string(), z.string()),
});
export type DocumentFileLabels = z.infer<typeof DocumentFileLabels>;

export const DocumentFileImage = z.strictObject({
  ...ImageInfo.shape,
  /** The file itself. Whether it is base64 says who decodes it: a pattern would be tried on megabytes. */
  base64: z
    .string()
    .max(Math.ceil(imageLimits.uploadBytes / 3) * 4)
    .meta({ contentEncoding: "base64" }),
});
export type DocumentFileImage = z.infer<typeof DocumentFileImage>;

export const DocumentFile = z.strictObject({
  format: z.literal(documentFileFormat.format),
  version: z.literal(documentFileFormat.version),
  /** Where this layout is described. */
  $schema: z.string().max(500).optional(),
  /** ISO 8601 with the time of day. */
  madeAt: z.iso.datetime(),
  content: DocumentContent,
  images: z.array(DocumentFileImage),
  labels: DocumentFileLabels.optional(),
});
export type DocumentFile = z.infer<typeof DocumentFile>;
