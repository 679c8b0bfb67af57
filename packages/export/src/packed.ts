/** Files of office programs: parts of XML in a zip. */
import { strToU8, type Zippable, zipSync } from "fflate";

/** The same content gives the same file; times in zips have no zone and begin in 1980. */
const mtime = new Date(2000, 0, 1);

export interface PackedPart {
  readonly path: string;
  readonly content: string | Uint8Array;
  /** As it is: for pictures, which do not get smaller, and for what must be readable without unpacking. */
  readonly isStored?: true;
}

/** In this order. */
export function pack(parts: readonly PackedPart[]): Uint8Array {
  const files: Zippable = {};
  for (const { path, content, isStored } of parts) {
    const bytes = typeof content === "string" ? strToU8(content) : content;
    files[path] = [bytes, { level: isStored ? 0 : 6, mtime }];
  }
  return zipSync(files);
}

export const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
