/** What the server and the process that sets type say to each other. Only they speak it, and both are ours. */

/** Given to the process when it starts, as JSON. */
export interface TypstSettings {
  /** An empty folder: the only place that a layout may read files from. */
  readonly workspace: string;
  readonly layoutPath: string;
  readonly fontPaths: readonly string[];
}

/** A `PrintDocument` as JSON. One at a time: the next comes after the answer to the one before. */
export interface TypstJob {
  readonly print: string;
}

export type TypstReport =
  /** Fonts and layout are loaded. */
  | { readonly type: "ready" }
  /** It cannot be set; the process looks for the section that is to blame. */
  | { readonly type: "locating" }
  | TypstAnswer;

export type TypstAnswer =
  | {
      readonly type: "pdf";
      readonly pdf: Uint8Array;
      /** What the compiler did not like and set all the same, without what people wrote. */
      readonly warnings: string | undefined;
    }
  | {
      readonly type: "failed";
      /** The compiler's words without what people wrote. */
      readonly reason: string;
      readonly section: string | undefined;
    };
