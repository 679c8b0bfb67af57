/** What the server and the process that sets type say to each other. Only they speak it, and both are ours. */
import type { AssetBytes } from "@brudnopis/export";

/** Given to the process when it starts, as JSON. */
export interface TypstSettings {
  /** An empty folder: the only place that a layout may read files from. */
  readonly workspace: string;
  readonly layoutPath: string;
  readonly fontPaths: readonly string[];
}

/** One at a time: the next comes after the answer to the one before. */
export interface TypstJob {
  /** A `PrintDocument` as JSON, in UTF-8. */
  readonly print: Uint8Array;
  /** Pictures that it names, by id. One that is not here is told by its words. */
  readonly assets: AssetBytes;
  readonly wants: "file" | "archive" | "places" | "preview";
}

export type TypstReport =
  /** Fonts and layout are loaded. */
  | { readonly type: "ready" }
  /** It cannot be set; the process looks for the section that is to blame. */
  | { readonly type: "locating" }
  | TypstAnswer;

export type TypstAnswer =
  | SetFile
  | { readonly type: "places"; readonly pages: PagesOfPlaces }
  | {
      readonly type: "failed";
      /** The compiler's words without what people wrote. */
      readonly reason: string;
      readonly section: string | undefined;
    };

export interface SetFile {
  readonly type: "pdf";
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** What the compiler did not like and set all the same, without what people wrote. */
  readonly warnings: string | undefined;
  /** Of a preview. */
  readonly look?: PagesLook;
}

/** What somebody who draws the pages cannot tell from the file, or not quickly. */
export interface PagesLook {
  /** First to last. Those with the same fingerprint look the same. */
  readonly pages: readonly { readonly fingerprint: string; readonly isLandscape: boolean }[];
  /** Where sections begin, and cards by their anchors. */
  readonly starts: readonly PageStart[];
}

/** Of a section, or of a card by its anchor. */
export interface PageStart {
  readonly section?: string;
  readonly anchor?: string;
  readonly page: number;
  /** How far down the page, from 0 to 1. */
  readonly top: number;
}

/** The number that is at the foot of the page, by the name of the place. */
export type PagesOfPlaces = Readonly<Record<string, number>>;
