/** Documents as files: what can be asked for, how far it is, and what will be missing. */
import { z } from "zod";
import { Address } from "./content.ts";
import { errorCodes } from "./errors.ts";
import { Key } from "./template.ts";
import { Language, LocalText } from "./text.ts";

/** `csv` is one table, or, without a collection, a zip of all of them; `zip` is what is handed over. */
export const FileFormat = z.enum([
  "pdf",
  "docx",
  "odt",
  "html",
  "md",
  "xlsx",
  "csv",
  "ics",
  "json",
  "zip",
]);
export type FileFormat = z.infer<typeof FileFormat>;

/**
 * How much of a document is in a file that people read: all; what a council decides on, without the working parts; two pages;
 * an empty form with its guidance; all, with the open remarks at the end.
 */
export const ExportPreset = z.enum(["full", "council", "summary", "form", "review"]);
export type ExportPreset = z.infer<typeof ExportPreset>;

export const ExportRequest = z.strictObject({
  format: FileFormat,
  preset: ExportPreset.default("full"),
  /** The document's own by default. What people wrote stays as it is. */
  language: Language.optional(),
  /** The state of this revision instead of the document of this moment. */
  revision: z.string().max(40).optional(),
  /** For a PDF: also fit to be archived (PDF/A-2a). */
  isForArchive: z.boolean().default(false),
  /** For DOCX: in the organisation's own Word template. */
  inOwnTemplate: z.boolean().default(false),
  /** For DOCX: open remarks as comments, open suggestions as tracked changes. */
  withReview: z.boolean().default(false),
  /** For CSV. */
  collection: Key.optional(),
  /** Whether fields with personal data are in the file; only those who may edit may ask for it. */
  withPersonalData: z.boolean().default(false),
});
export type ExportRequest = z.infer<typeof ExportRequest>;

export const ExportPhase = z.enum([
  "queued",
  "reading",
  "writing",
  /** It cannot be set; looking for the section that is to blame. */
  "locating",
  "done",
  "failed",
  "cancelled",
]);
export type ExportPhase = z.infer<typeof ExportPhase>;

/** One file being made, for the person who asked for it. Kept for ten minutes after its end; a restart forgets it. */
export const ExportJob = z.strictObject({
  id: z.string(),
  documentId: z.string(),
  request: ExportRequest,
  phase: ExportPhase,
  /** While it is queued: how many are before it. */
  ahead: z.int().nonnegative().optional(),
  /** Milliseconds since the epoch. */
  askedAt: z.int(),
  /** Once it is done. */
  file: z
    .strictObject({
      name: z.string(),
      bytes: z.int(),
      sha256: z.string(),
      pages: z.int().optional(),
    })
    .optional(),
  /** Once it has failed: the code, and the section that cannot be set, where that is known. */
  problem: z.strictObject({ code: z.enum(errorCodes), section: z.string().optional() }).optional(),
});
export type ExportJob = z.infer<typeof ExportJob>;

export const ExportJobs = z.strictObject({
  jobs: z.array(ExportJob),
  /** Whether the document's organisation has given a Word template of its own. */
  hasOwnTemplate: z.boolean().optional(),
});
export type ExportJobs = z.infer<typeof ExportJobs>;

export const exportLimits = {
  /** Being made or waiting, at once. */
  perPerson: 2,
  /** Being made or waiting, of everybody. */
  waiting: 40,
  keptMs: 600_000,
  deadlineMs: 30_000,
} as const;

/** What a reader of the file will miss or cannot read. None of it keeps a file from being made. */
export const PreflightKind = z.enum([
  /** A required field is empty; a required table has no rows. */
  "empty",
  "no-title",
  /** A picture says nothing to who does not see it. */
  "no-alternative",
  "image-missing",
  /** A typed value that is not understood as what the field asks for; it is printed as typed. */
  "unparsed",
  /** A symbol that no font of the file has; a box stands in its place. */
  "unknown-symbol",
  /** A link whose text is its address, or „tutaj”. */
  "poor-link",
  /** A heading of a text skips a level; it is printed one below the last. */
  "heading-gap",
  /** A table in a text without a head. */
  "no-head",
  "long-text",
  /** Open remarks or suggestions, which this file does not show. */
  "open-review",
  /** Left in the inbox of an import; it is printed nowhere. */
  "unmatched",
  /** The places with personal data are left out. */
  "personal-left-out",
]);
export type PreflightKind = z.infer<typeof PreflightKind>;

