/**
 * A document ready for paper: the one semantic tree that the writers of PDF and, later, of DOCX and HTML follow.
 *
 *   P1  Its texts are final: in one language, numbers and dates formatted, typography applied.
 *   P2  Text is data. Nothing in it is markup of any writer, whatever people typed.
 *   P3  Headings never skip a level below their section, whose own heading is level 1.
 */
import type { Language } from "@brudnopis/schema";

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
}

export interface PrintCover {
  readonly shortTitle: string;
  readonly kind: string;
  /** Participants, network, period: those that are known. */
  readonly facts: readonly Fact[];
  readonly mark: { readonly label: string; readonly text: string };
  /** Says that the figures are made up. */
  readonly warning?: string;
}

/** The layout's own words, so that a layout holds no language. */
export interface PrintWords {
  readonly contents: string;
  readonly page: string;
  readonly of: string;
}

export interface PrintSection {
  readonly key: string;
  readonly number: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A short value with its name. */
export interface Fact {
  readonly label: string;
  readonly text: string;
  /** The text only says that a required value is not there. */
  readonly isMissing?: true;
}

export type Inline =
  | {
      readonly type: "text";
      readonly text: string;
      readonly bold?: true;
      readonly italic?: true;
      readonly href?: string;
    }
  | { readonly type: "break" };

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
  readonly blocks: readonly Block[];
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
}

/** A picture that is worked out from records. What it says is also in `alt` and in the table that follows it. */
export interface FigureBlock {
  readonly type: "figure";
  readonly caption: string;
  /** An SVG file. */
  readonly svg: string;
  /** What the picture shows, for who does not see it: never empty. */
  readonly alt: string;
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
  | CardBlock
  | { readonly type: "facts"; readonly facts: readonly Fact[] }
  /** One line that stands for itself, as the question a document answers. */
  | { readonly type: "statement"; readonly label: string; readonly text: string }
  /** Something required is not there. */
  | { readonly type: "gap"; readonly text: string };
