/** What the server and the process that reads a file say to each other. */
import type { ImportDraft, ImportProblem } from "@brudnopis/schema";

export interface ImportJob {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A picture of the file as it lies there: nobody has looked at it yet. */
export interface FoundPicture {
  /** What the draft's blocks call it until it is stored. */
  readonly name: string;
  readonly alt: string;
  readonly bytes: Uint8Array;
}

export interface ReadFile {
  readonly draft: ImportDraft;
  readonly pictures: readonly FoundPicture[];
}

export type ImportAnswer = {
  /** The most memory that reading took; absent where the process did not live to say it. */
  readonly peakMegabytes?: number;
} & (
  | { readonly type: "read"; readonly file: ReadFile }
  | { readonly type: "refused"; readonly problem: ImportProblem }
);
