/** What the server and its thread of exports say to each other. Only they speak it, and both are ours. */
import type { PrintAsset } from "@brudnopis/export";
import type {
  DocumentState,
  ExportPreset,
  FileFormat,
  HistoryPerson,
  ImageInfo,
  Language,
  Suggestion,
  Template,
  Thread,
} from "@brudnopis/schema";
import type { StateParts } from "../store/states.ts";

/** What is known about a document besides what it says. */
export interface ExportFacts {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The same as a day in Poland. */
  readonly day: string;
  readonly state: DocumentState;
  readonly organisations: readonly string[];
  readonly network?: string;
  readonly edition?: string;
  /** Absent for the document of this moment. */
  readonly revision?: { readonly id: string; readonly name?: string; readonly at: number };
  readonly images: readonly ImageInfo[];
  /** The row of the network's programme. */
  readonly marks: readonly ExportMark[];
  /** Days by which sections are to be ready, ISO 8601. */
  readonly due: readonly { readonly section: string; readonly date: string }[];
  /** The document's address. */
  readonly url: string;
  /** Where the layout of JSON files is described. */
  readonly schemaUrl: string;
}

export type ExportMark = PrintAsset & { readonly alt: string };

/** What is open in review, as everybody around the document may see it. */
export interface ExportReview {
  readonly threads: readonly Thread[];
  readonly suggestions: readonly Suggestion[];
  readonly people: Readonly<Record<string, HistoryPerson>>;
}

/** What everything that is made of one state starts from. */
export interface ExportSource {
  readonly documentId: string;
  readonly state: StateParts;
  /** With the fields for personal data; whether they are read is said beside it. */
  readonly template: Template;
  readonly withPersonalData: boolean;
  /** The document's own by default. */
  readonly language?: Language;
  readonly facts: ExportFacts;
  readonly review?: ExportReview;
}

/** Formats that the thread writes by itself. */
export type ThreadFormat = Exclude<FileFormat, "pdf" | "zip">;

/** The tree as JSON, for the process that sets type. */
export interface PrintWanted {
  readonly type: "print";
  readonly preset: ExportPreset;
}

export interface FileWanted {
  readonly type: "file";
  readonly format: ThreadFormat;
  readonly preset: ExportPreset;
  readonly collection?: string;
  readonly wordTemplate?: Uint8Array;
}

/** What a reader of such a file will miss, as JSON. */
export interface PreflightWanted {
  readonly type: "preflight";
  readonly preset: ExportPreset;
  /** Whether the file brings its own fonts. */
  readonly hasFonts: boolean;
  /** How many remarks and suggestions are open and not in the file. */
  readonly openReview: number;
}

export interface PackedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type ExportTask =
  | { readonly source: ExportSource; readonly wanted: PrintWanted | FileWanted | PreflightWanted }
  /** Files as one, their sums beside them. */
  | { readonly pack: readonly PackedFile[] }
  /** A file that somebody gives as their Word template: the answer is a `TemplateCheck` as JSON. */
  | { readonly wordTemplate: Uint8Array }
  /** A Word file with all our styles. */
  | { readonly sampleOf: Template };

export interface ExportAnswer {
  /** UTF-8 where it is text. */
  readonly bytes: Uint8Array;
  /** What the file is called, without what its format adds; empty for what has no name. */
  readonly name: string;
  /** Of the file. */
  readonly language: Language;
  /** For several files instead of one. */
  readonly isPacked?: true;
  /** Pictures that a tree names. */
  readonly assets: readonly string[];
}

export type ToExportThread =
  | ({ readonly id: number; readonly type: "task" } & { readonly task: ExportTask })
  | {
      readonly id: number;
      readonly type: "pictures";
      readonly pictures: ReadonlyMap<string, Uint8Array>;
    };

export type FromExportThread =
  /** Its bytes are needed of these; the server answers with a message of the same type. */
  | { readonly id: number; readonly type: "pictures"; readonly ids: readonly string[] }
  | { readonly id: number; readonly type: "done"; readonly answer: ExportAnswer }
  /** A bug of ours: `problem` is for the log. */
  | { readonly id: number; readonly type: "failed"; readonly problem: string };
