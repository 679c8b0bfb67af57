/** What a matrix on the screen is told: the same for stakeholders and for risks. */
import type { Score } from "@brudnopis/document";

/** Which fields of which records a matrix shows and writes. */
export interface MatrixKind {
  readonly collection: string;
  /** The field that grows to the right. */
  readonly across: string;
  /** The field that grows upwards. */
  readonly up: string;
}

/** A record in the matrix. */
export interface MatrixEntry {
  readonly id: string;
  /** Its number or code: what stands for it where there is little room. */
  readonly mark: string;
  readonly name: string;
  /** What a screen reader says behind the name: where it is, and what is missing. */
  readonly spoken: string;
  readonly isLacking: boolean;
}

export interface MatrixCellLook {
  readonly across: Score;
  readonly up: Score;
  readonly entries: readonly MatrixEntry[];
  /** What the place means: the name of its list. */
  readonly label: string;
  readonly className: string;
  /** What stands in its corner; where there is little room, the level alone. */
  readonly corner?: { readonly level: number; readonly words: string };
}

/** Words over or under a part of the columns. */
export interface MatrixBand {
  readonly name: string;
  readonly detail: string;
  readonly columns: number;
}

export interface MatrixLook {
  readonly kind: MatrixKind;
  readonly label: string;
  readonly axes: { readonly across: string; readonly up: string };
  /** As they are read: the highest row first. */
  readonly rows: readonly (readonly MatrixCellLook[])[];
  readonly unscored: readonly MatrixEntry[];
  readonly bands?: { readonly top: readonly MatrixBand[]; readonly bottom: readonly MatrixBand[] };
  /** What its signs mean, below it. */
  readonly notes: readonly string[];
  /** What is said when an entry has moved. */
  placeText(across: Score, up: Score): string;
}
