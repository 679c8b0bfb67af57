/**
 * A document ready for paper: the one semantic tree that every writer follows.
 *
 *   P1  Its texts are final: in one language, numbers and dates formatted, typography applied.
 *   P2  Text is data. Nothing in it is markup of any writer, whatever people typed.
 *   P3  Headings never skip a level below their section, whose own heading is level 1.
 *   P4  What is referred to exists: notes, cross-references, comments and pictures name parts of the same tree.
 */
import type { ExportPreset, ImageType, Language } from "@brudnopis/schema";

export interface PrintDocument {
  readonly format: 1;
  readonly language: Language;
  /** Never empty: an accessible document must have a title. */
  readonly title: string;
  /** For the head of every page. */
  readonly runningTitle: string;
  readonly authors: readonly string[];
  /** Day of the export, ISO 8601. */
  readonly date: string;
  readonly cover: PrintCover;
  /** What every page says at its foot: „Projekt · wersja 0.9 · 27 lutego 2026 r.”, „Dane ilustracyjne”. */
  readonly marks: readonly string[];
  readonly words: PrintWords;
  readonly sections: readonly PrintSection[];
  /** One wide table: landscape, its title over it, without cover, contents and headings of sections. */
  readonly isSheet?: true;
  /** Full where it does not say. */
  readonly preset?: ExportPreset;
  /** Across every page: „PROJEKT”, „W RECENZJI”. A final document has none. */
  readonly watermark?: string;
  /** Who signs, on a page of its own at the end. */
  readonly signOff?: PrintSignOff;
  /** Pictures of the texts and of the cover. Their bytes go beside the tree, by id (`AssetBytes`). */
  readonly assets?: readonly PrintAsset[];
  /** Remarks and suggestions that the texts mark, for writers whose format has such things of its own. */
  readonly review?: PrintReview;
}

