/** Bodies of the HTTP API about documents. The server validates what comes in and sends only what is declared. */
import { z } from "zod";
import { Permission } from "./access.ts";
import { errorCodes } from "./errors.ts";
import { Key, Template, TemplateRef } from "./template.ts";

export const ErrorBody = z.strictObject({
  error: z.strictObject({
    code: z.enum(errorCodes),
    message: z.string(),
    issues: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
    section: z.string().optional(),
    waitSeconds: z.int().optional(),
  }),
});
export type ErrorBody = z.infer<typeof ErrorBody>;

/** Where WebSockets are filtered: the path of a channel over HTTP goes on with this. See P25 of `PROTOCOL.md`. */
export const SyncChannel = z.strictObject({ channel: z.string() });
export type SyncChannel = z.infer<typeof SyncChannel>;

export const Progress = z.strictObject({
  /** Required fields and collections that are filled, and how many there are. */
  filled: z.int().min(0),
  required: z.int().min(0),
});
export type Progress = z.infer<typeof Progress>;

export const DocumentState = z.enum(["draft", "in-review", "final"]);
export type DocumentState = z.infer<typeof DocumentState>;

export const DocumentSummary = z.strictObject({
  id: z.string(),
  title: z.string(),
  template: TemplateRef,
  templateTitle: z.string(),
  state: DocumentState,
  illustrative: z.boolean(),
  progress: Progress,
  organisations: z.array(z.string()),
  network: z.string().optional(),
  permissions: z.array(Permission),
  /** In lists, for those who may comment: remarks that the city has not addressed. */
  openRemarks: z.int().optional(),
  /** Milliseconds since the epoch. */
  createdAt: z.int(),
  editedAt: z.int(),
  editedBy: z.string().optional(),
});
export type DocumentSummary = z.infer<typeof DocumentSummary>;

const PackSummary = z.strictObject({
  id: Key,
  title: z.strictObject({ pl: z.string(), en: z.string() }),
});

export const DocumentDetails = z.strictObject({
  document: DocumentSummary,
  /** With what its thematic pack adds. */
  template: Template,
  /** Its thematic pack; what is in the catalogues comes when one is opened. */
  pack: PackSummary.extend({ catalogues: z.array(Key) }).optional(),
  /** A newer published version of its template, to which it can be moved. */
  newerVersion: z.int().positive().optional(),
  /** Its last move to another version, and the copy that was made first. */
  lastMove: z
    .strictObject({ fromVersion: z.int().positive(), copyId: z.string(), at: z.int() })
    .optional(),
});
export type DocumentDetails = z.infer<typeof DocumentDetails>;

export const NewDocument = z.strictObject({
  template: TemplateRef,
  organisation: z.string().min(1).max(64),
  title: z.string().trim().min(1).max(250),
});
export type NewDocument = z.infer<typeof NewDocument>;

export const TemplateSummary = z.strictObject({
  ref: TemplateRef,
  title: z.strictObject({ pl: z.string(), en: z.string() }),
  sections: z.int(),
  /** The thematic packs that a network can choose for its documents. */
  packs: z.array(PackSummary),
});
export type TemplateSummary = z.infer<typeof TemplateSummary>;

export const ExportFormat = z.enum(["pdf"]);

export const ExportQuery = z.strictObject({
  format: ExportFormat,
  /** Whether fields with personal data are in the file; only those who may edit may ask for it. */
  personal: z.enum(["true", "false"]).default("false"),
});
export type ExportQuery = z.infer<typeof ExportQuery>;
