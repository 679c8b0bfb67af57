/** What the process that reads pictures is asked, and answers. */
import type { ImageType } from "@brudnopis/schema";

export interface ImageJob {
  readonly bytes: Uint8Array;
  readonly format: "png" | "jpeg" | "webp" | "gif";
  /** Pixels, as the file says. */
  readonly width: number;
  readonly height: number;
  /** Pixels of the longer side, at most, of what comes out. */
  readonly keptSide: number;
}

export interface EncodedImage {
  readonly type: ImageType;
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** Undefined: it cannot be read. */
export type ImageAnswer = EncodedImage | undefined;