export interface PrintAsset {
  readonly id: string;
  readonly type: ImageType;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Every asset's file, by its id. */
export type AssetBytes = ReadonlyMap<string, Uint8Array>;

export interface PrintSignOff {
  readonly title: string;
  /** What is signed: the document by its name, and which version of it. */
  readonly subject: string;
  /** What is written by hand, on a line each: where and when, and the signature itself. */
  readonly lines: { readonly place: string; readonly signature: string };
  /** A line to sign on for each. */
  readonly signatures: readonly { readonly role: string; readonly name?: string }[];
  /** From what exactly the file was made: revision, its time, the hash of the content. */
  readonly facts: readonly Fact[];
}

export interface PrintReview {
  readonly comments: readonly PrintComment[];
  readonly changes: readonly PrintChange[];
}

/**
 * A thread; its place is between the inlines `comment-start` and `comment-end` with its id, each of which is there once at
 * most. One that has no place in the tree is about the whole document: it stands at the title.
 */
export interface PrintComment {
  readonly id: string;
  /** What the appendix calls it: U1, U2. */
  readonly code: string;
  readonly messages: readonly {
    readonly author: string;
    /** ISO 8601 with the time of day. */
    readonly at: string;
    readonly text: string;
  }[];
  readonly isClosed: boolean;
}

/** A suggestion; the texts that it adds and takes away name it. */
export interface PrintChange {
  readonly id: string;
  readonly author: string;
  readonly at: string;
}

export interface PrintCover {
  readonly shortTitle: string;
  readonly kind: string;
  /** Participants, network, period: those that are known. */
  readonly facts: readonly Fact[];
  readonly mark: { readonly label: string; readonly text: string };
  /** To which act it is annexed, in lines, where a council decides on it. */
  readonly annex?: readonly string[];
  /** Says that the figures are made up. */
  readonly warning?: string;
  /** The row of the programme's marks, first to last. */
  readonly marks?: readonly { readonly asset: string; readonly alt: string }[];
}

/** The layout's own words, so that a layout holds no language. */
export interface PrintWords {
  readonly contents: string;
  readonly page: string;
  readonly of: string;
  readonly required: string;
}

export interface PrintSection {
  readonly key: string;
  readonly number: string;
  readonly title: string;
  readonly inlines?: Marked;
  readonly blocks: readonly Block[];
  readonly places?: Places;
  /** What comes after the document itself: the remarks. It has a letter for a number. */
  readonly isAppendix?: true;
}

/** Names of what somebody wants to know the page of. Nothing of them is seen; see `mark-places.ts`. */
type Places = readonly string[];

/**
 * The title or the text beside it, the same letters, where it has more than letters: references, notes, remarks, changes. For
 * writers that can show such things there.
 */
type Marked = readonly Inline[];

/** A short value with its name. */
export interface Fact {
  readonly label: string;
  readonly text: string;
  readonly inlines?: Marked;
  /** The text only says that a required value is not there. */
  readonly isMissing?: true;
  readonly places?: Places;
}

export type Inline =
  | {
      readonly type: "text";
      readonly text: string;
      readonly bold?: true;
      readonly italic?: true;
      readonly href?: string;
      /** Suggested, by the id of a `PrintChange`: `insert` is not in the document yet, `delete` still is. */
      readonly change?: { readonly id: string; readonly kind: "insert" | "delete" };
    }
  /** A footnote, for example the source of a figure: its mark stands here, its text at the foot of the page. */
  | {
      readonly type: "note";
      readonly inlines: readonly Inline[];
      /** What later marks of this note call it; unique in the document. */
      readonly name?: string;
      /** Says the same as the note of this name, close before it: a format that can do so refers to that, another repeats it. */
      readonly again?: string;
    }
  /** A cross-reference, shown as its text: `to` is the `anchor` of a card, a table or a figure. */
  | { readonly type: "ref"; readonly to: string; readonly text: string }
  | { readonly type: "comment-start"; readonly id: string }
  | { readonly type: "comment-end"; readonly id: string }
  | { readonly type: "break" }
  | { readonly type: "place"; readonly id: string };

export interface HeadingBlock {
  readonly type: "heading";
  readonly level: number;
  readonly inlines: readonly Inline[];
}

/** One record with what its row in the table leaves out. Its name is a heading of `level`. */
export interface CardBlock {
  readonly type: "card";
  readonly level: number;
  /** D1, W1.1. */
  readonly code?: string;
  readonly title: string;
  readonly inlines?: Marked;
  readonly blocks: readonly Block[];
  readonly places?: Places;
  /** What cross-references call it; unique in the document. Letters, digits, hyphens. */
  readonly anchor?: string;
}

/** One line that stands for itself, as the question a document answers. */
export interface StatementBlock {
  readonly type: "statement";
  readonly label: string;
  readonly text: string;
  readonly inlines?: Marked;
  readonly places?: Places;
}

export interface TableBlock {
  readonly type: "table";
  readonly caption?: string;
  readonly columns: readonly TableColumn[];
  readonly head: readonly TableRow[];
  readonly body: readonly TableRow[];
  readonly foot: readonly TableRow[];
  readonly note?: string;
  /** So short that it should stand on one page. */
  readonly isShort: boolean;
  /** Too wide for a standing page: it has lying pages of its own. */
  readonly isWide?: true;
  readonly anchor?: string;
}

/** A picture that is worked out from records. What it says is also in `alt` and in the table that follows it. */
export interface FigureBlock {
  readonly type: "figure";
  readonly caption: string;
  /** An SVG file. */
  readonly svg: string;
  /** What the picture shows, for who does not see it: never empty. */
  readonly alt: string;
  readonly anchor?: string;
}

/** A picture that somebody put into a text. */
export interface ImageBlock {
  readonly type: "image";
  readonly asset: string;
  /** Never empty: where nobody said what it shows, it says so. */
  readonly alt: string;
  readonly caption?: string;
  /** It says nothing on purpose: who does not see it misses nothing. `alt` says only that. */
  readonly isDecorative?: true;
}

/** In an empty form: what is to be written here, and room for it. */
export interface FormBlock {
  readonly type: "form";
  readonly label: string;
  readonly isRequired: boolean;
  readonly guidance?: string;
  readonly example?: string;
  /** Short values have a line, texts a box; a choice shows its options. */
  readonly room: "line" | "box";
  readonly options?: readonly string[];
}

export interface TableColumn {
  readonly align: "start" | "end";
  readonly isCode?: true;
  /** Part of the table's width; those of a table add up to 1. */
  readonly share: number;
}

export interface TableRow {
  readonly cells: readonly TableCell[];
  /** A long row may go on over the page; a short one moves there whole. */
  readonly canBreak: boolean;
}

export interface TableCell {
  readonly blocks: readonly Block[];
  readonly isHeader: boolean;
  readonly colspan: number;
  readonly rowspan: number;
  /** Holds a word wider than its column, which has to be divided. */
  readonly divides: boolean;
}

export type Block =
  | { readonly type: "paragraph"; readonly inlines: readonly Inline[] }
  | HeadingBlock
  | {
      readonly type: "list";
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly Block[])[];
    }
  | { readonly type: "quote"; readonly blocks: readonly Block[] }
  | TableBlock
  | FigureBlock
  | ImageBlock
  | FormBlock
  | CardBlock
  | { readonly type: "facts"; readonly facts: readonly Fact[] }
  | StatementBlock
  /** Something required is not there. */
  | { readonly type: "gap"; readonly text: string };
