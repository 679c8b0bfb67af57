/** What whoever asks for a print tree has to say beside the document. */
import type { DocumentState, ExportPreset, Language } from "@brudnopis/schema";
import type { PrintAsset, PrintSignOff } from "./print.ts";
import type { ReviewMarks } from "./review-marks.ts";

export interface PrintOptions {
  readonly language: Language;
  /** Full by default. */
  readonly preset?: ExportPreset;
  /** A draft by default. What is not final says so across every page. */
  readonly state?: DocumentState;
  /** The edition of the programme: „PIM3 (2024–2026)”. */
  readonly edition?: string;
  /** Who signs on the last page of a full document and of one for the council; by default each of the organisations. */
  readonly signatures?: PrintSignOff["signatures"];
  /** From which revision the file is made; absent: from the document of this moment. */
  readonly revision?: PrintRevision;
  /** SHA-256 of what the document says, as hexadecimal digits. */
  readonly contentHash?: string;
  /** Pictures of the texts that can be had. Those that no text shows may be among them. */
  readonly assets?: readonly PrintAsset[];
  /** The row of the programme's marks, first to last. */
  readonly marks?: readonly (PrintAsset & { readonly alt: string })[];
  /** What is open in review: marked in the texts, and listed at the end by the preset `review`. */
  readonly review?: ReviewMarks;
  /** Whether suggestions stand in the texts as changes. Only for formats that tell changes from text: DOCX and ODT. */
  readonly withChanges?: boolean;
  /** Day of the export, ISO 8601; a time of day is allowed and not printed. */
  readonly exportedAt: string;
  /** What the document calls this version: "0.9", "robocza". */
  readonly versionLabel: string;
  /** Who takes part; the first is the author in the file's properties. */
  readonly organisations: readonly string[];
  readonly network?: string | undefined;
  /** Whether fields with personal data are printed. They are not, unless somebody asks. */
  readonly withPersonalData?: boolean;
}

export interface PrintRevision {
  readonly id: string;
  /** ISO 8601; with a time of day that is printed. */
  readonly at: string;
  readonly name?: string;
}