export const PreflightFinding = z.strictObject({
  kind: PreflightKind,
  /** Where it is; absent for what is about the whole document. */
  address: Address.optional(),
  record: z.strictObject({ collection: Key, id: z.string() }).optional(),
  /** Where no field or record is there to be named: an empty table. */
  section: Key.optional(),
  /** The place in words, in the language of the file. */
  place: z.string().optional(),
  /** The words that it is about, shortened: the symbol, the link's text. */
  quote: z.string().optional(),
  /** How many, where one finding stands for several. */
  count: z.int().optional(),
});
export type PreflightFinding = z.infer<typeof PreflightFinding>;

export const Preflight = z.strictObject({ findings: z.array(PreflightFinding) });
export type Preflight = z.infer<typeof Preflight>;

/** The organisation's own Word template: absent until somebody has given one. */
export const WordTemplate = z.strictObject({
  name: z.string(),
  bytes: z.int(),
  /** Milliseconds since the epoch. */
  givenAt: z.int(),
  /** Styles of ours that the file does not have, by the name that Word shows; ours stand in for them. */
  missingStyles: z.array(LocalText),
});
export type WordTemplate = z.infer<typeof WordTemplate>;
export const WordTemplateState = z.strictObject({ template: WordTemplate.nullable() });
export type WordTemplateState = z.infer<typeof WordTemplateState>;

/** One mark of the programme's row, in the order in which they stand on the cover. */
export const ProgrammeMark = z.strictObject({
  id: z.string(),
  alt: z.string().trim().min(1).max(200),
  width: z.int(),
  height: z.int(),
});
export type ProgrammeMark = z.infer<typeof ProgrammeMark>;
/** Beside the bytes of a picture that becomes a mark: POST `/api/networks/:id/marks?alt=…`, which answers with the mark. */
export const NewProgrammeMark = ProgrammeMark.pick({ alt: true });
export type NewProgrammeMark = z.infer<typeof NewProgrammeMark>;
export const ProgrammeMarks = z.strictObject({ marks: z.array(ProgrammeMark).max(6) });
export type ProgrammeMarks = z.infer<typeof ProgrammeMarks>;
export const ProgrammeMarksChange = z.strictObject({
  marks: z.array(ProgrammeMark.pick({ id: true, alt: true })).max(6),
});
export type ProgrammeMarksChange = z.infer<typeof ProgrammeMarksChange>;

/** What pages of a document are drawn from: which preset, in which language; otherwise as for `ExportRequest`. */
export const PreviewQuery = z.strictObject({
  preset: ExportPreset.default("full"),
  language: Language.optional(),
});
export type PreviewQuery = z.infer<typeof PreviewQuery>;

/** Where something begins on paper. */
export const PreviewPlace = z.strictObject({
  section: Key,
  /** Absent for the section itself. */
  record: z.strictObject({ collection: Key, id: z.string() }).optional(),
  /** From 1. */
  page: z.int().positive(),
  /** How far down the page, from 0 to 1. */
  top: z.number().min(0).max(1),
});
export type PreviewPlace = z.infer<typeof PreviewPlace>;

/**
 * The pages of a document as they would print now: GET `/preview` with `PreviewQuery`, which answers 304 to an `ETag` that
 * still holds. The pages themselves are a PDF: GET `/preview/:version`, kept for two minutes.
 */
export const Preview = z.strictObject({
  version: z.string().regex(/^[a-z0-9]{8,64}$/),
  /** One for each page, first to last. A page whose fingerprint is the same looks the same and need not be drawn anew. */
  pages: z.array(z.strictObject({ fingerprint: z.string(), isLandscape: z.boolean() })),
  /** In the order of the document. */
  places: z.array(PreviewPlace),
});
export type Preview = z.infer<typeof Preview>;

export const previewLimits = {
  /** A preview is for looking at: a document longer than this is not drawn beside its text. */
  pages: 400,
  keptMs: 120_000,
} as const;
